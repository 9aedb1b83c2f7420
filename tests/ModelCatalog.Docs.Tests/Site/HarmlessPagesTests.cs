using Markdig;
using Markdig.Extensions.EmphasisExtras;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Rendering;

namespace ModelCatalog.Docs.Tests.Site;

/// <summary>Whatever stands in a descriptor, its pages have the same tags, attributes and Markdown as with plain words: text stays text.</summary>
public class HarmlessPagesTests
{
    private const string Plain = "plain words";

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks().UseTaskLists().Build();

    // Pages of the catalog; the others hold no text of a descriptor.
    private static readonly string[] s_folders = ["index", "models/", "providers", "matrix", "prices", "rules"];

    private static readonly PageRenderer[] s_renderers = [new(new HtmlForm(), TemplateSet.BuiltIn), new(new MarkdownForm("index"), TemplateSet.BuiltIn)];
    private static readonly string[] s_endings = [".html", ".md"];

    public static TheoryData<string> Texts { get; } =
    [
        "<script>alert(1)</script>",
        "</td></tr></table><h1>Evil</h1>",
        "\" onmouseover=\"alert(1)",
        "' onclick='alert(1)' x='",
        "--><script>alert(1)</script><!--",
        "]]> <![CDATA[ & &amp; &#60;b&#62;",
        "javascript:alert(1)",
        "[click](javascript:alert(1))",
        "![x](https://evil.test/x.png)",
        "**bold** __strong__ *em* _em_ ~~gone~~",
        "# Heading",
        "- item",
        "1. item",
        "> quote",
        "a | b | c",
        "|---|---|",
        "--- ===",
        "www.evil.test a@evil.test",
        "{{Root}} {{{Root}}} {{#each this}} {{> layout}}",
        "\\",
        "</svg><a href=\"https://evil.test\">",
        "$x$ @name :smile:",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_a_text_wherever_it_stands(string text)
    {
        var (plain, hostile) = (Render(Plain), Render(text));

        Assert.Equal(plain.Keys.Order(StringComparer.Ordinal), hostile.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, page) in hostile)
        {
            if (path.EndsWith(".html", StringComparison.Ordinal)) Assert.Equal(Markup.Skeleton(plain[path]), Markup.Skeleton(page));
            else Assert.Equal(Markup.Skeleton(Shown(plain[path]), "br"), Markup.Skeleton(Shown(page), "br"));
            if (path.EndsWith(".html", StringComparison.Ordinal)) Assert.All(Markup.Values(page, "href"), link => Assert.False(link.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) || link.Contains("evil", StringComparison.Ordinal), link));
        }
    }

    [Theory]
    [InlineData("`<script>` and `\" x=\"`")]
    [InlineData("``` ` `` <b>")]
    [InlineData("`a|b` | `c`")]
    public void Backticks_mark_code_and_nothing_else(string text)
    {
        var (plain, hostile) = (Render(Plain), Render(text));

        foreach (var (path, page) in hostile)
        {
            if (path.EndsWith(".html", StringComparison.Ordinal)) Assert.Equal(Markup.Skeleton(plain[path], "code"), Markup.Skeleton(page, "code"));
            else Assert.Equal(Markup.Skeleton(Shown(plain[path]), "br", "code"), Markup.Skeleton(Shown(page), "br", "code"));
        }
    }

    [Fact]
    public void Every_position_is_tried()
    {
        const string mark = "Zyzzyva";
        var pages = Render(mark);

        // As many positions as the descriptors below have, each on some page.
        var model = Assert.Single(pages, page => page.Key == "models/acme/nova.html").Value;
        var provider = Assert.Single(pages, page => page.Key == "providers/orbit.html").Value;
        Assert.True(Count(model) > 40, $"{Count(model)} positions on the model's page");
        Assert.True(Count(provider) > 25, $"{Count(provider)} positions on the provider's page");
        int Count(string page) => page.Split(mark).Length - 1;
    }

    private static string Shown(string markdown) => Markdown.ToHtml(markdown, s_pipeline);

    private static Dictionary<string, string> Render(string text)
    {
        var catalog = CatalogCompiler.Compile(
        [
            new SourceText("providers/orbit.yaml", HostileDescriptors.Provider(text)), new SourceText("models/acme/nova.yaml", HostileDescriptors.Model(text)),
            new SourceText("types/acme/voice.yaml", HostileDescriptors.Type(text)),
        ]);
        Assert.Empty(catalog.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var pages = PageSet.Of(new CatalogReference(catalog, "Acme")).Where(page => s_folders.Any(folder => page.Path.StartsWith(folder, StringComparison.Ordinal))).ToList();
        return s_renderers.Zip(s_endings).SelectMany(form => pages.Select(page => (Path: page.Path + form.Second, Text: form.First.Render(page)))).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
    }
}
