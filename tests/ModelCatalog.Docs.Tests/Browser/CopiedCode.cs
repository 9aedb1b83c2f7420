using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>C# that was copied from a page, as the compiler sees it in a project with the models.</summary>
internal static class CopiedCode
{
    /// <summary>What the compiler refuses of it.</summary>
    public static IEnumerable<string> Errors(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var tree = CSharpSyntaxTree.ParseText("using System.Net.Http;\nusing System.Threading.Tasks;\n" + code, cancellationToken: TestContext.Current.CancellationToken);
        return CSharpCompilation.Create("Copied", [tree], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication)).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());
    }
}
