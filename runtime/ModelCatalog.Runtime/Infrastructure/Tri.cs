using System.Runtime.CompilerServices;
using System.ComponentModel;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCatalog.Infrastructure;

/// <summary>
/// Comparisons that may be unknown (null), because a value is absent or has a violation of its own. C#'s own <c>&amp;</c>, <c>|</c> and <c>!</c>
/// on <c>bool?</c> combine them by Kleene's logic. Nothing here allocates. Not for applications.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tri
{
    /// <summary>A text, or null where it is empty: an empty text counts as absent.</summary>
    public static string? Present(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>A list, or null where it is empty: an empty list counts as absent.</summary>
    public static ValueList<T>? Present<T>(ValueList<T>? value) => value is { Count: > 0 } ? value : null;

    /// <summary>Any JSON, or null where it counts as absent: null, an empty text, an empty list.</summary>
    public static JsonElement? Present(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when value.Value.ValueEquals("") => null,
        JsonValueKind.Array when value.Value.GetArrayLength() == 0 => null,
        _ => value,
    };

    /// <summary>Whether both are equal.</summary>
    public static bool? Equal(long? left, long? right) => left is null || right is null ? null : left.GetValueOrDefault() == right.GetValueOrDefault();

    /// <summary>Whether both are equal.</summary>
    public static bool? Equal(double? left, double? right) => left is null || right is null ? null : left.GetValueOrDefault() == right.GetValueOrDefault();

    /// <summary>Whether both are equal.</summary>
    public static bool? Equal(decimal? left, decimal? right) => left is null || right is null ? null : left.GetValueOrDefault() == right.GetValueOrDefault();

    /// <summary>Whether both are equal, character by character.</summary>
    public static bool? Equal(string? left, string? right) => left is null || right is null ? null : string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>Whether both are equal.</summary>
    public static bool? Equal<T>(T? left, T? right)
        where T : struct => left is null || right is null ? null : Same(left.GetValueOrDefault(), right.GetValueOrDefault());

    // The default comparer boxes enums until the code is optimized, and a valid request allocates nothing from the first time on.
    private static bool Same<T>(T left, T right)
        where T : struct =>
        typeof(T).IsEnum && Unsafe.SizeOf<T>() == sizeof(int)
            ? Unsafe.As<T, int>(ref left) == Unsafe.As<T, int>(ref right)
            : EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>Whether the left one is less.</summary>
    public static bool? Less(long? left, long? right) => left is null || right is null ? null : left < right;

    /// <summary>Whether the left one is less.</summary>
    public static bool? Less(double? left, double? right) => left is null || right is null ? null : left < right;

    /// <summary>Whether the left one is less.</summary>
    public static bool? Less(decimal? left, decimal? right) => left is null || right is null ? null : left < right;

    /// <summary>Whether the left one is less or equal.</summary>
    public static bool? LessOrEqual(long? left, long? right) => left is null || right is null ? null : left <= right;

    /// <summary>Whether the left one is less or equal.</summary>
    public static bool? LessOrEqual(double? left, double? right) => left is null || right is null ? null : left <= right;

    /// <summary>Whether the left one is less or equal.</summary>
    public static bool? LessOrEqual(decimal? left, decimal? right) => left is null || right is null ? null : left <= right;

    /// <summary>Whether the left one is greater.</summary>
    public static bool? Greater(long? left, long? right) => Less(right, left);

    /// <summary>Whether the left one is greater.</summary>
    public static bool? Greater(double? left, double? right) => Less(right, left);

    /// <summary>Whether the left one is greater.</summary>
    public static bool? Greater(decimal? left, decimal? right) => Less(right, left);

    /// <summary>Whether the left one is greater or equal.</summary>
    public static bool? GreaterOrEqual(long? left, long? right) => LessOrEqual(right, left);

    /// <summary>Whether the left one is greater or equal.</summary>
    public static bool? GreaterOrEqual(double? left, double? right) => LessOrEqual(right, left);

    /// <summary>Whether the left one is greater or equal.</summary>
    public static bool? GreaterOrEqual(decimal? left, decimal? right) => LessOrEqual(right, left);

    /// <summary>Whether the value is within bounds, both inclusive.</summary>
    public static bool? Between(long? value, long minimum, long maximum) => value is null ? null : value >= minimum && value <= maximum;

    /// <summary>Whether the value is within bounds, both inclusive.</summary>
    public static bool? Between(double? value, double minimum, double maximum) => value is null ? null : value >= minimum && value <= maximum;

    /// <summary>Whether the value is within bounds, both inclusive.</summary>
    public static bool? Between(decimal? value, decimal minimum, decimal maximum) => value is null ? null : value >= minimum && value <= maximum;

    /// <summary>Whether the value is one of these.</summary>
    public static bool? In(string? value, ReadOnlySpan<string> values)
    {
        if (value is null) return null;
        foreach (var item in values)
        {
            if (string.Equals(item, value, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>A sum; unknown where it does not fit 64 bits.</summary>
    public static long? Add(long? left, long? right)
    {
        if (left is null || right is null) return null;
        var (a, b) = (left.GetValueOrDefault(), right.GetValueOrDefault());
        var sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) < 0 ? null : sum;
    }

    /// <summary>A sum; unknown where it is no number.</summary>
    public static double? Add(double? left, double? right) => Finite(left + right);

    /// <summary>A difference; unknown where it does not fit 64 bits.</summary>
    public static long? Subtract(long? left, long? right)
    {
        if (left is null || right is null) return null;
        var (a, b) = (left.GetValueOrDefault(), right.GetValueOrDefault());
        var difference = unchecked(a - b);
        return ((a ^ b) & (a ^ difference)) < 0 ? null : difference;
    }

    /// <summary>A difference; unknown where it is no number.</summary>
    public static double? Subtract(double? left, double? right) => Finite(left - right);

    /// <summary>A product; unknown where it does not fit 64 bits.</summary>
    public static long? Multiply(long? left, long? right)
    {
        if (left is null || right is null) return null;
        var product = (Int128)left.GetValueOrDefault() * right.GetValueOrDefault();
        return product < long.MinValue || product > long.MaxValue ? null : (long)product;
    }

    /// <summary>A product; unknown where it is no number.</summary>
    public static double? Multiply(double? left, double? right) => Finite(left * right);

    /// <summary>A quotient, towards zero; unknown for a divisor of 0 and where it does not fit 64 bits.</summary>
    public static long? Divide(long? left, long? right) =>
        left is null || right is null or 0 || (left == long.MinValue && right == -1) ? null : left / right;

    /// <summary>A quotient; unknown for a divisor of 0.</summary>
    public static double? Divide(double? left, double? right) => right is 0 ? null : Finite(left / right);

    /// <summary>A remainder with the dividend's sign; unknown for a divisor of 0.</summary>
    public static long? Remainder(long? left, long? right) =>
        left is null || right is null or 0 || (left == long.MinValue && right == -1) ? null : left % right;

    /// <summary>A remainder with the dividend's sign; unknown for a divisor of 0.</summary>
    public static double? Remainder(double? left, double? right) => right is 0 ? null : Finite(left % right);

    /// <summary>The negative; unknown where it does not fit 64 bits.</summary>
    public static long? Negate(long? value) => value == long.MinValue ? null : -value;

    /// <summary>The negative.</summary>
    public static double? Negate(double? value) => -value;

    /// <summary>The integer in 64 signed bits; unknown where it does not fit.</summary>
    public static long? Signed(ulong? value) => value > long.MaxValue ? null : (long?)value;

    /// <summary>One of two values, by a condition.</summary>
    public static T? If<T>(bool? condition, T? then, T? otherwise)
        where T : struct => condition is { } known ? (known ? then : otherwise) : null;

    /// <summary>One of two values, by a condition.</summary>
    public static T? If<T>(bool? condition, T? then, T? otherwise)
        where T : class => condition is { } known ? (known ? then : otherwise) : null;

    /// <summary>A truth that is only known where a value is.</summary>
    public static bool? Known(bool truth, bool isKnown) => isKnown ? truth : null;

    /// <summary>A comparison of a value that may be of another type: false then, unknown only where the value is.</summary>
    public static bool? OrFalse(bool? comparison, bool isKnown) => comparison ?? (isKnown ? false : null);

    /// <summary>The number of Unicode characters.</summary>
    public static long? Size(string? value) => value is null ? null : TextLength.Characters(value);

    /// <summary>The number of items; 0 for an absent list.</summary>
    public static long Size<T>(ValueList<T>? value) => value?.Count ?? 0;

    /// <summary>Whether a text starts with another one.</summary>
    public static bool? StartsWith(string? text, string? start) => text is null || start is null ? null : text.StartsWith(start, StringComparison.Ordinal);

    /// <summary>Whether a text ends with another one.</summary>
    public static bool? EndsWith(string? text, string? end) => text is null || end is null ? null : text.EndsWith(end, StringComparison.Ordinal);

    /// <summary>Whether a text contains another one.</summary>
    public static bool? Contains(string? text, string? part) => text is null || part is null ? null : text.Contains(part, StringComparison.Ordinal);

    /// <summary>Whether a pattern is found in a text.</summary>
    public static bool? Matches(string? text, Regex pattern) => text is null ? null : pattern.IsMatch(text);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
