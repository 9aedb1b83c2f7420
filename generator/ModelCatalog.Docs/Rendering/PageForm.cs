using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Rendering;

/// <summary>How texts are written in one kind of file. Whatever a descriptor says passes through here, and comes out as text.</summary>
public abstract class PageForm
{
    /// <summary>The folder of its templates: <c>site</c>.</summary>
    public abstract string Folder { get; }

    /// <summary>The ending of its files.</summary>
    public abstract string Ending { get; }

    /// <summary>The name of the first page's file, without its ending.</summary>
    public virtual string IndexName => "index";

    /// <summary>A text.</summary>
    public abstract string Escape(string text);

    /// <summary>A sentence whose names and values stand between backticks.</summary>
    public abstract string Sentence(string text);

    /// <summary>A name or a value.</summary>
    public abstract string Code(string text);

    /// <summary>Lines of code.</summary>
    public abstract string Block(string language, string code);

    /// <summary>A link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="root">The way from the page to the first one.</param>
    public abstract string Link(Link link, string root);

    /// <summary>A text that is Markdown by definition, and ours.</summary>
    public abstract string Markdown(string text);

    /// <summary>The file of a page.</summary>
    public string FileOf(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return (page == "index" ? IndexName : page) + Ending;
    }
}

/// <summary>HTML.</summary>
public sealed class HtmlForm : PageForm
{
    /// <inheritdoc />
    public override string Folder => "site";

    /// <inheritdoc />
    public override string Ending => ".html";

    /// <inheritdoc />
    public override string Escape(string text) => HtmlText.Escape(text);

    /// <inheritdoc />
    public override string Sentence(string text) => HtmlText.Sentence(text);

    /// <inheritdoc />
    public override string Code(string text) => "<code>" + HtmlText.Escape(text) + "</code>";

    /// <inheritdoc />
    public override string Block(string language, string code) => $"<pre tabindex=\"0\"><code class=\"language-{language}\">{HtmlText.Lines(code)}</code></pre>";

    /// <inheritdoc />
    public override string Link(Link link, string root)
    {
        ArgumentNullException.ThrowIfNull(link);
        var text = HtmlText.Sentence(link.Text);
        var target = link.Url ?? (link.Page is null ? "" : root + FileOf(link.Page)) + (link.Anchor is null ? "" : "#" + link.Anchor);
        return target.Length == 0 ? text : $"<a href=\"{HtmlText.Escape(target)}\"{(link.Url is null ? "" : " rel=\"external noreferrer\"")}>{text}</a>";
    }

    /// <inheritdoc />
    public override string Markdown(string text) => MarkdownHtml.Of(text);
}

/// <summary>Markdown.</summary>
/// <param name="indexName">The name of the first page's file.</param>
public sealed class MarkdownForm(string indexName) : PageForm
{
    /// <inheritdoc />
    public override string Folder => "markdown";

    /// <inheritdoc />
    public override string Ending => ".md";

    /// <inheritdoc />
    public override string IndexName => indexName;

    /// <inheritdoc />
    public override string Escape(string text) => MarkdownText.Escape(text);

    /// <inheritdoc />
    public override string Sentence(string text) => MarkdownText.Sentence(text);

    /// <inheritdoc />
    public override string Code(string text) => MarkdownText.Code(text);

    /// <inheritdoc />
    public override string Block(string language, string code) => MarkdownText.Fence(language, code);

    // A heading's place has another name wherever Markdown is shown: within a page there are no links.
    /// <inheritdoc />
    public override string Link(Link link, string root)
    {
        ArgumentNullException.ThrowIfNull(link);
        var target = link.Url ?? (link.Page is null ? null : root + FileOf(link.Page));
        return target is null ? MarkdownText.Sentence(link.Text) : MarkdownText.Link(link.Text, target);
    }

    /// <inheritdoc />
    public override string Markdown(string text) => text;
}
