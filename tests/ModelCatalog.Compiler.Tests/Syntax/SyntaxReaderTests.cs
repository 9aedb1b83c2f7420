using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Syntax;

public class SyntaxReaderTests
{
    [Fact]
    public void Scalars_keep_their_characters_and_their_style()
    {
        var root = Read("plain: 16:9\nsingle: 'it''s'\ndouble: \"a\\n\\u0041\"\nblock: |\n  one\n  two\nfolded: >-\n  one\n  two\nyes: no\n");

        Assert.Equal(
            [
                ("plain", "16:9", ScalarStyle.Plain), ("single", "it's", ScalarStyle.SingleQuoted), ("double", "a\nA", ScalarStyle.DoubleQuoted),
                ("block", "one\ntwo\n", ScalarStyle.Block), ("folded", "one two", ScalarStyle.Block), ("yes", "no", ScalarStyle.Plain),
            ],
            root.Entries.Select(entry => (entry.Key.Text, ((ScalarNode)entry.Value).Text, ((ScalarNode)entry.Value).Style)));
    }

    [Theory]
    [InlineData("a:\nb: 1\n", true)]
    [InlineData("a: ~\n", true)]
    [InlineData("a: null\n", true)]
    [InlineData("a: ''\n", false)]
    [InlineData("a: 'null'\n", false)]
    [InlineData("a: 0\n", false)]
    public void Nothing_is_told_from_text(string text, bool isNull) => Assert.Equal(isNull, ((ScalarNode)Read(text).Find("a")!.Value).IsNull);

    // Each place is the text that the node's range covers.
    [Theory]
    [InlineData("a: one two\n", "one two")]
    [InlineData("a: 'x'   # why\n", "'x'")]
    [InlineData("a: one\n  two\nb: 1\n", "one\n  two")]
    [InlineData("a: |\n  x\n  y\n\nb: 1\n", "|\n  x\n  y")]
    [InlineData("a: [1, 2]\n", "[1, 2]")]
    [InlineData("a: { b: [c], d: {} }\n", "{ b: [c], d: {} }")]
    [InlineData("a: {}\n", "{}")]
    [InlineData("a: [\n  1,\n  2, # c\n]\nb: 1\n", "[\n  1,\n  2, # c\n]")]
    [InlineData("a:\n  b: 1\n  c: 2\nd: 3\n", "b: 1\n  c: 2")]
    [InlineData("a:\n  - b: 1\n    c:\n  - d\ne: 3\n", "- b: 1\n    c:\n  - d")]
    [InlineData("a:\n- 1\n- 2\nb: 3\n", "- 1\n- 2")]
    [InlineData("a:\nb: 3\n", "")]
    [InlineData("a:\r\n  - x\r\n  - yy\r\nb: 1\r\n", "- x\r\n  - yy")]
    [InlineData("\uFEFFa: 1\n", "1")]
    [InlineData("b: \"😀\"\n😀: '😀'\na: é😀x\n", "é😀x")]
    [InlineData("{\n\t\"b\":\t[\t1 ],\n\t\"a\":\t\"x\\ty\"\n}\n", "\"x\\ty\"")]
    [InlineData("{\"b\":{\"c\":1},\"a\":{\"d\":[]}}", "{\"d\":[]}")]
    public void A_value_covers_its_source(string text, string expected)
    {
        var range = Read(text).Find("a")!.Value.Range;

        Assert.Equal(expected, text.Substring(range.Offset, range.Length));
        Assert.Equal(new SourceText("", text).Range(range.Offset, range.Length), range);
    }

    [Theory]
    [InlineData("a: [b: c, d: [e: f], g]\n", "b: c")]
    [InlineData("a: [ {x: y}, b: c ]\n", "{x: y}")]
    public void A_pair_in_brackets_covers_itself(string text, string expected)
    {
        var item = Assert.IsType<MappingNode>(Assert.IsType<SequenceNode>(Read(text).Find("a")!.Value).Items[0]);

        Assert.Equal(expected, text.Substring(item.Range.Offset, item.Range.Length));
    }

    [Fact]
    public void A_second_pair_in_brackets_covers_itself()
    {
        const string Text = "a: [ {x: y}, b: c ]\n";
        var item = Assert.IsType<SequenceNode>(Read(Text).Find("a")!.Value).Items[1];

        Assert.Equal("b: c", Text.Substring(item.Range.Offset, item.Range.Length));
    }

    [Fact]
    public void Lines_and_columns_count_from_0_in_utf16_units()
    {
        var range = Read("x: 1\r\n\"😀\": é, 😀\r\na:   [😀, y]\r\n").Find("a")!.Value.Range;

        Assert.Equal((new TextPosition(2, 5), new TextPosition(2, 12)), (range.Start, range.End));
    }

    [Fact]
    public void A_duplicate_key_is_left_out_and_the_rest_is_kept()
    {
        var document = SyntaxReader.Read(new SourceText("a.yaml", "a: 1\na: 2\nb: 3\n"));

        var root = Assert.IsType<MappingNode>(document.Root);
        Assert.Equal(["a=1", "b=3"], root.Entries.Select(entry => $"{entry.Key.Text}={((ScalarNode)entry.Value).Text}"));
        Assert.Single(document.Diagnostics);
    }

    [Fact]
    public void A_tag_and_an_alias_are_kept_as_the_text_that_was_meant()
    {
        var document = SyntaxReader.Read(new SourceText("a.yaml", "a: !has(x) && y\nb: [*z, 1]\n"));

        var root = Assert.IsType<MappingNode>(document.Root);
        Assert.Equal("!has(x) && y", ((ScalarNode)root.Find("a")!.Value).Text);
        Assert.Equal("*z", ((ScalarNode)((SequenceNode)root.Find("b")!.Value).Items[0]).Text);
        Assert.Equal(2, document.Diagnostics.Count);
    }

    [Fact]
    public void A_file_that_breaks_off_has_no_root() => Assert.Null(SyntaxReader.Read(new SourceText("a.yaml", "a: 1\nb: [")).Root);

    [Fact]
    public void Json_is_read_like_yaml()
    {
        var yaml = Read("model: a\nlist: [1, two, ~]\nempty: {}\n");
        var json = Read("{ \"model\": \"a\",\n  \"list\": [1, \"two\", null],\n  \"empty\": {} }");

        Assert.Equal(Show(yaml).Replace("~", "null", StringComparison.Ordinal), Show(json));
    }

    [Fact]
    public void A_mapping_of_many_keys_finds_each()
    {
        var root = Read(string.Concat(Enumerable.Range(0, 50).Select(i => $"k{i}: {i}\n")));

        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal($"{i}", ((ScalarNode)root.Find($"k{i}")!.Value).Text));
        Assert.Null(root.Find("k50"));
    }

    private static MappingNode Read(string text)
    {
        var document = SyntaxReader.Read(new SourceText("a.yaml", text));

        Assert.Empty(document.Diagnostics);
        return Assert.IsType<MappingNode>(document.Root);
    }

    private static string Show(SyntaxNode node) => node switch
    {
        ScalarNode scalar => scalar.Text,
        SequenceNode sequence => "[" + string.Join(",", sequence.Items.Select(Show)) + "]",
        MappingNode mapping => "{" + string.Join(",", mapping.Entries.Select(entry => entry.Key.Text + ":" + Show(entry.Value))) + "}",
        _ => throw new InvalidOperationException(),
    };
}
