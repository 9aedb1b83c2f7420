using System.Globalization;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>JSON values in the terms of the catalog's language.</summary>
internal static class JsonValues
{
    /// <summary>Parses a text that is known to be JSON.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Parses bytes that are known to be JSON.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>A number.</summary>
    public static JsonElement Number(decimal number) => Parse(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Parses a text that a body holds.</summary>
    public static bool TryParse(string json, out JsonElement value)
    {
        try
        {
            value = Parse(json);
            return true;
        }
        catch (JsonException)
        {
            // The caller reports the value as one of the wrong kind: there is nothing more to say about it.
            value = default;
            return false;
        }
    }

    /// <summary>A text as a JSON string.</summary>
    public static JsonElement String(string text) => Parse("\"" + JsonEncodedText.Encode(text) + "\"");

    /// <summary>Values as a list.</summary>
    public static JsonElement ListOf(ReadOnlySpan<JsonElement> items)
    {
        var text = new System.Text.StringBuilder("[");
        foreach (var item in items) text.Append(text.Length > 1 ? "," : "").Append(item.GetRawText());
        return Parse(text.Append(']').ToString());
    }

    /// <summary>The text of a scalar: a string without quotes, a number's digits, <c>true</c>; other values as JSON.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>Whether it counts as absent: <c>null</c>, an empty text, an empty list.</summary>
    public static bool IsAbsent(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        _ => false,
    };

    /// <summary>What a value is called in a message.</summary>
    public static string KindName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => IsInteger(value) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "object",
        _ => "null",
    };

    /// <summary>Whether a number has no fraction and fits in 64 bits; <c>4.0</c> is an integer.</summary>
    public static bool IsInteger(JsonElement number) => TryGetWhole(number, out var value) && value >= long.MinValue && value <= ulong.MaxValue;

    /// <summary>The exact value of a number without a fraction.</summary>
    public static bool TryGetWhole(JsonElement number, out decimal value) =>
        decimal.TryParse(number.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && decimal.Truncate(value) == value;
}
