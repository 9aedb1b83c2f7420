using System.Globalization;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Turns a wire value into the request's value: conversions backwards, kinds checked.</summary>
internal static class ValueReader
{
    // Dividing by it takes the zeros at the end away.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Reads a value. Null with an expectation: it has the wrong kind. Null without one: it counts as absent, or is not listed.</summary>
    /// <param name="source">The parameter.</param>
    /// <param name="raw">The wire's value.</param>
    /// <param name="expected">What it must be instead, in words.</param>
    /// <param name="unlisted">The value or item that is the request's own word where the wire has another one.</param>
    /// <param name="index">The item that is wrong; -1: the value as a whole.</param>
    public static JsonValue? Read(ParameterSource source, JsonValue raw, out string? expected, out JsonValue? unlisted, out int index)
    {
        expected = null;
        unlisted = null;
        index = -1;
        if (raw is JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 }) return null;
        if (source.Shape is not ListShape list) return ReadItem(source.Shape, source.Conversion, raw, out expected, out unlisted);
        if (raw is not JsonArray array)
        {
            var takesBare = list.IsSingleBare || source.Conversion?.Forms.Contains("list") == true;
            if (!takesBare)
            {
                expected = "a list";
                return null;
            }

            array = new JsonArray([raw]);
        }

        var items = new List<JsonValue>();
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (ReadItem(list.Item, source.Conversion, array.Items[i], out expected, out unlisted) is not { } read)
            {
                index = raw is JsonArray ? i : -1;
                if (unlisted is not null) return null;
                expected ??= ConstraintCheck.Describe(list.Item);
                if (index < 0) expected += ", or a list of such";
                return null;
            }

            items.Add(read);
        }

        return new JsonArray(items.ToEquatableArray());
    }

    /// <summary>The request's text for a wire text; null when none is mapped to it.</summary>
    public static string? Invert(ValueConversion? conversion, string wire, IReadOnlyList<string> possible)
    {
        if (conversion?.Reads.FirstOrDefault(read => read.From == wire) is { } read) return read.To.ToText();
        foreach (var key in possible)
        {
            var written = conversion?.Values.FirstOrDefault(pair => pair.From == key)?.To.ToText() ?? key;
            if (written == wire) return key;
        }

        return null;
    }

    private static JsonValue? ReadItem(ValueShape shape, ValueConversion? conversion, JsonValue raw, out string? expected, out JsonValue? unlisted)
    {
        expected = null;
        unlisted = null;
        if (conversion is not null)
        {
            if (conversion.Reads.FirstOrDefault(pair => pair.From == raw.ToText()) is { } read) return read.To;
            if (conversion.Values.FirstOrDefault(pair => pair.To.Equals(raw)) is { } mapped) return Typed(shape, mapped.From);
            if (conversion.Values.Any(pair => pair.From == raw.ToText()) && raw is JsonString)
            {
                // The request's own word where the wire has another one.
                unlisted = raw;
                return null;
            }

            if (conversion.Texts.Count > 0 && raw is JsonString { Value: var text } && !conversion.Texts.Contains(text) && !conversion.Forms.Any(form => IsWritten(shape, form, text)))
            {
                unlisted = raw;
                return null;
            }

            foreach (var form in conversion.Forms)
            {
                if (ReadForm(shape, form, raw) is { } value) return value;
            }

            if (conversion.Forms.Count > 0)
            {
                expected = string.Join(" or ", conversion.Forms.Select(form => DescribeForm(form, shape)));
                return null;
            }
        }

        if (ConstraintCheck.HasKind(shape, raw)) return raw;
        expected = ConstraintCheck.Describe(shape);
        return null;
    }

    private static JsonValue? ReadForm(ValueShape shape, string form, JsonValue raw) => form switch
    {
        "string" => raw is JsonString text ? Typed(shape, text.Value) : null,
        "integer" => raw is JsonNumber { IsInteger: true } ? FromScalar(shape, raw) : null,
        "number" => raw is JsonNumber ? FromScalar(shape, raw) : null,
        "boolean" => raw is JsonBoolean ? FromScalar(shape, raw) : null,
        "json" => raw is JsonString text ? JsonText.Parse(text.Value) : null,
        "list" => ConstraintCheck.HasKind(shape, raw) ? raw : null,
        _ => raw is JsonString text ? FromTemplate(shape, form, text.Value) : null,
    };

    /// <summary>Whether a text is a number as this form writes it.</summary>
    private static bool IsWritten(ValueShape shape, string form, string text) =>
        ReadForm(shape, form, new JsonString(text)) is JsonNumber number && number.TryGetDecimal(out var value)
        && (form == "string" ? "{}" : form).Replace("{}", (value / One).ToString(CultureInfo.InvariantCulture)) == text;

    private static JsonValue? FromScalar(ValueShape shape, JsonValue raw) =>
        ConstraintCheck.HasKind(shape, raw) ? raw : ConstraintCheck.HasKind(shape, new JsonString(raw.ToText())) ? new JsonString(raw.ToText()) : null;

    private static JsonValue? FromTemplate(ValueShape shape, string form, string text)
    {
        var place = form.IndexOf("{}", StringComparison.Ordinal);
        var (before, after) = (form.Substring(0, place), form.Substring(place + 2));
        return text.Length > before.Length + after.Length && text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal)
            ? Typed(shape, text.Substring(before.Length, text.Length - before.Length - after.Length))
            : null;
    }

    // A text in the type of the shape.
    private static JsonValue? Typed(ValueShape shape, string text)
    {
        switch (shape)
        {
            case IntegerShape or NumberShape:
                var number = new JsonNumber(text);
                var digits = text.Length > 0 && text.All(c => c is >= '0' and <= '9' or '-' or '.');
                return digits && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && ConstraintCheck.HasKind(shape, number) ? number : null;
            case BooleanShape:
                return text is "true" or "false" ? new JsonBoolean(text == "true") : null;
            case ChoiceShape choice:
                return choice.Literals.Contains(text) ? new JsonString(text) : choice.Alternatives.Select(alternative => Typed(alternative, text)).FirstOrDefault(value => value is not null);
            default:
                return new JsonString(text);
        }
    }

    internal static string DescribeForm(string form, ValueShape shape) => form switch
    {
        "string" => shape is TextShape or EnumShape or MediaShape ? "text" : ConstraintCheck.Describe(shape) + " as text",
        "integer" => "an integer",
        "number" => "a number",
        "boolean" => "a boolean",
        "json" => "JSON as text",
        "list" => "a list",
        _ => "text of the form `" + form + "`",
    };
}
