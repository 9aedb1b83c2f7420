using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Diagnostics;

public class LocatorTests
{
    private const string Model = """
        model: a
        parameters:
          prompt: { type: string, enum: [x, y] }
          a/b~c: {}
          seed:
            type: integer
            default:
        rules:
          - check: a == b
            message: Not so
          - forbid: [x]
        """;

    private static readonly DiagnosticRule Rule = new("MC9999", "Test", "Wrong: {0}");

    [Theory]
    [InlineData("/model", "a")]
    [InlineData("/parameters/prompt", "{ type: string, enum: [x, y] }")]
    [InlineData("/parameters/prompt/enum/1", "y")]
    [InlineData("/parameters/a~1b~0c", "{}")]
    [InlineData("/rules/0/check", "a == b")]
    public void A_value_is_marked(string pointer, string expected) => Assert.Equal(expected, Marked(Model, Rule.At(new Pointer(pointer), "x")));

    [Theory]
    [InlineData("", "model")]
    [InlineData("/parameters", "parameters")]
    [InlineData("/parameters/seed", "seed")]
    [InlineData("/rules/0", "check")]
    [InlineData("/parameters/seed/default", "default")]
    public void A_section_of_many_lines_or_without_value_is_marked_at_its_key(string pointer, string expected) =>
        Assert.Equal(expected, Marked(Model, Rule.At(new Pointer(pointer), "x")));

    [Theory]
    [InlineData("/parameters/prompt", "prompt")]
    [InlineData("/parameters/prompt/type", "type")]
    [InlineData("/rules/1", "forbid")]
    [InlineData("/rules/1/forbid/0", "x")]
    public void A_key_is_marked(string pointer, string expected) => Assert.Equal(expected, Marked(Model, Rule.AtKey(new Pointer(pointer), "x")));

    [Theory]
    [InlineData("/output", "model")]
    [InlineData("/parameters/prompt/default", "prompt")]
    [InlineData("/parameters/nope/type", "parameters")]
    [InlineData("/rules/7/check", "rules")]
    [InlineData("/rules/1/message", "forbid")]
    [InlineData("/rules/01/check", "forbid")]
    [InlineData("/rules/-1", "rules")]
    [InlineData("/model/deeper", "model")]
    public void A_pointer_that_leads_nowhere_marks_the_nearest_place_above(string pointer, string expected) =>
        Assert.Equal(expected, Marked(Model, Rule.At(new Pointer(pointer), "x")));

    // The word `here` of the unescaped text is marked.
    [Theory]
    [InlineData("a: is here now\n", "here")]
    [InlineData("a: is\n  now   \n\n  here\n", "here")]
    [InlineData("a: 'it''s here'\n", "here")]
    [InlineData("a: 'it''s\n   here'\n", "here")]
    [InlineData("a: \"\\u0041\\n\\t\\\\\\x41\\U0001F600 here\"\n", "here")]
    [InlineData("a: \"\\u0068ere\"\n", "\\u0068ere")]
    [InlineData("a: \"x \\\n   here\"\n", "here")]
    [InlineData("a: \"😀 here\"\n", "here")]
    [InlineData("a: |\n  one\n\n  is here\n", "here")]
    [InlineData("a: |\n  one\n   here\n", "here")]
    [InlineData("a: |2\n    one\n  here\n", "here")]
    [InlineData("a: |-\r\n  one\r\n  is here\r\n", "here")]
    [InlineData("a: |+  # why\n  one\n  here\n\n\nb: 1\n", "here")]
    [InlineData("a: >\n  one\n  two\n\n  three\n    four\n  is here\nb: 1\n", "here")]
    [InlineData("a: >-\n\n  one\n  two\n\n\n  is here\n", "here")]
    [InlineData("a:\n  - 1\nb: x\n", "- 1", false)]
    public void A_part_of_a_text_is_marked_where_it_stands(string text, string expected, bool isScalar = true)
    {
        var document = SyntaxReader.Read(new SourceText("a.yaml", text));
        Assert.Empty(document.Diagnostics);
        var start = 0;
        if (isScalar)
        {
            start = ((ScalarNode)((MappingNode)document.Root!).Find("a")!.Value).Text.IndexOf("here", StringComparison.Ordinal);
            Assert.True(start >= 0);
        }

        var diagnostic = Locator.Locate(document, Rule.Inside(Pointer.Root / "a", start, 4, "x"));

        Assert.Equal(expected, text.Substring(diagnostic.Range.Offset, diagnostic.Range.Length));
    }

    [Theory]
    [InlineData("a: x +\n", 6, "x +")]
    [InlineData("a: 'x +'\n", 7, "x +")]
    public void The_end_of_a_text_is_marked_behind_its_last_character(string text, int offset, string content)
    {
        var range = Locate(text, Rule.Inside(Pointer.Root / "a", content.Length, 1, "x")).Range;

        Assert.Equal((offset, 0), (range.Offset, range.Length));
    }

    [Fact]
    public void A_stretch_outside_the_text_is_cut_to_it() =>
        Assert.Equal("c", Marked("a: abc\n", Rule.Inside(Pointer.Root / "a", 2, 100, "x")));

    [Fact]
    public void A_document_without_root_is_marked_at_its_start() =>
        Assert.Equal("a.yaml(1,1): error MC9999: Wrong: x", Locate("a: [", Rule.At(Pointer.Root / "a", "x")).ToString());

    private static Diagnostic Locate(string text, Finding finding) => Locator.Locate(SyntaxReader.Read(new SourceText("a.yaml", text)), finding);

    private static string Marked(string text, Finding finding)
    {
        var range = Locate(text, finding).Range;
        return text.Substring(range.Offset, range.Length);
    }
}
