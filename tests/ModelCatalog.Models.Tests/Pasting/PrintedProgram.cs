using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests.Pasting;

/// <summary>Printed statements, each a method, compiled as they are; only the HTTP handler is another one.</summary>
internal sealed class PrintedProgram
{
    private readonly Type? _methods;

    public PrintedProgram(IReadOnlyList<string> codes)
    {
        var compilation = CSharpCompilation.Create(
            "Printed", [CSharpSyntaxTree.ParseText(Source(codes), new CSharpParseOptions(LanguageVersion.CSharp12))], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Errors = result.Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id is not ("CS0618" or "CS0612")))
            .Select(diagnostic => diagnostic + "\n" + diagnostic.Location.SourceTree!.GetText(default).Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]).ToList();
        if (result.Success) _methods = System.Reflection.Assembly.Load(assembly.ToArray()).GetType("Printed");

        // The printed client takes its key from where an application has it.
        foreach (var variable in ConformanceCase.Catalog.Index.Providers.SelectMany(provider => provider.Auth?.Variables ?? default)) Environment.SetEnvironmentVariable(variable, "a-key");
    }

    /// <summary>Errors and warnings; without those for what the catalog calls deprecated.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Runs the statements of that place.</summary>
    public SentRequest Run(int i)
    {
        RecordingHandler.Begin();
        try
        {
            ((Task)_methods!.GetMethod(Name(i))!.Invoke(null, null)!).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is ModelCatalogException or NotSupportedException or InvalidOperationException)
        {
            RecordingHandler.End(exception);
        }

        return RecordingHandler.Sent;
    }

    private static string Source(IReadOnlyList<string> codes)
    {
        var directives = new SortedSet<string>(StringComparer.Ordinal) { "using System.Net.Http;", "using System.Threading.Tasks;" };
        var methods = new StringBuilder();
        for (var i = 0; i < codes.Count; i++)
        {
            methods.Append(CultureInfo.InvariantCulture, $"    public static async Task {Name(i)}()\n    {{\n");
            foreach (var line in codes[i].Split('\n'))
            {
                if (line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("using var ", StringComparison.Ordinal)) directives.Add(line);
                else if (line.StartsWith("using var http", StringComparison.Ordinal)) methods.Append("ModelCatalog.Models.Tests.Pasting.RecordingHandler.Built(request);\n").Append(line).Append('\n');
                else methods.Append(line).Append('\n');
            }

            methods.Append("    }\n\n");
        }

        return string.Join('\n', directives) + $$"""

            public static class Printed
            {
                private sealed class SocketsHttpHandler : ModelCatalog.Models.Tests.Pasting.RecordingHandler;

            {{methods}}
            }
            """;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"Run{i}");

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
}
