using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool;

/// <summary>JSON as people read it: indented, letters as they are.</summary>
internal static class JsonOutput
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
}
