using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Docs.Texts;

/// <summary>JSON as people read it: indented, letters as they are.</summary>
public static partial class JsonOutput
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
        return EscapedPair().Replace(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length), Readable) + "\n";
    }

    // The writer escapes what is beyond the first plane, emoji too. What nobody would see stays escaped.
    private static string Readable(Match escape)
    {
        if (!escape.Groups["high"].Success) return escape.Value;
        var letter = new Rune((char)Convert.ToUInt16(escape.Groups["high"].Value, 16), (char)Convert.ToUInt16(escape.Groups["low"].Value, 16));
        var isHidden = letter.Value is >= 0xE0000 and <= 0xE0FFF || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
        return isHidden ? escape.Value : letter.ToString();
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

    [GeneratedRegex(@"\\(?:u(?<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?<low>[dD][c-fC-F][0-9a-fA-F]{2})|.)")]
    private static partial Regex EscapedPair();
}
