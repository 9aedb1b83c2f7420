namespace ModelCatalog.Compiler.Rules;

/// <summary>Arithmetic over sets of numbers: a set that contains every result, and unknown where one may be out of bounds.</summary>
internal static class SetArithmetic
{
    private static ValueSet AnyInteger { get; } = ValueSet.Of(NumberSet.Integers(long.MinValue, long.MaxValue)).OrUnknown();

    private static ValueSet AnyDouble { get; } = ValueSet.Of(NumberSet.AllDoubles).OrUnknown();

    /// <summary>The results of an operator.</summary>
    public static ValueSet Compute(BinaryOperator kind, ValueSet left, ValueSet right)
    {
        if (left.Numbers is not { } a || right.Numbers is not { } b) return ValueSet.Unknown;
        var result = a.IsSingle && b.IsSingle ? ValueSet.Of(Arithmetic.Compute(kind, a.ToOperand(), b.ToOperand()))
            : a.IsInteger && b.IsInteger ? ComputeIntegers(kind, a, b)
            : ComputeDoubles(kind, a.AsDoubles(), b.AsDoubles());
        return left.MayBeUnknown || right.MayBeUnknown ? result.OrUnknown() : result;
    }

    /// <summary>Minus a value.</summary>
    public static ValueSet Negate(ValueSet operand)
    {
        if (operand.Numbers is not { } numbers) return ValueSet.Unknown;
        var result = numbers.IsInteger
            ? Signed(-numbers.Maximum, -numbers.Minimum, numbers, numbers)
            : ValueSet.Of(NumberSet.Doubles(-numbers.High, -numbers.Low, numbers.IsHighOpen, numbers.IsLowOpen));
        return operand.MayBeUnknown ? result.OrUnknown() : result;
    }

    private static ValueSet ComputeIntegers(BinaryOperator kind, NumberSet a, NumberSet b)
    {
        switch (kind)
        {
            case BinaryOperator.Add:
                return Signed(a.Minimum + b.Minimum, a.Maximum + b.Maximum, a, b);
            case BinaryOperator.Subtract:
                return Signed(a.Minimum - b.Maximum, a.Maximum - b.Minimum, a, b);
            case BinaryOperator.Multiply when Largest(a) * Largest(b) < long.MaxValue / 2d:
                decimal[] ends = [a.Minimum * b.Minimum, a.Minimum * b.Maximum, a.Maximum * b.Minimum, a.Maximum * b.Maximum];
                return Signed(ends.Min(), ends.Max(), a, b);
            default:
                return AnyInteger;
        }
    }

    private static double Largest(NumberSet set) => Math.Max(Math.Abs(set.Low), Math.Abs(set.High));

    /// <summary>The part of an interval that 64 signed bits hold; unknown for the rest, and for operands that they do not hold.</summary>
    private static ValueSet Signed(decimal minimum, decimal maximum, NumberSet a, NumberSet b)
    {
        var mayOverflow = minimum < long.MinValue || maximum > long.MaxValue || a.Maximum > long.MaxValue || b.Maximum > long.MaxValue;
        minimum = Math.Max(minimum, long.MinValue);
        maximum = Math.Min(maximum, long.MaxValue);
        if (minimum > maximum) return ValueSet.Unknown;
        var result = ValueSet.Of(NumberSet.Integers(minimum, maximum));
        return mayOverflow ? result.OrUnknown() : result;
    }

    // Rounding keeps the order, so the rounded ends bound every rounded result; an open end may be reached by rounding.
    private static ValueSet ComputeDoubles(BinaryOperator kind, NumberSet a, NumberSet b)
    {
        var (low, high) = kind switch
        {
            BinaryOperator.Add => (a.Low + b.Low, a.High + b.High),
            BinaryOperator.Subtract => (a.Low - b.High, a.High - b.Low),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        return double.IsInfinity(low) || double.IsInfinity(high) ? AnyDouble : ValueSet.Of(NumberSet.Doubles(low, high));
    }
}
