using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Reads a JSON value as a value of a request, and reports what is wrong with it.</summary>
/// <param name="value">The JSON value.</param>
/// <param name="place">Which parameter's it is, and where it stands.</param>
/// <param name="violations">Takes what is wrong.</param>
/// <param name="result">The value, if it could be read.</param>
/// <typeparam name="T">The kind of value.</typeparam>
/// <returns>Whether it could be read.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool ValueReader<T>(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out T result);

/// <summary>Finds the value of an enum by its text.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool EnumParser<T>(string text, out T value);

/// <summary>Readers of scalars.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueReaders
{
    /// <summary>Reads a text.</summary>
    public static bool Text(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out string result)
    {
        result = "";
        if (value.ValueKind != JsonValueKind.String) return place.FailType(value, ref violations);
        result = value.GetString()!;
        return true;
    }

    /// <summary>Reads a whole number of 32 bits; <c>4.0</c> is one.</summary>
    public static bool Int32(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out int result)
    {
        result = 0;
        if (!TryWhole(value, place, ref violations, out var whole)) return false;
        if (whole is < int.MinValue or > int.MaxValue) return place.FailRange(value, ref violations);
        result = (int)whole;
        return true;
    }

    /// <summary>Reads a whole number of 64 bits.</summary>
    public static bool Int64(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out long result)
    {
        result = 0;
        if (!TryWhole(value, place, ref violations, out var whole)) return false;
        if (whole is < long.MinValue or > long.MaxValue) return place.FailRange(value, ref violations);
        result = (long)whole;
        return true;
    }

    /// <summary>Reads a whole number of 64 bits without a sign.</summary>
    public static bool UInt64(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out ulong result)
    {
        result = 0;
        if (!TryWhole(value, place, ref violations, out var whole)) return false;
        if (whole is < 0 or > ulong.MaxValue) return place.FailRange(value, ref violations);
        result = (ulong)whole;
        return true;
    }

    /// <summary>Reads a number.</summary>
    public static bool Number(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out double result)
    {
        result = 0;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out result) || !double.IsFinite(result)) return place.FailType(value, ref violations);
        return true;
    }

    /// <summary>Reads a boolean.</summary>
    public static bool Boolean(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out bool result)
    {
        result = value.ValueKind == JsonValueKind.True;
        return result || value.ValueKind == JsonValueKind.False || place.FailType(value, ref violations);
    }

    /// <summary>Takes any JSON.</summary>
    public static bool Json(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out JsonElement result)
    {
        // The text that is read may be returned to a pool: what is kept is a copy.
        result = value.Clone();
        return true;
    }

    /// <summary>Reads a value of a closed enum by its text.</summary>
    public static bool Enum<T>(JsonElement value, in ValuePlace place, ref ViolationCollector violations, EnumParser<T> parse, out T result)
    {
        ArgumentNullException.ThrowIfNull(parse);
        result = default!;
        if (value.ValueKind != JsonValueKind.String) return place.FailType(value, ref violations);
        return parse(value.GetString()!, out result) || place.FailEnum(value, ref violations);
    }

    private static bool TryWhole(JsonElement value, in ValuePlace place, ref ViolationCollector violations, out decimal whole)
    {
        whole = 0;
        return (value.ValueKind == JsonValueKind.Number && JsonValues.TryGetWhole(value, out whole)) || place.FailType(value, ref violations);
    }
}
