using Markdig;

namespace ModelCatalog.Docs.Rendering;

/// <summary>Turns the project's own Markdown, the help pages of diagnostics, into HTML. HTML that stands in it is shown as text.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static string Of(string markdown) => Markdown.ToHtml(markdown, s_pipeline).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
}
