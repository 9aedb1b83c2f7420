using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Emulator.Tests.Fixtures;

/// <summary>The real catalog, and with it what was invented for these tests.</summary>
internal static class Catalogs
{
    public static CompiledCatalog All { get; } = Compile("RealCatalog", "InventedCatalog");

    private static CompiledCatalog Compile(params string[] folders)
    {
        var texts = folders.SelectMany(folder => CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, folder)).Texts).ToList();
        var catalog = CatalogCompiler.Compile(texts);
        Assert.DoesNotContain(catalog.Diagnostics, diagnostic => diagnostic.IsError);
        return catalog;
    }
}
