using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>An interval of 64-bit integers (signed or unsigned), or of finite doubles.</summary>
internal readonly struct NumberSet
{
    private NumberSet(bool isInteger, decimal minimum, decimal maximum, double low, double high, bool isLowOpen, bool isHighOpen)
    {
        IsInteger = isInteger;
        Minimum = minimum;
        Maximum = maximum;
        Low = low;
        High = high;
        IsLowOpen = isLowOpen;
        IsHighOpen = isHighOpen;
    }

    public static NumberSet AllIntegers { get; } = Integers(long.MinValue, ulong.MaxValue);

    public static NumberSet AllDoubles { get; } = Doubles(double.MinValue, double.MaxValue);

    public bool IsInteger { get; }

    /// <summary>The bounds of integers.</summary>
    public decimal Minimum { get; }

    public decimal Maximum { get; }

    /// <summary>The bounds of doubles; of integers, as they are compared with doubles.</summary>
    public double Low { get; }

    public double High { get; }

    public bool IsLowOpen { get; }

    public bool IsHighOpen { get; }

    public bool IsSingle => IsInteger ? Minimum == Maximum : Low == High;

    public static NumberSet Integers(decimal minimum, decimal maximum) =>
        new(true, minimum, maximum, Operand.ToDouble(minimum), Operand.ToDouble(maximum), false, false);

    public static NumberSet Doubles(double low, double high, bool isLowOpen = false, bool isHighOpen = false) =>
        new(false, 0, 0, low, high, isLowOpen, isHighOpen);

    /// <summary>The set of one operand; null for what is no number.</summary>
    public static NumberSet? Of(Operand operand) => operand.Kind switch
    {
        OperandKind.Integer => Integers(operand.Integer, operand.Integer),
        OperandKind.Number => Doubles(operand.Number, operand.Number),
        _ => null,
    };

    /// <summary>The smallest interval around both.</summary>
    public static NumberSet Hull(NumberSet left, NumberSet right)
    {
        if (left.IsInteger && right.IsInteger) return Integers(Math.Min(left.Minimum, right.Minimum), Math.Max(left.Maximum, right.Maximum));
        var isLowOpen = left.Low < right.Low ? left.IsLowOpen : right.Low < left.Low ? right.IsLowOpen : left.IsLowOpen && right.IsLowOpen;
        var isHighOpen = left.High > right.High ? left.IsHighOpen : right.High > left.High ? right.IsHighOpen : left.IsHighOpen && right.IsHighOpen;
        return Doubles(Math.Min(left.Low, right.Low), Math.Max(left.High, right.High), isLowOpen, isHighOpen);
    }

    /// <summary>The operand of a set of one.</summary>
    public Operand ToOperand() => IsInteger ? Operand.Of(Minimum) : Operand.Of(Low);

    /// <summary>The same values as doubles.</summary>
    public NumberSet AsDoubles() => IsInteger ? Doubles(Low, High) : this;

    /// <summary>Whether some value of this is below some value of the other.</summary>
    public bool MayBeLess(NumberSet other) => IsInteger && other.IsInteger ? Minimum < other.Maximum : Low < other.High;

    /// <summary>Whether some value of this is one of the other's.</summary>
    public bool MayBeEqual(NumberSet other)
    {
        if (IsInteger && other.IsInteger) return Minimum <= other.Maximum && other.Minimum <= Maximum;
        return Reaches(this, other) && Reaches(other, this);

        static bool Reaches(NumberSet low, NumberSet high) =>
            low.Low < high.High || (low.Low == high.High && !low.IsLowOpen && !high.IsHighOpen);
    }

    /// <summary>Some values of the set: the ends and something in between.</summary>
    public IEnumerable<Operand> Samples()
    {
        if (IsInteger) return [Operand.Of(Minimum), Operand.Of(Maximum), Operand.Of(decimal.Floor(Minimum + ((Maximum - Minimum) / 2)))];
        var middle = (Low / 2) + (High / 2);
        var nearZero = Low < 0 && High > 0 ? 0 : middle;
        return [Operand.Of(IsLowOpen ? middle : Low), Operand.Of(IsHighOpen ? middle : High), Operand.Of(nearZero)];
    }
}
