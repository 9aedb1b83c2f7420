using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tests;

/// <summary>Where things are in the checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The provider documents beside the checkout; null where they are absent.</summary>
    public static string? Seeds => Path.Combine(Root, "..", "shared", "seeds") is var path && Directory.Exists(path) ? Path.GetFullPath(path) : null;

    /// <summary>The project's own catalog, compiled.</summary>
    public static CompiledCatalog CompileCatalog()
    {
        var catalog = Path.Combine(Root, "catalog");
        var files = new[] { "providers", "models", "types" }.Select(folder => Path.Combine(catalog, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .Select(file => new SourceText(Path.GetRelativePath(catalog, file).Replace('\\', '/'), File.ReadAllText(file))).ToList();
        var compiled = CatalogCompiler.Compile(files);
        Assert.Empty(compiled.Diagnostics);
        return compiled;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside a checkout: no folder above them holds Catalog.sln.");
    }
}
