using System.Text;
using System.Text.Json;

namespace ModelCatalog.Runtime.Tests;

public class ReplyPathTests
{
    private const string Body = """
        {"a":{"b":1,"empty":"","none":null,"list":["x","y"],"zero":0,"no":false,"nothing":[]},
         "items":[{"url":"u1"},{"other":1},{"url":"u2"}],
         "map":{"p":{"url":"m1"},"q":{"url":"m2"}},
         "text":"{\"deep\":[1,2]}","broken":"{","loc":["body","shots",1,"duration"]}
        """;

    private static readonly ProviderReply Reply = new(
        207, JsonElement.Parse(Body), Encoding.UTF8.GetBytes("abc"), name => name.Equals("x-id", StringComparison.OrdinalIgnoreCase) ? "h-1" : null);

    public static TheoryData<string, string?> Paths => new()
    {
        { "a.b", "1" },
        { "a.empty", null },
        { "a.none", null },
        { "a.missing", null },
        { "a.b.c", null },
        { "a.zero", "0" },
        { "a.no", "false" },
        { "a.list.*", "x" },
        { "items.*.url", "u1" },
        { "map.*.url", "m1" },
        { "text", "{\"deep\":[1,2]}" },
        { "text | json", "{\"deep\":[1,2]}" },
        { "broken | json", null },
        { "a | json", null },
        { "loc | drop(1)", "shots[1].duration" },
        { "loc | drop(9)", null },
        { "$http", "207" },
        { "$header.X-Id", "h-1" },
        { "$header.X-None", null },
        { "$raw", "abc" },
        { "$raw | sha256 | hex", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "a.b|hex", "31" },
    };

    public static TheoryData<string> Malformed => ["", "a..b", "a.", "a b", "a[0]", "$header.", "$body", "a | yaml", "a | drop(x)", "a | drop(-1)", "a |", "a.b\nc"];

    [Fact]
    public void Bytes_that_are_no_text_are_read_as_far_as_they_go()
    {
        var reply = new ProviderReply(200, default, (byte[])[.. "{\"a\":\""u8, 0xC3, 0x28, .. "\",\"b\":7}"u8], static _ => null);

        Assert.Equal("7", ReplyPath.Parse("$raw | json").Text(reply) is { } whole ? JsonElement.Parse(whole).GetProperty("b").GetRawText() : null);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_path_leads_to_the_first_value_that_is_present(string path, string? expected)
    {
        if (path == "a | json") expected = Reply.Body.GetProperty("a").GetRawText();

        Assert.Equal(expected, ReplyPath.Parse(path).Text(Reply));
    }

    [Fact]
    public void A_dot_is_the_whole() => Assert.Equal(JsonValueKind.Object, ReplyPath.Parse(".").First(Reply).Json.ValueKind);

    [Fact]
    public void A_star_gives_every_value_in_order()
    {
        Assert.Equal(["u1", "u2"], ReplyPath.Parse("items.*.url").All(Reply).Select(value => value.AsText()));
        Assert.Equal(["m1", "m2"], ReplyPath.Parse("map.*.url").All(Reply).Select(value => value.AsText()));
        Assert.Equal(["x", "y"], ReplyPath.Parse(".*").All(Reply.Body.GetProperty("a").GetProperty("list")).Select(value => value.AsText()));
    }

    [Fact]
    public void The_first_path_with_a_value_holds()
    {
        Assert.Equal("1", ReplyPath.Parse("a.none", "a.empty", "a.b", "text").Text(Reply));
        Assert.Equal(["u1", "u2"], ReplyPath.Parse("a.nothing.*", "items.*.url", "text").All(Reply).Select(value => value.AsText()));
        Assert.Empty(ReplyPath.Parse("x", "y").All(Reply));
        Assert.Equal("[x, y]", ReplyPath.Parse("x", "y").ToString());
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_path_is_refused(string path) => Assert.Throws<FormatException>(() => ReplyPath.Parse(path));
}
