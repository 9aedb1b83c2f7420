using System.Globalization;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>Writes the project that <c>measure.sh</c> builds.</summary>
public sealed class AnalyzerBenchmark
{
    private const string FolderVariable = "ANALYZER_BENCHMARK";
    private const string ModelsVariable = "ANALYZER_BENCHMARK_MODELS";

    [Fact]
    public async Task The_project_that_is_measured_can_be_written()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{FolderVariable} names no folder to write to; measure.sh sets it.");
        Directory.CreateDirectory(folder);
        int? used = Environment.GetEnvironmentVariable(ModelsVariable) is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : null;
        var files = RequestWorkload.Files("ModelCatalog.Models", 1000, used);
        for (var i = 0; i < files.Count; i++) await File.WriteAllTextAsync(Path.Combine(folder, $"Scenes{i}.cs"), files[i], TestContext.Current.CancellationToken);
    }
}
