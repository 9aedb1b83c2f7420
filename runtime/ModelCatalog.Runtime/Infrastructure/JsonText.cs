using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>An object that shows itself as JSON by parameter names. Implemented by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonText
{
    /// <summary>Appends the object.</summary>
    void AppendTo(JsonText json);
}

/// <summary>Values as the compact JSON that violations show. Only called when something is wrong. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonText
{
    private readonly StringBuilder _text = new();

    /// <summary>A text; null: there is no value.</summary>
    public static string? Of(string? value) => value is null ? null : new JsonText().Append(value)._text.ToString();

    /// <summary>A boolean.</summary>
    public static string? Of(bool? value) => value is { } known ? (known ? "true" : "false") : null;

    /// <summary>An integer.</summary>
    public static string? Of(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer.</summary>
    public static string? Of(ulong? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public static string? Of(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Any JSON.</summary>
    public static string? Of(JsonElement? value) => value is { ValueKind: not JsonValueKind.Undefined } known ? new JsonText().Append(known)._text.ToString() : null;

    /// <summary>An object.</summary>
    public static string? Of(IJsonText? value)
    {
        if (value is null) return null;
        var json = new JsonText();
        value.AppendTo(json);
        return json._text.ToString();
    }

    /// <summary>A list.</summary>
    /// <param name="values">The list; null: there is no value.</param>
    /// <param name="item">An item as JSON.</param>
    public static string? Of<T>(ValueList<T>? values, Func<T, string?> item)
    {
        if (values is null) return null;
        var text = new StringBuilder("[");
        foreach (var value in values)
        {
            // Only the start is shown; a list of a million items is not written out.
            if (text.Length > ViolationCollector.LongestValue) break;
            if (text.Length > 1) text.Append(',');
            text.Append(item(value) ?? "null");
        }

        return text.Append(']').ToString();
    }

    /// <summary>A value as a sentence shows it: a text without its quotes, unless the kind is what matters and it looks like another one; a long value cut.</summary>
    internal static string Shown(string? json, bool isAboutKind = false)
    {
        if (json is null) return "absent";
        if (json == "\"\"") return "empty";
        var text = "`" + (isAboutKind && LooksOtherwise(json) ? json : TextOf(json)) + "`";
        return text.Length > 80 ? string.Concat(text.AsSpan(0, 78), "…`") : text;
    }

    private static bool LooksOtherwise(string json) =>
        json is "\"true\"" or "\"false\"" or "\"null\"" || (json.Length is > 2 and < 42 && json[0] == '"' && json[1] is '-' or >= '0' and <= '9' && IsNumber(json[1..^1]));

    private static bool IsNumber(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The text of a value: a string without its quotes.</summary>
    internal static string TextOf(string json) => json.StartsWith('"') ? Unescape(json) : json;

    /// <summary>Starts an object.</summary>
    public void BeginObject() => _text.Append('{');

    /// <summary>A member; left out when it has no value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value as JSON; null: none.</param>
    public void Member(string name, string? value)
    {
        if (value is null) return;
        if (_text[^1] != '{') _text.Append(',');
        Append(name)._text.Append(':').Append(value);
    }

    /// <summary>Ends an object.</summary>
    public void EndObject() => _text.Append('}');

    /// <summary>The characters of a JSON string. Unlike the JSON library, it takes halves of surrogate pairs.</summary>
    private static string Unescape(ReadOnlySpan<char> json)
    {
        if (json is ['"', .., '"']) json = json[1..^1];
        if (!json.Contains('\\')) return json.ToString();
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            switch (json[++i])
            {
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'u':
                    text.Append((char)ushort.Parse(json.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: text.Append(json[i]); break;
            }
        }

        return text.ToString();
    }

    private JsonText Append(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                default:
                    if (c < ' ' || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u007f') _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    else _text.Append(c);
                    break;
            }
        }

        _text.Append('"');
        return this;
    }

    private JsonText Append(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var first = true;
                _text.Append('{');
                foreach (var member in value.EnumerateObject())
                {
                    if (!first) _text.Append(',');
                    first = false;
                    Append(Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member))))._text.Append(':');
                    Append(member.Value);
                }

                _text.Append('}');
                break;
            case JsonValueKind.Array:
                var isFirst = true;
                _text.Append('[');

                // An index would walk from the start for each item.
                foreach (var item in value.EnumerateArray())
                {
                    if (!isFirst) _text.Append(',');
                    isFirst = false;
                    Append(item);
                }

                _text.Append(']');
                break;
            case JsonValueKind.String: Append(Unescape(value.GetRawText())); break;
            default: _text.Append(value.GetRawText()); break;
        }

        return this;
    }
}
