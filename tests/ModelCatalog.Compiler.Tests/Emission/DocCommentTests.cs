using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Compiler.Tests.Emission;

public class DocCommentTests
{
    [Theory]
    [InlineData("a < b && c", "a &lt; b &amp;&amp; c")]
    [InlineData("use `seed` here", "use <c>seed</c> here")]
    [InlineData("a lone ` tick", "a lone ` tick")]
    [InlineData("`List<T>`", "<c>List&lt;T&gt;</c>")]
    [InlineData("*/ </summary>", "*/ &lt;/summary&gt;")]
    [InlineData("\u0001", "\ufffd")]
    [InlineData("🚤", "🚤")]
    public void A_text_cannot_leave_its_element(string text, string xml) => Assert.Equal(xml, DocComment.Escape(text));

    [Theory]
    [InlineData("one\npublic class Evil {}")]
    [InlineData("one\r\npublic class Evil {}")]
    [InlineData("one\rpublic class Evil {}")]
    [InlineData("one\u2028public class Evil {}")]
    [InlineData("one\u2029public class Evil {}")]
    [InlineData("one\u0085public class Evil {}")]
    public void No_kind_of_line_end_leaves_the_comment(string text)
    {
        var writer = new SourceWriter();
        writer.Summary(text);

        Assert.Equal("/// <summary>\n/// one\n/// public class Evil {}\n/// </summary>\n", writer.ToString());
    }

    // An attribute could not carry it: metadata is UTF-8.
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\ufffd", DocComment.Escape("a" + (char)0xd800));

    [Fact]
    public void Blocks_are_indented_and_empty_lines_have_no_blanks()
    {
        var writer = new SourceWriter();
        using (writer.Block("class A"))
        {
            writer.Line("int a;\n\nint b;");
            using (writer.Block("void M()")) writer.Line("return;");
        }

        Assert.Equal("class A\n{\n    int a;\n\n    int b;\n    void M()\n    {\n        return;\n    }\n}\n", writer.ToString());
    }
}
