using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>A pair of a value map.</summary>
/// <param name="Request">The request's value.</param>
/// <param name="Wire">The wire's, as JSON; for a reading of an ambiguous value its text.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DecodedValue(string Request, string Wire);

/// <summary>Turns a wire's value back into the request's: value maps first, then the forms, of which each is read.</summary>
/// <remarks>The compiler's interpreter takes the same steps over the plan: what changes here changes there.</remarks>
/// <param name="kinds">The kinds that the request's value may have.</param>
/// <param name="forms">The forms that the wire's value may have; empty: as it is.</param>
/// <param name="expected">What the wire's value must be, in words.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValueDecoder(ValueKinds kinds, string[] forms, string expected)
{
    // Dividing by it takes the zeros at the end away.
    private const decimal One = 1.0000000000000000000000000000m;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789-.");

    private readonly (string Request, JsonElement Wire)[] _values = [];

    /// <summary>The value map, the request's values as text.</summary>
    public DecodedValue[] Values
    {
        get => Array.ConvertAll(_values, value => new DecodedValue(value.Request, value.Wire.GetRawText()));
        init => _values = Array.ConvertAll(value, pair => (pair.Request, JsonValues.Parse(pair.Wire)));
    }

    /// <summary>What a wire value that several request values share is read as: the request's value as JSON.</summary>
    public DecodedValue[] Reads { get; init; } = [];

    /// <summary>Of a closed enum of numbers that travel as text: the texts. Empty: it is no such enum.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>Decodes a value.</summary>
    /// <param name="wire">The wire's value.</param>
    /// <param name="value">The request's.</param>
    /// <param name="problem">What it must be instead, in words; null: what its kind asks for.</param>
    /// <param name="isListed">False for the request's own word where the wire has another one.</param>
    internal bool TryDecode(JsonElement wire, out JsonElement value, out string? problem, out bool isListed)
    {
        problem = null;
        isListed = true;
        var text = JsonValues.TextOf(wire);
        if (Array.Find(Reads, read => read.Wire == text) is { } read)
        {
            value = JsonValues.Parse(read.Request);
            return true;
        }

        foreach (var (request, to) in _values)
        {
            if (JsonElement.DeepEquals(to, wire)) return TryTyped(request, out value);
        }

        value = wire;
        if (wire.ValueKind == JsonValueKind.String && Array.Exists(_values, pair => pair.Request == text))
        {
            problem = "one of " + string.Join(", ", _values.Select(pair => "`" + JsonValues.TextOf(pair.Wire) + "`"));
            isListed = false;
            return false;
        }

        if (Texts.Length > 0 && wire.ValueKind == JsonValueKind.String && Array.IndexOf(Texts, text) < 0 && !Array.Exists(forms, form => IsWritten(form, wire, text)))
        {
            problem = "one of " + string.Join(", ", Texts.Select(known => "`" + known + "`"));
            isListed = false;
            return false;
        }

        if (forms.Length == 0) return true;
        foreach (var form in forms)
        {
            if (TryForm(form, wire, out value)) return true;
        }

        problem = expected;
        return false;
    }

    /// <summary>Whether a text is a number as this form writes it.</summary>
    private bool IsWritten(string form, JsonElement wire, string text) =>
        TryForm(form, wire, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
        && (form == "string" ? "{}" : form).Replace("{}", (number / One).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) == text;

    private bool TryForm(string form, JsonElement wire, out JsonElement value)
    {
        value = wire;
        switch (form)
        {
            case "string":
                return wire.ValueKind == JsonValueKind.String && TryTyped(wire.GetString()!, out value);
            case "integer":
                return wire.ValueKind == JsonValueKind.Number && JsonValues.IsInteger(wire) && TryScalar(wire, out value);
            case "number":
                return wire.ValueKind == JsonValueKind.Number && TryScalar(wire, out value);
            case "boolean":
                return wire.ValueKind is JsonValueKind.True or JsonValueKind.False && TryScalar(wire, out value);
            case "json":
                return wire.ValueKind == JsonValueKind.String && JsonValues.TryParse(wire.GetString()!, out value);
            case "list":
                var isOne = wire.ValueKind == JsonValueKind.Array && wire.GetArrayLength() == 1;
                if (isOne) value = wire[0];
                return isOne;
            default:
                return wire.ValueKind == JsonValueKind.String && TryTemplate(form, wire.GetString()!, out value);
        }
    }

    private bool TryTemplate(string template, string text, out JsonElement value)
    {
        value = default;
        var hole = template.IndexOf("{}", StringComparison.Ordinal);
        var before = template.AsSpan(0, hole);
        var after = template.AsSpan(hole + 2);
        return text.Length > before.Length + after.Length && text.AsSpan().StartsWith(before, StringComparison.Ordinal) && text.AsSpan().EndsWith(after, StringComparison.Ordinal)
            && TryTyped(text[before.Length..^after.Length], out value);
    }

    /// <summary>A number or boolean as it is, or as text where the request's value is one.</summary>
    private bool TryScalar(JsonElement wire, out JsonElement value)
    {
        value = wire;
        var isKept = wire.ValueKind == JsonValueKind.Number
            ? (kinds & (ValueKinds.Number | ValueKinds.Any)) != 0 || ((kinds & ValueKinds.Integer) != 0 && JsonValues.IsInteger(wire))
            : (kinds & (ValueKinds.Boolean | ValueKinds.Any)) != 0;
        if (isKept) return true;
        if ((kinds & ValueKinds.Text) == 0) return false;
        value = JsonValues.String(wire.GetRawText());
        return true;
    }

    /// <summary>A text as a value of the request's kind.</summary>
    private bool TryTyped(string text, out JsonElement value)
    {
        value = default;
        if ((kinds & (ValueKinds.Integer | ValueKinds.Number)) != 0 && TryNumber(text, out value)) return true;
        if ((kinds & ValueKinds.Boolean) != 0 && text is "true" or "false")
        {
            value = JsonValues.Parse(text);
            return true;
        }

        if ((kinds & (ValueKinds.Text | ValueKinds.Any)) == 0) return false;
        value = JsonValues.String(text);
        return true;
    }

    private bool TryNumber(string text, out JsonElement value)
    {
        value = default;
        if (text.Length == 0 || text.AsSpan().ContainsAnyExcept(s_digits)) return false;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return false;

        // What a wire may pad (007) is no JSON number; its value is.
        if (!JsonValues.TryParse(text, out value))
        {
            var plain = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? exact.ToString(CultureInfo.InvariantCulture)
                : number.ToString("R", CultureInfo.InvariantCulture);
            value = JsonValues.Parse(plain);
        }

        return (kinds & ValueKinds.Number) != 0 || JsonValues.IsInteger(value);
    }
}
