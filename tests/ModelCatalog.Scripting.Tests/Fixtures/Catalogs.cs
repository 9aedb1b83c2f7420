using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests.Fixtures;

/// <summary>Catalogs whose models become scripts.</summary>
internal static class Catalogs
{
    private static readonly Lazy<IReadOnlyList<CompiledCatalog>> s_everything = new(() => [Compile(Path.Combine("ModelCatalog.Generator.Tests", "Catalogs", "everything"))]);
    private static readonly Lazy<IReadOnlyList<CompiledCatalog>> s_drafts = new(CompileDrafts);

    public static TheoryData<string> Names => ["own", "everything", "drafts"];

    /// <summary>The project's own; the one with every kind of value, mode and rule; the hard descriptors, each for itself, since some claim the same ids.</summary>
    public static IReadOnlyList<CompiledCatalog> Find(string name) => name switch
    {
        "own" => [ConformanceCase.Catalog],
        "everything" => s_everything.Value,
        _ => s_drafts.Value,
    };

    /// <summary>A catalog of a test's own; without errors.</summary>
    public static CompiledCatalog Of(params (string Path, string Text)[] files)
    {
        var compiled = CatalogCompiler.Compile([.. files.Select(file => new SourceText(file.Path, file.Text))]);
        Assert.Equal("", string.Join('\n', compiled.Diagnostics));
        return compiled;
    }

    private static CompiledCatalog Compile(string folder)
    {
        var root = Path.Combine(Repository.Root, "tests", folder);
        return CatalogCompiler.Compile([.. Files(root).Select(file => Read(root, file))]);
    }

    private static IReadOnlyList<CompiledCatalog> CompileDrafts()
    {
        var root = Path.Combine(Repository.Root, "tests", "ModelCatalog.Compiler.Tests", "Drafts");
        var shared = Files(Path.Combine(root, "providers")).Concat(Files(Path.Combine(root, "types"))).ToList();
        return [.. Files(Path.Combine(root, "models")).Concat(Files(Path.Combine(root, "gateways"))).Select(model =>
            CatalogCompiler.Compile([.. shared.Append(model).Select(file => Read(root, file))]))];
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static SourceText Read(string root, string file) => new(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file));
}
