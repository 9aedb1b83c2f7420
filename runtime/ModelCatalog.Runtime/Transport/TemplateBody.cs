using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelCatalog.Transport;

/// <summary>Fills the JSON template of a body. What is absent is left out, with its name.</summary>
internal static class TemplateBody
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body.</summary>
    public static HttpContent Write(string template, RequestValues values)
    {
        using var parsed = JsonDocument.Parse(template);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            if (Fill(parsed.RootElement, values) is { } body) body.WriteTo(writer);
            else writer.WriteNullValue();
        }

        var content = new ByteArrayContent(stream.GetBuffer(), 0, (int)stream.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static JsonNode? Fill(JsonElement template, RequestValues values) => template.ValueKind switch
    {
        JsonValueKind.String when template.GetString() is ['$', ..] and var reference => Find(reference[1..], values),
        JsonValueKind.Object => FillObject(template, values),
        JsonValueKind.Array => JsonArray.Create(template.Clone()),
        _ => JsonValue.Create(template.Clone()),
    };

    private static JsonObject FillObject(JsonElement template, RequestValues values)
    {
        var filled = new JsonObject();
        foreach (var member in template.EnumerateObject())
        {
            if (member.Name == "$")
            {
                foreach (var (name, spread) in (Fill(member.Value, values) as JsonObject ?? []).ToList()) filled[name] = spread?.DeepClone();
            }
            else if (Fill(member.Value, values) is { } value)
            {
                filled[member.Name] = value;
            }
        }

        return filled;
    }

    private static JsonNode? Find(string name, RequestValues values) =>
        values.Arguments?.Node(name) is { } argument ? argument.DeepClone() : values.Find(name) is { Length: > 0 } text ? JsonValue.Create(text) : null;
}
