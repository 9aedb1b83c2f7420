using System.Collections.Concurrent;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>The draft models, each compiled with the drafts' providers and shared types: some of them claim the same ids.</summary>
internal static class DraftCatalog
{
    private static readonly ConcurrentDictionary<string, CompiledCatalog> s_compiled = new(StringComparer.Ordinal);

    private static string Root { get; } = Path.Combine(Path.GetDirectoryName(CaseFile.Root)!, "Drafts");

    /// <summary>The files of the models.</summary>
    public static IReadOnlyList<string> Models { get; } = [.. Files("models").Concat(Files("gateways"))];

    /// <summary>A model's file, the providers and the shared types.</summary>
    public static CompiledCatalog Compile(string model) =>
        s_compiled.GetOrAdd(model, path => CatalogCompiler.Compile([.. Files("providers").Concat(Files("types")).Append(path).Select(Read)]));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml").Select(path => folder + "/" + Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static SourceText Read(string path) => SourceTextReader.Decode(path, File.ReadAllBytes(Path.Combine(Root, path)));
}
