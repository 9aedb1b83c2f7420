using System.Diagnostics;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ModelCatalog.Docs.Rendering;

namespace ModelCatalog.Docs.Tests.Site;

/// <summary>The site of the project's own catalog.</summary>
public class SitePagesTests
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private const int LargestPage = 300_000;

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var files = ProjectReference.Site.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var places = files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(file => file.Key, file => Markup.Values(file.Value, "id").ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var links = places.Keys.SelectMany(page => Markup.Values(files[page], "(?:href|src)").Select(target => (Page: page, Target: target))).ToList();

        var dead = links.Where(link => !IsOutside(link.Target)).Where(link =>
        {
            var (path, anchor) = Resolve(link.Page, link.Target);
            return !files.ContainsKey(path) || (anchor.Length > 0 && !places[path].Contains(anchor));
        }).Select(link => link.Page + " → " + link.Target).Distinct().ToList();

        Assert.True(links.Count > 5000, $"{links.Count} links");
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_link_of_the_Markdown_leads_somewhere()
    {
        var files = ProjectReference.Markdown.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var links = ProjectReference.Markdown.SelectMany(file => Markdown.Parse(file.Text, s_pipeline).Descendants<LinkInline>().Select(link => (Page: file.Path, Target: link.Url!))).ToList();

        Assert.True(links.Count > 1000, $"{links.Count} links");
        Assert.Empty(links.Where(link => !IsOutside(link.Target) && !files.Contains(Resolve(link.Page, link.Target).Path)).Select(link => link.Page + " → " + link.Target));
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        var pages = ProjectReference.Site.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal));

        Assert.All(pages, page => Assert.DoesNotContain(Markup.Values(page.Text, "src"), IsOutside));
        Assert.All(pages, page => Assert.All(System.Text.RegularExpressions.Regex.Matches(page.Text, "<link rel=\"stylesheet\" href=\"([^\"]*)\"").Select(match => match.Groups[1].Value), target => Assert.False(IsOutside(target), target)));
        Assert.DoesNotContain("url(", ProjectReference.Site.Single(file => file.Path == "site.css").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_has_one_name_and_a_name_one_place()
    {
        foreach (var page in ProjectReference.Site.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(Markup.Skeleton(page.Text));
            Assert.Empty(Markup.Values(page.Text, "id").GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => page.Path + "#" + group.Key));
        }
    }

    [Fact]
    public void Every_page_is_small()
    {
        Assert.Empty(ProjectReference.Site.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(file.Text) > LargestPage).Select(file => file.Path));
    }

    [Fact]
    public void The_whole_site_is_made_in_seconds()
    {
        var catalog = ProjectReference.Catalog;
        using var process = Process.GetCurrentProcess();

        // The processor's time: what else the machine does is not the site's.
        var start = process.TotalProcessorTime;
        var files = new ReferenceWriter(catalog, TemplateSet.BuiltIn).Site();
        process.Refresh();
        var time = process.TotalProcessorTime - start;

        Assert.True(files.Count > 500);
        Assert.True(time < TimeSpan.FromSeconds(10), $"{time}");
    }

    [Fact]
    public void What_comes_out_depends_on_the_catalog_alone() =>
        Assert.Equal(ProjectReference.Site, new ReferenceWriter(new ModelCatalog.Docs.Building.CatalogReference(ModelCatalog.Tests.Repository.CompileCatalog(), "ModelCatalog.Models"), TemplateSet.BuiltIn).Site());

    [Fact]
    public void Every_model_provider_kind_and_diagnostic_has_a_page()
    {
        var paths = ProjectReference.Site.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        Assert.All(ProjectReference.Catalog.Models, plan => Assert.Contains($"models/{plan.Model.Key}.html", paths));
        Assert.All(ProjectReference.Catalog.Providers, provider => Assert.Contains($"providers/{provider.Provider}.html", paths));
        Assert.All(Compiler.Diagnostics.DiagnosticRules.All, rule => Assert.Contains($"diagnostics/{rule.Id}.html", paths));
        Assert.All(Enum.GetValues<Compiler.Planning.ViolationKind>(), kind => Assert.Contains($"rules/{Compiler.Interpretation.RequestViolation.NameOf(kind)}.html", paths));
        Assert.Superset(new HashSet<string>(["index.html", "matrix.html", "prices.html", "language.html", "llms.txt", "llms-full.txt", "site.css", "site.js"], StringComparer.Ordinal), paths);
    }

    [Fact]
    public void Programs_are_told_of_every_page_of_a_model()
    {
        var list = ProjectReference.Site.Single(file => file.Path == "llms.txt").Text;
        var whole = ProjectReference.Site.Single(file => file.Path == "llms-full.txt").Text;

        Assert.StartsWith("# ModelCatalog\n\n> ", list, StringComparison.Ordinal);
        Assert.All(ProjectReference.Catalog.Models, plan => Assert.Contains($"](models/{plan.Model.Key}.md)", list, StringComparison.Ordinal));
        Assert.All(ProjectReference.Models, model => Assert.Contains($"\n# {ModelCatalog.Docs.Texts.MarkdownText.Escape(model.Title)}\n", whole, StringComparison.Ordinal));
    }

    private static bool IsOutside(string target) => target.Contains("://", StringComparison.Ordinal) || target.StartsWith("data:", StringComparison.Ordinal);

    private static (string Path, string Anchor) Resolve(string page, string target)
    {
        var parts = target.Split('#', 2);
        var url = new Uri(new Uri("http://site/" + page), parts[0].Length == 0 ? "/" + page : parts[0]);
        return (url.AbsolutePath.TrimStart('/'), parts.Length > 1 ? parts[1] : "");
    }
}
