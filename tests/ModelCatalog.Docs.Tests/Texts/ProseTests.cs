using ModelCatalog.Docs.Texts;

namespace ModelCatalog.Docs.Tests.Texts;

public class ProseTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("`a` and `b`", "<code>a</code> and <code>b</code>")]
    [InlineData("one ` alone", "one ` alone")]
    [InlineData("`<script>` & \"'", "<code>&lt;script&gt;</code> &amp; &quot;&#39;")]
    [InlineData("turned \u202e around\u0007", "turned \uFFFD around\uFFFD")]
    public void A_sentence_becomes_HTML(string text, string html) => Assert.Equal(html, HtmlText.Sentence(text));

    [Theory]
    [InlineData("It works", "It works.")]
    [InlineData("It works.", "It works.")]
    [InlineData("Does it?", "Does it?")]
    [InlineData("", "")]
    public void A_sentence_ends(string text, string sentence) => Assert.Equal(sentence, Prose.Sentence(text));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a,b", "a or b")]
    [InlineData("a,b,c", "a, b or c")]
    public void Parts_are_joined_as_one_speaks(string parts, string text) => Assert.Equal(text, Prose.Join(parts.Split(',', StringSplitOptions.RemoveEmptyEntries), "or"));
}
