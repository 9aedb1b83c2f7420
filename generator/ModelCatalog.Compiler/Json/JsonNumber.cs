using System.Globalization;
using System.Text;

namespace ModelCatalog.Compiler.Json;

/// <summary>A number with its digits as they were written.</summary>
/// <remarks>Equality contract: by value; <c>4</c>, <c>4.0</c> and <c>40e-1</c> are equal.</remarks>
/// <param name="Digits">A JSON number.</param>
public sealed record JsonNumber(string Digits) : JsonValue
{
    private const int NotParsed = 0;
    private const int Exact = 1;
    private const int NotExact = 2;

    // Bounds and literals are compared again and again: their digits are parsed once. Equality is by value, so these take no part in it.
    private decimal _decimal;
    private int _state;

    /// <summary>A number from an integer.</summary>
    public JsonNumber(long value)
        : this(value.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <inheritdoc />
    public override string KindName => IsInteger ? "integer" : "number";

    /// <summary>Whether the value has no fraction and fits in 64 bits, signed or unsigned; <c>4.0</c> is an integer.</summary>
    public bool IsInteger => TryGetDecimal(out var value) && decimal.Truncate(value) == value && value >= long.MinValue && value <= ulong.MaxValue;

    /// <summary>The value as a double; infinite where it does not fit.</summary>
    public double AsDouble =>
        double.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : Digits.StartsWith("-", StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>The exact value, if it fits a decimal.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        var state = Volatile.Read(ref _state);
        if (state == NotParsed)
        {
            state = decimal.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? Exact : NotExact;
            _decimal = value;
            Volatile.Write(ref _state, state);
        }

        value = _decimal;
        return state == Exact;
    }

    /// <inheritdoc />
    public bool Equals(JsonNumber? other)
    {
        if (other is null) return false;
        if (Digits == other.Digits) return true;
        var exact = TryGetDecimal(out var left);
        return exact == other.TryGetDecimal(out var right) && (exact ? left == right : AsDouble.Equals(other.AsDouble));
    }

    /// <inheritdoc />
    public override int GetHashCode() => AsDouble.GetHashCode();

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => output.Append(Digits);
}
