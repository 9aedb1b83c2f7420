using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>What reading a body says, in words: the cases that the interpreter's examples do not have.</summary>
public sealed class BodyReadingTests
{
    private const string Everything = "acme/everything-1.0";

    [Theory]
    [InlineData("", "Error Type body.json at ")]
    [InlineData("{\"prompt\":", "Error Type body.json at ")]
    [InlineData("{} {}", "Error Type body.json at ")]
    [InlineData("[]", "Error Type body.type at : A request is an object; this is `[]`")]
    [InlineData("{\"audio\":true,\"audio\":false,\"prompt\":\"x\"}", "Error Type body.duplicate at audio: `audio` stands twice")]
    [InlineData("{\"prompt\":\"x\",\"seed\":18446744073709551616}", "Error Type seed.type at seed: `seed` must be an integer; it is `18446744073709551616`")]
    [InlineData("{\"prompt\":\"x\",\"frames\":9999999999}", "Error Range frames.range at frames: `frames` must be between 0 and 4294967295; it is `9999999999`")]
    [InlineData("{\"prompt\":\"x\",\"duration\":9999999999}", "Error Enum duration.enum at duration: `duration` must be `5`, `10` or `15`; it is `9999999999`")]
    [InlineData("{\"shots\":[{\"prompt\":\"x\",\"size\":{\"width\":4294967296,\"height\":8}},{\"prompt\":\"\"}]}", "Error Range size.width.range at shots[0].size.width: `width` must be between 16 and 4096; it is `4294967296`")]
    [InlineData("{\"shots\":[{\"prompt\":\"x\",\"size\":{\"width\":4294967296,\"height\":8}},{\"prompt\":\"\"}]}", "Error Range size.height.range at shots[0].size.height: `height` must be between 16 and 4096; it is `8`")]
    public void A_mistake_is_reported(string json, string expected) => Assert.Contains(Lines(null, json), line => line.StartsWith(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("{\"prompt\":\"x\",\"duration\":5.0}")]
    [InlineData("{\"prompt\":\"x\",\"duration\":50e-1}")]
    [InlineData("{\"prompt\":\"x\",\"seed\":18446744073709551615}")]
    [InlineData("{\"prompt\":\"x\",\"negative\":\"\",\"words\":[],\"cover\":null,\"extra\":\"\"}")]
    [InlineData("{\"prompt\":\"x\",\"speed\":\"auto\",\"anchor\":\"center\"}")]
    [InlineData("{\"prompt\":\"x\",\"speed\":1.5,\"anchor\":{\"x\":0.5,\"y\":0.5}}")]
    public void A_request_is_valid(string json)
    {
        Assert.DoesNotContain(Lines(null, json), line => line.StartsWith("Error", StringComparison.Ordinal));
        var (request, _) = EmittedCatalog.Everything.Read(Everything, null, json);
        var written = EmittedCatalog.Everything.Write(request!, null);
        Assert.Equal(request, EmittedCatalog.Everything.Read(Everything, null, written).Request);
    }

    [Fact]
    public void A_body_of_a_hundred_thousand_unknown_fields_is_read_in_a_moment()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"unknown_field_{i}\":0")) + "}";
        var started = TimeProvider.System.GetTimestamp();
        EmittedCatalog.Everything.Read(Everything, null, json);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_body_that_is_nested_too_deep_is_no_json()
    {
        var line = Assert.Single(Lines("nimbus", new string('[', 10_000)));
        Assert.StartsWith("Error Type body.json", line, StringComparison.Ordinal);
    }

    private static List<string> Lines(string? provider, string json) =>
        [.. EmittedCatalog.Everything.Read(Everything, provider, json).Validation.Violations.Select(violation => $"{violation.Severity} {violation.Kind} {violation.Rule} at {violation.Parameter}: {violation.Message}")];
}
