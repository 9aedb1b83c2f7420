using System.Net;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using ModelCatalog.Docs.Texts;

namespace ModelCatalog.Docs.Tests.Texts;

/// <summary>A text that is written into Markdown is that text again when the Markdown is shown.</summary>
public class MarkdownTextTests
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks().UseTaskLists().UseFootnotes().UseMathematics().Build();

    [Theory]
    [InlineData("# Head")]
    [InlineData("- item")]
    [InlineData("+ item")]
    [InlineData("* item")]
    [InlineData("1. item")]
    [InlineData("1) item")]
    [InlineData("> quote")]
    [InlineData("===")]
    [InlineData("---")]
    [InlineData("***")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("![x](https://evil.test/x.png)")]
    [InlineData("[x]: https://evil.test")]
    [InlineData("[^1]: note")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<!-- comment")]
    [InlineData("&lt;b&gt; &amp; &#60;")]
    [InlineData("a | b | c")]
    [InlineData("|---|---|")]
    [InlineData("**bold** _em_ __strong__ ~~gone~~ `code` $x$ $$y$$")]
    [InlineData("snake_case_name _x_ x_ _y")]
    [InlineData("https://evil.test and www.evil.test and a@evil.test")]
    [InlineData("back\\slash \\* \\")]
    [InlineData("```js")]
    [InlineData("~~~")]
    [InlineData("- [x] done")]
    [InlineData("first\n\n# second")]
    public void What_would_be_markup_stays_text(string text) => AssertIsText(text);

    [Fact]
    public void Any_text_stays_text()
    {
        const string alphabet = "ab1 .#>+-=:*_[]()<>!|~$`&\\/@w\"'{}^\t";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) AssertIsText(string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => alphabet[random.Next(alphabet.Length)])));
    }

    [Theory]
    [InlineData("`duration` must be `5`", "<code>duration</code> must be <code>5</code>")]
    [InlineData("a ` alone", "a ` alone")]
    [InlineData("`a|b` <i>", "<code>a|b</code> &lt;i&gt;")]
    [InlineData("`<b>`", "<code>&lt;b&gt;</code>")]
    [InlineData("`x``y`", "<code>x</code><code>y</code>")]
    [InlineData("`` `a", "`` `a")]
    public void Names_and_values_of_a_sentence_are_code(string text, string html) => Assert.Equal($"<p>{html}</p>", Show(MarkdownText.Sentence(text)));

    [Theory]
    [InlineData("a|b")]
    [InlineData("a`b")]
    [InlineData("``")]
    [InlineData("*x* [y](z) <b> \\")]
    [InlineData(" x ")]
    public void A_value_stays_a_value_in_a_table(string value)
    {
        var html = Show($"| a | b |\n|---|---|\n| {MarkdownText.Code(value)} | c |");

        Assert.Contains($"<td><code>{WebUtility.HtmlEncode(value)}</code></td>", html.Replace("&#39;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<td>").Length - 1);
    }

    [Theory]
    [InlineData("x\n```\n# y")]
    [InlineData("````\n```")]
    public void A_fence_is_longer_than_what_it_holds(string code)
    {
        var html = Show(MarkdownText.Fence("json", code));

        Assert.Equal($"<pre><code class=\"language-json\">{WebUtility.HtmlEncode(code)}\n</code></pre>", html);
    }

    [Theory]
    [InlineData("a](b", "models/x.md")]
    [InlineData("*a*", "https://example.com/a b>c")]
    public void A_link_holds_its_text(string text, string target)
    {
        var html = Show(MarkdownText.Link(text, target));

        Assert.StartsWith("<p><a href=\"", html, StringComparison.Ordinal);
        Assert.EndsWith($">{WebUtility.HtmlEncode(text)}</a></p>", html, StringComparison.Ordinal);
    }

    private static void AssertIsText(string text)
    {
        var plain = text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        var markdown = MarkdownText.Escape(text);
        var html = Show(markdown);
        Assert.True(plain.Length == 0 ? html.Length == 0 : html == $"<p>{Encode(plain)}</p>", $"'{text}' was written as '{markdown}' and is shown as '{html}'");
    }

    private static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Show(string markdown) => Markdown.ToHtml(markdown, s_pipeline).TrimEnd('\n');
}
