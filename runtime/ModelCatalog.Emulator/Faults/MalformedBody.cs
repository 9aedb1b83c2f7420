using System.Globalization;
using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Faults;

/// <summary>Makes bodies that are not what they should be.</summary>
internal static class MalformedBody
{
    /// <summary>The body in place of another.</summary>
    /// <param name="form">What is wrong with it.</param>
    /// <param name="status">The HTTP status that it comes with.</param>
    /// <param name="body">What it should be.</param>
    /// <param name="contentType">The media type that it should have.</param>
    public static (string Body, string ContentType) Of(FaultBody form, int status, string body, string contentType) => form switch
    {
        FaultBody.Html => (string.Create(CultureInfo.InvariantCulture, $"<html>\r\n<head><title>{status}</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>\r\n"), "text/html"),
        FaultBody.Empty => ("", contentType),
        FaultBody.Text => ("upstream connect error or disconnect/reset before headers", "text/plain"),
        FaultBody.Kinds => (JsonText.Parse(body) is { } value ? Other(value).ToString() : "[]", contentType),
        FaultBody.Truncated => (Half(body), contentType),
        _ => (body, contentType),
    };

    private static string Half(string body) => body[..(body.Length / 2)];

    private static JsonValue Other(JsonValue value) => value switch
    {
        JsonObject members => new JsonObject(members.Members.Select(member => new JsonMember(member.Name, Other(member.Value))).ToEquatableArray()),
        JsonArray list => new JsonArray(list.Items.Select(Other).ToEquatableArray()),
        JsonString text => new JsonArray(new JsonValue[] { text }.ToEquatableArray()),
        JsonNull => new JsonString("null"),
        _ => new JsonObject(new[] { new JsonMember("value", value) }.ToEquatableArray()),
    };
}
