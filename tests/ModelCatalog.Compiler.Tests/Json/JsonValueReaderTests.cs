using System.Text;
using ModelCatalog.Compiler.Json;

// Not in a namespace of its folder: that one would hide ModelCatalog.Compiler.Json from every other test.
namespace ModelCatalog.Compiler.Tests;

public class JsonValueReaderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("18446744073709551616")]
    [InlineData("1.10")]
    [InlineData("1e400")]
    [InlineData("\"a\\u0022\\n\"")]
    [InlineData("[]")]
    [InlineData("""{"a":[1,{"b":null}],"c":"16:9"}""")]
    public void A_value_is_read_with_its_digits_and_written_as_it_was(string json)
    {
        var value = JsonValueReader.Read(Encoding.UTF8.GetBytes(json), out var problem);

        Assert.Null(problem);
        Assert.Equal(JsonText.Parse(json), value);
        Assert.Equal(json.Replace("\\u0022", "\\\"", StringComparison.Ordinal), value!.ToString());
    }

    [Theory]
    [InlineData("", "JSON tokens")]
    [InlineData("  ", "JSON tokens")]
    [InlineData("{", "line 1, byte 2")]
    [InlineData("{\n \"a\": tru\n}", "line 2")]
    [InlineData("[1,]", "line 1, byte 4")]
    [InlineData("{} []", "line 1, byte 4")]
    [InlineData("// no\n1", "line 1")]
    [InlineData("01", "line 1")]
    [InlineData("""{"a":1,"b":{"a":2},"a":3}""", "the member 'a' stands twice in one object (byte 19)")]
    [InlineData("""[{"x":1,"\u0078":2}]""", "the member 'x' stands twice")]
    [InlineData("\"\\ud800\"", "the text at byte 0 is not valid Unicode")]
    [InlineData("{\"\\ud800\": 1}", "not valid Unicode")]
    public void What_is_not_JSON_is_told_with_its_place(string json, string expected)
    {
        var value = JsonValueReader.Read(Encoding.UTF8.GetBytes(json), out var problem);

        Assert.Null(value);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.True(problem!.Length < 300);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_JSON()
    {
        Assert.Null(JsonValueReader.Read([0xFF, 0xFE], out var problem));
        Assert.NotNull(problem);
        Assert.Null(JsonValueReader.Read([(byte)'"', 0xC3, 0x28, (byte)'"'], out problem));
        Assert.Contains("not valid Unicode", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal(new JsonNumber(1), JsonValueReader.Read([0xEF, 0xBB, 0xBF, (byte)'1'], out _));

    [Theory]
    [InlineData(JsonValueReader.MaxDepth, true)]
    [InlineData(JsonValueReader.MaxDepth + 1, false)]
    [InlineData(1_000_000, false)]
    public void Nesting_is_bounded(int depth, bool isRead)
    {
        var value = JsonValueReader.Read(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)), out var problem);

        Assert.Equal(isRead, value is not null);
        Assert.Equal(isRead, problem is null);
    }

    [Fact]
    public void A_long_name_that_stands_twice_is_cut()
    {
        var name = new string('n', 100_000);

        Assert.Null(JsonValueReader.Read(Encoding.UTF8.GetBytes($$"""{"{{name}}":1,"{{name}}":2}"""), out var problem));

        Assert.True(problem!.Length < 300);
    }
}
