using System.Text;
using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Runtime.Tests.Requests;

/// <summary>Text that JSON lets through and .NET does not is a mistake of the body like any other.</summary>
public class RequestBodyTests
{
    [Theory]
    [InlineData("""{"prompt":"\ud800"}""", 10)]
    [InlineData("""{"\udc00":"x","prompt":"y"}""", 1)]
    [InlineData("""{"prompt":"x","deep":[{"a":"\\ \ud800\ud800"}]}""", 27)]
    public void Half_a_character_is_told(string body, int position)
    {
        var expected = $"The text is no JSON: the text at byte {position} is not valid Unicode";

        Assert.Equal(expected, Message(RequestBody.Read<Acme, TextRequest>(body)));
        Assert.Equal(expected, Message(RequestBody.Read<TextRequest>(body)));
        Assert.Equal(expected, Message(RequestBody.Read<Acme, TextRequest>(JsonElement.Parse(body))));
        Assert.Equal(expected, Message(RequestBody.Read<TextRequest>(JsonElement.Parse(body))));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told()
    {
        byte[] body = [.. """{"prompt":"a"""u8, 0xC3, 0x28, .. "\"}"u8];

        Assert.Equal("The text is no JSON: the text at byte 10 is not valid Unicode", Message(RequestBody.Read<Acme, TextRequest>(body)));
    }

    [Theory]
    [InlineData("""{"prompt":"\ud83d\ude00"}""", "\ud83d\ude00")]
    [InlineData("""{"prompt":"\\ud800 \u00fc"}""", "\\ud800 ü")]
    public void Whole_characters_are_read(string body, string expected) => Assert.Equal(expected, RequestBody.Read<Acme, TextRequest>(body).GetRequest().Text);

    private static string Message(ReadResult<TextRequest> result)
    {
        Assert.Null(result.Request);
        return Assert.Single(result.Validation.Violations).Message;
    }

    /// <summary>Reads its text as generated requests do.</summary>
    private sealed record TextRequest(string Text) : IReadableRequest<Acme, TextRequest>, IReadableRequest<TextRequest>
    {
        public static ReadResult<TextRequest> ReadBody(JsonElement body, string? modelId) => ReadJson(body);

        public static ReadResult<TextRequest> ReadJson(JsonElement json)
        {
            var violations = default(ViolationCollector);
            ValueReaders.Text(json.GetProperty("prompt"), default, ref violations, out var text);
            return new ReadResult<TextRequest>(new TextRequest(text), default);
        }

        public static void Judge(JsonElement request, string? provider, ref ViolationCollector violations) => ValueReaders.Text(request.GetProperty("prompt"), default, ref violations, out _);

        public ModelInfo Model { get; } = new() { Key = "acme/text", Title = "Text", RequestType = typeof(TextRequest) };

        public ValidationResult Validate() => default;

        public void WriteJson(Utf8JsonWriter writer) => writer.WriteStringValue(Text);
    }
}
