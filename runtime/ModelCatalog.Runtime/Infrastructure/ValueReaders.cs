using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Reads a JSON value of the right kind as a value of a request.</summary>
/// <param name="value">The JSON value.</param>
/// <param name="path">Where it stands.</param>
/// <param name="violations">Takes what is wrong inside it.</param>
/// <param name="result">The value.</param>
/// <typeparam name="T">The kind of value.</typeparam>
/// <returns>Whether C# can hold it.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool ValueReader<T>(JsonElement value, BodyPath path, ref ViolationCollector violations, out T result);

/// <summary>Readers of scalars.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueReaders
{
    /// <summary>Reads a text.</summary>
    public static bool Text(JsonElement value, BodyPath path, ref ViolationCollector violations, out string result)
    {
        result = value.GetString()!;
        return true;
    }

    /// <summary>Reads a whole number of 32 bits; <c>4.0</c> is one.</summary>
    public static bool Int32(JsonElement value, BodyPath path, ref ViolationCollector violations, out int result)
    {
        var fits = JsonValues.TryGetWhole(value, out var whole) && whole is >= int.MinValue and <= int.MaxValue;
        result = fits ? (int)whole : 0;
        return fits;
    }

    /// <summary>Reads a whole number of 64 bits.</summary>
    public static bool Int64(JsonElement value, BodyPath path, ref ViolationCollector violations, out long result)
    {
        var fits = JsonValues.TryGetWhole(value, out var whole) && whole is >= long.MinValue and <= long.MaxValue;
        result = fits ? (long)whole : 0;
        return fits;
    }

    /// <summary>Reads a whole number of 64 bits without a sign.</summary>
    public static bool UInt64(JsonElement value, BodyPath path, ref ViolationCollector violations, out ulong result)
    {
        var fits = JsonValues.TryGetWhole(value, out var whole) && whole is >= 0 and <= ulong.MaxValue;
        result = fits ? (ulong)whole : 0;
        return fits;
    }

    /// <summary>Reads a number.</summary>
    public static bool Number(JsonElement value, BodyPath path, ref ViolationCollector violations, out double result) =>
        value.TryGetDouble(out result) && double.IsFinite(result);

    /// <summary>Reads a boolean.</summary>
    public static bool Boolean(JsonElement value, BodyPath path, ref ViolationCollector violations, out bool result)
    {
        result = value.ValueKind == JsonValueKind.True;
        return true;
    }

    /// <summary>Takes any JSON.</summary>
    public static bool Json(JsonElement value, BodyPath path, ref ViolationCollector violations, out JsonElement result)
    {
        // The text that is read may be returned to a pool: what is kept is a copy.
        result = value.Clone();
        return true;
    }
}
