using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>A conversion applied where the value is known when code is emitted: variants, members of enums, booleans.</summary>
internal static class ValueMap
{
    /// <summary>What a known value becomes on the wire.</summary>
    public static JsonValue Write(ValueConversion? conversion, JsonValue value)
    {
        if (conversion is null) return value;
        var text = value.ToText();
        foreach (var pair in conversion.Values)
        {
            if (pair.From == text) return pair.To;
        }

        if (conversion.Forms.Count == 0) return value;
        return conversion.Forms[0] switch
        {
            "string" => new JsonString(text),
            "integer" or "number" => IsNumber(text) ? new JsonNumber(text) : value,
            "boolean" => text is "true" or "false" ? new JsonBoolean(text == "true") : value,
            "json" => new JsonString(value.ToString()),
            "list" => new JsonArray([value]),
            var template => new JsonString(template.Replace("{}", text)),
        };
    }

    /// <summary>Whether a text is a JSON number as it stands; <c>007</c> and <c>.5</c> are none.</summary>
    private static bool IsNumber(string text) => JsonText.Parse(text) is JsonNumber;
}
