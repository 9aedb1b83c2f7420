using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Rendering;
using ModelCatalog.Docs.Views;
using ModelCatalog.Tests;

namespace ModelCatalog.Docs.Tests;

/// <summary>The reference of the project's own catalog, made once.</summary>
internal static class ProjectReference
{
    private static readonly Lazy<CatalogReference> s_catalog = new(() => new CatalogReference(Repository.CompileCatalog(), "ModelCatalog.Models"));
    private static readonly Lazy<IReadOnlyList<Page>> s_pages = new(() => [.. PageSet.Of(s_catalog.Value)]);
    private static readonly Lazy<IReadOnlyList<ReferenceFile>> s_site = new(() => new ReferenceWriter(s_catalog.Value, TemplateSet.BuiltIn).Site());
    private static readonly Lazy<IReadOnlyList<ReferenceFile>> s_markdown = new(() => new ReferenceWriter(s_catalog.Value, TemplateSet.BuiltIn).Markdown());
    private static readonly Lazy<string> s_folder = new(Write);

    /// <summary>The catalog.</summary>
    public static CatalogReference Catalog => s_catalog.Value;

    /// <summary>What its pages show.</summary>
    public static IReadOnlyList<Page> Pages => s_pages.Value;

    /// <summary>The pages of models.</summary>
    public static IEnumerable<ModelDoc> Models => Pages.Select(page => page.Body).OfType<ModelDoc>();

    /// <summary>The files of the site.</summary>
    public static IReadOnlyList<ReferenceFile> Site => s_site.Value;

    /// <summary>The files of the Markdown.</summary>
    public static IReadOnlyList<ReferenceFile> Markdown => s_markdown.Value;

    /// <summary>The site as files on disk; gone when the process ends.</summary>
    public static string Folder => s_folder.Value;

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("modelcat-site-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Assert.NotNull(ReferenceFolder.Write(folder, Site, out _));
        return folder;
    }
}
