using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelCatalog.Models.Tests;

/// <summary>An expression as an application would write it, compiled against the catalog.</summary>
internal static class CompiledExpression
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_references = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The ids of what the compiler says of it.</summary>
    public static IReadOnlyList<string> Errors(string expression, string more = "") => Errors(Compile(expression, more));

    /// <summary>Its value, or what the compiler says of it.</summary>
    public static (object? Value, IReadOnlyList<string> Errors) Run(string expression)
    {
        var compilation = Compile(expression, "");
        if (Errors(compilation) is { Count: > 0 } errors) return (null, errors);
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        assembly.Position = 0;
        var type = AssemblyLoadContext.Default.LoadFromStream(assembly).GetType("C")!;
        return (type.GetMethod("M")!.Invoke(null, null), []);
    }

    private static CSharpCompilation Compile(string expression, string more)
    {
        var source = $"using ModelCatalog; using ModelCatalog.Models; public static class C {{ public static object M() => {expression}; }} {more}";
        return CSharpCompilation.Create(
            "Consumer" + Guid.NewGuid().ToString("N"), [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))], s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static IReadOnlyList<string> Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Distinct()];
}
