using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>What a decoded value becomes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ValueKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number, whole or not.</summary>
    Number,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>Anything else: as the wire has it.</summary>
    Json,
}

/// <summary>A pair of a value map.</summary>
/// <param name="From">The request's value, as text.</param>
/// <param name="To">The wire's, as JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DecodedValue(string From, string To);

/// <summary>Turns a wire's value back into the request's: value maps first, then the forms, of which each is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValueDecoder
{
    private readonly ValueKind _kind;
    private readonly string[] _forms;
    private readonly (string From, JsonElement To)[] _values;
    private readonly (JsonElement Wire, string From)[] _reads;

    /// <summary>Takes the parts of a conversion.</summary>
    /// <param name="kind">What the request's value is.</param>
    /// <param name="forms">The forms that the wire's value may have; empty: as it is.</param>
    /// <param name="values">The value map.</param>
    /// <param name="reads">What a wire value that several request values share is read as.</param>
    public ValueDecoder(ValueKind kind, string[] forms, DecodedValue[] values, DecodedValue[] reads)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(reads);
        _kind = kind;
        _forms = forms;
        _values = [.. values.Select(value => (value.From, JsonValues.Parse(value.To)))];
        _reads = [.. reads.Select(read => (JsonValues.Parse(read.To), read.From))];
    }

    /// <summary>Whether it turns a list as a whole, not each of its items.</summary>
    internal bool IsWhole => Array.IndexOf(_forms, "json") >= 0;

    /// <summary>Decodes a value.</summary>
    /// <param name="wire">The wire's value.</param>
    /// <param name="value">The request's.</param>
    /// <param name="isListed">False when the value has the right type, but the wire has another word for it.</param>
    /// <returns>Whether it can be read at all.</returns>
    internal bool TryDecode(JsonElement wire, out JsonElement value, out bool isListed)
    {
        isListed = true;
        foreach (var (from, to) in _reads.Select(read => (read.From, read.Wire)).Concat(_values))
        {
            if (JsonElement.DeepEquals(to, wire)) return TryNatural(from, out value);
        }

        value = wire;
        if (_forms.Length > 0 && !TryForms(wire, out value)) return false;
        var text = JsonValues.TextOf(value);
        isListed = !Array.Exists(_values, pair => pair.From == text);
        return isListed;
    }

    private bool TryForms(JsonElement wire, out JsonElement value)
    {
        foreach (var form in _forms)
        {
            if (TryForm(form, wire, out value)) return true;
        }

        value = default;
        return false;
    }

    private bool TryForm(string form, JsonElement wire, out JsonElement value)
    {
        value = wire;
        switch (form)
        {
            case "string":
                return wire.ValueKind == JsonValueKind.String && TryNatural(wire.GetString()!, out value);
            case "integer" or "number":
                return wire.ValueKind == JsonValueKind.Number && TryFromNumber(wire, out value);
            case "boolean":
                return wire.ValueKind is JsonValueKind.True or JsonValueKind.False && TryFromBoolean(wire, out value);
            case "json":
                return wire.ValueKind == JsonValueKind.String && JsonValues.TryParse(wire.GetString()!, out value);
            case "list":
                if (wire.ValueKind != JsonValueKind.Array || wire.GetArrayLength() != 1) return false;
                value = wire[0];
                return true;
            default:
                return TryTemplate(form, wire, out value);
        }
    }

    private bool TryTemplate(string template, JsonElement wire, out JsonElement value)
    {
        value = default;
        var hole = template.IndexOf("{}", StringComparison.Ordinal);
        if (hole < 0 || wire.ValueKind != JsonValueKind.String) return false;
        var text = wire.GetString()!;
        var suffix = template[(hole + 2)..];
        return text.Length >= hole + suffix.Length
            && text.StartsWith(template[..hole], StringComparison.Ordinal)
            && text.EndsWith(suffix, StringComparison.Ordinal)
            && TryNatural(text[hole..(text.Length - suffix.Length)], out value);
    }

    private bool TryFromNumber(JsonElement number, out JsonElement value)
    {
        value = number;
        switch (_kind)
        {
            case ValueKind.Text:
                value = JsonValues.String(number.GetRawText());
                return true;
            case ValueKind.Boolean:
                var isBit = JsonValues.TryGetWhole(number, out var bit) && bit is 0 or 1;
                if (isBit) value = JsonValues.Parse(bit == 1 ? "true" : "false");
                return isBit;
            default:
                return true;
        }
    }

    private bool TryFromBoolean(JsonElement boolean, out JsonElement value)
    {
        var isTrue = boolean.ValueKind == JsonValueKind.True;
        value = _kind switch
        {
            ValueKind.Text => JsonValues.String(isTrue ? "true" : "false"),
            ValueKind.Number => JsonValues.Parse(isTrue ? "1" : "0"),
            _ => boolean,
        };
        return true;
    }

    /// <summary>A text as a value of the request's kind.</summary>
    private bool TryNatural(string text, out JsonElement value)
    {
        if (_kind == ValueKind.Text)
        {
            value = JsonValues.String(text);
            return true;
        }

        return JsonValues.TryParse(text, out value) && _kind switch
        {
            ValueKind.Number => value.ValueKind == JsonValueKind.Number,
            ValueKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => true,
        };
    }
}
