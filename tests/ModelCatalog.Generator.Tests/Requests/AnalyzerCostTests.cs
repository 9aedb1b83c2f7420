using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelCatalog.Generator.Requests;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Requests;

[CollectionDefinition(nameof(AnalyzerCostTests), DisableParallelization = true)]
public sealed class AnalyzerCostCollection;

/// <summary>What the analyzer adds to the compilation of an application with a thousand request expressions, on one thread.</summary>
/// <remarks>Both are the least of several rounds, so that what else the machine does counts little. <c>measure.sh</c> beside this file compares whole builds.</remarks>
[Collection(nameof(AnalyzerCostTests))]
public sealed class AnalyzerCostTests
{
    private const string Models = "ModelCatalog.Models";
    private const int Requests = 1000;
    private const int Rounds = 2;

    // A whole build, of which this is a part, may become slower by a twentieth. Here is room for a machine that is busy all the time.
    private const double MostOfCompilation = 0.15;

    [Fact]
    public async Task A_thousand_requests_cost_a_small_part_of_their_compilation()
    {
        var project = Application();
        var output = project.Run().Output;
        output = output.WithOptions(output.Options.WithConcurrentBuild(false));
        var (compilation, analysis) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            compilation = Least(compilation, Compile(output.Clone()));
            analysis = Least(analysis, await AnalyzeAsync(project, output.Clone()));
            TestContext.Current.TestOutputHelper?.WriteLine($"compiled in {compilation.TotalMilliseconds:F0} ms, analyzed in {analysis.TotalMilliseconds:F0} ms");
        }

        Assert.True(analysis < compilation * MostOfCompilation, $"The analyzer took {analysis.TotalMilliseconds:F0} ms beside {compilation.TotalMilliseconds:F0} ms of compilation.");
    }

    private static CatalogProject Application()
    {
        var package = new CatalogProject(tracked: false).Property("ModelCatalogNamespace", Models).OwnCatalog().Run().Output;
        using var image = new MemoryStream();
        Assert.True(package.Emit(image).Success);
        return new CatalogProject(tracked: false).Reference(MetadataReference.CreateFromImage(image.ToArray())).OwnCatalog(Models).CSharp([.. RequestWorkload.Files(Models, Requests)]);
    }

    private static TimeSpan Compile(CSharpCompilation compilation)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        var result = compilation.Emit(Stream.Null);
        var time = Stopwatch.GetElapsedTime(start);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(5)));
        return time;
    }

    private static async Task<TimeSpan> AnalyzeAsync(CatalogProject project, CSharpCompilation compilation)
    {
        GC.Collect();
        var analyzer = new RequestAnalyzer();
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = await compilation.WithAnalyzers([analyzer], options).GetAnalysisResultAsync(TestContext.Current.CancellationToken);
        Assert.Empty(result.GetAllDiagnostics());
        return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
