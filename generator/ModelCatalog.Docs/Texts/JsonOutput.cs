using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Docs.Texts;

/// <summary>JSON as people read it: indented, letters as they are.</summary>
public static class JsonOutput
{
    // Conditions inside conditions nest deep; how deep an expression may be bounds them.
    private const int MaxDepth = 4096;

    private static readonly JsonWriterOptions s_form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    /// <summary>The text, with a line break at its end.</summary>
    public static string Text(JsonValue value)
    {
        using var document = JsonDocument.Parse(value.ToString(), new JsonDocumentOptions { MaxDepth = MaxDepth });
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_form)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>An object of what is there.</summary>
    public static JsonObject Object(params IEnumerable<(string Name, JsonValue? Value)> members) =>
        new(members.Where(member => member.Value is not null).Select(member => new JsonMember(member.Name, member.Value!)).ToEquatableArray());

    /// <summary>A list.</summary>
    public static JsonArray List(IEnumerable<JsonValue> items) => new(items.ToEquatableArray());

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => List(texts.Select(text => Text(text)!));

    /// <summary>A text that UTF-8 can hold; null: nothing.</summary>
    public static JsonString? Text(string? text) => text is null ? null : new JsonString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
