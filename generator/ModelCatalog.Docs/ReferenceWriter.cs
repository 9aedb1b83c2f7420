using ModelCatalog.Compiler.Scripting;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Rendering;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs;

/// <summary>Writes the reference of a catalog. What comes out depends on the catalog and the templates alone.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="templates">The templates.</param>
public sealed class ReferenceWriter(CatalogReference catalog, TemplateSet templates)
{
    private static readonly string[] s_assets =
    [
        "site/site.css", "site/site.js", "site/builder.css", "site/builder-state.js", "site/builder-code.js", "site/builder-controls.js", "site/builder-fields.js", "site/builder-form.js",
        "site/builder-options.js", "site/builder.js",
    ];

    private readonly List<Page> _pages = [.. PageSet.Of(catalog)];

    /// <summary>Asked after each page, with how many are done and how many there are.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>The reference as Markdown.</summary>
    /// <exception cref="TemplateException">A template cannot be used.</exception>
    public IReadOnlyList<ReferenceFile> Markdown() => Render(new MarkdownForm("README"), 0, _pages.Count);

    /// <summary>The static site: pages, style and script, and the same pages as Markdown for readers that are programs.</summary>
    /// <exception cref="TemplateException">A template cannot be used.</exception>
    public IReadOnlyList<ReferenceFile> Site()
    {
        var markdown = new MarkdownForm("index");
        var pages = Render(new HtmlForm(), 0, _pages.Count * 2);
        var texts = Render(markdown, _pages.Count, _pages.Count * 2);
        return [.. pages, .. texts, .. s_assets.Select(name => new ReferenceFile(name["site/".Length..], templates[name])), .. Scripts(), .. ForPrograms(texts)];
    }

    // What the form of a model's page runs: the rules of all, then its own.
    private IEnumerable<ReferenceFile> Scripts()
    {
        yield return new ReferenceFile("rules.js", ScriptRuntime.Text + ScriptRuntime.Narrowing);
        var index = catalog.Catalog.Index;
        foreach (var page in _pages)
        {
            if (page.Body is not ModelDoc doc) continue;
            var plan = catalog.Models.Single(model => model.Model.Key == doc.Key);
            var starts = doc.Examples.Concat(doc.Mistakes).Select(example => example.Start);
            yield return new ReferenceFile(page.Path + ".js", ModelScript.Of(plan, index) + NarrowingScript.Of(plan) + FormScript.Of(plan, index, catalog.Namespace, starts));
        }
    }

    private List<ReferenceFile> Render(PageForm form, int done, int all)
    {
        var renderer = new PageRenderer(form, templates);
        var files = new List<ReferenceFile>();
        foreach (var page in _pages)
        {
            files.Add(new ReferenceFile(form.FileOf(page.Path), renderer.Render(page)));
            Progress?.Invoke(done + files.Count, all);
        }

        return files;
    }

    // https://llmstxt.org: a list of what there is, and everything in one file.
    private IEnumerable<ReferenceFile> ForPrograms(List<ReferenceFile> texts)
    {
        var renderer = new PageRenderer(new MarkdownForm("index"), templates);
        var parts = _pages.Where(page => !page.Path.StartsWith("diagnostics/", StringComparison.Ordinal)).ToList();
        var list = renderer.Fill("llms", new
        {
            Description = _pages[0].Description,
            Models = parts.Where(page => page.Path.StartsWith("models/", StringComparison.Ordinal)).Select(Entry).ToList(),
            Providers = parts.Where(page => page.Path.StartsWith("providers/", StringComparison.Ordinal)).Select(Entry).ToList(),
            Others = parts.Where(page => !page.Path.Contains('/', StringComparison.Ordinal) && page.Path != "index").Select(Entry).ToList(),
        });
        yield return new ReferenceFile("llms.txt", list);
        var whole = texts.Where((_, i) => _pages[i].Path.StartsWith("models/", StringComparison.Ordinal) || _pages[i].Path.StartsWith("providers/", StringComparison.Ordinal)).Select(file => file.Text);
        yield return new ReferenceFile("llms-full.txt", list + "\n" + string.Join("\n", whole));
    }

    private static object Entry(Page page) => new { Link = Link.To(page.Title, page.Path), page.Description };
}
