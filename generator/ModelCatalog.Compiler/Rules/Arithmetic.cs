using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Arithmetic and comparison of operands: integers in checked 64-bit signed arithmetic, everything else in doubles.</summary>
internal static class Arithmetic
{
    /// <summary>A number literal: an integer unless it has a fraction or does not fit.</summary>
    public static Operand Literal(JsonNumber number) => Operand.Of(number, TypeOf(number));

    /// <summary>The type of a number as it is written: <c>4.0</c> is a number.</summary>
    public static ExpressionType TypeOf(JsonNumber number) =>
        number.IsInteger && number.Digits.IndexOfAny(['.', 'e', 'E']) < 0 ? ExpressionType.Integer : ExpressionType.Number;

    /// <summary>Minus an operand.</summary>
    public static Operand Negate(Operand operand) => operand.Kind switch
    {
        OperandKind.Integer => Checked(-operand.Integer, operand, operand),
        OperandKind.Number => Operand.Of(-operand.Number),
        _ => default,
    };

    /// <summary>The result of an operator; unknown where there is none.</summary>
    public static Operand Compute(BinaryOperator kind, Operand left, Operand right)
    {
        if (!IsNumeric(left) || !IsNumeric(right)) return default;
        if (left.Kind == OperandKind.Integer && right.Kind == OperandKind.Integer) return ComputeIntegers(kind, left, right);
        var (a, b) = (left.AsDouble, right.AsDouble);
        return kind switch
        {
            BinaryOperator.Add => Operand.Of(a + b),
            BinaryOperator.Subtract => Operand.Of(a - b),
            BinaryOperator.Multiply => Operand.Of(a * b),
            BinaryOperator.Divide when b != 0 => Operand.Of(a / b),
            BinaryOperator.Remainder when b != 0 => Operand.Of(a % b),
            _ => default,
        };
    }

    /// <summary>Whether two operands are equal; values of different kinds are not.</summary>
    public static bool? AreEqual(Operand left, Operand right)
    {
        if (left.IsUnknown || right.IsUnknown) return null;
        if (IsNumeric(left) && IsNumeric(right)) return Order(left, right) == 0;
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            OperandKind.Boolean => left.Boolean == right.Boolean,
            OperandKind.Text => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            _ => null,
        };
    }

    /// <summary>Whether two operands stand in an order; what is no number stands in none.</summary>
    public static bool? InOrder(BinaryOperator order, Operand left, Operand right)
    {
        if (left.IsUnknown || right.IsUnknown) return null;
        if (!IsNumeric(left) || !IsNumeric(right)) return false;
        var sign = Order(left, right);
        return order switch
        {
            BinaryOperator.Less => sign < 0,
            BinaryOperator.LessOrEqual => sign <= 0,
            BinaryOperator.Greater => sign > 0,
            _ => sign >= 0,
        };
    }

    private static bool IsNumeric(Operand operand) => operand.Kind is OperandKind.Integer or OperandKind.Number;

    private static int Order(Operand left, Operand right) =>
        left.Kind == OperandKind.Integer && right.Kind == OperandKind.Integer
            ? left.Integer.CompareTo(right.Integer)
            : left.AsDouble.CompareTo(right.AsDouble);

    private static Operand ComputeIntegers(BinaryOperator kind, Operand left, Operand right)
    {
        var (a, b) = (left.Integer, right.Integer);
        switch (kind)
        {
            case BinaryOperator.Add:
                return Checked(a + b, left, right);
            case BinaryOperator.Subtract:
                return Checked(a - b, left, right);
            case BinaryOperator.Multiply:
                // A product of 64-bit integers may be too large for a decimal, but then also for the result.
                return Math.Abs((double)a * (double)b) > 1e28 ? default : Checked(a * b, left, right);
            case BinaryOperator.Divide when b != 0:
                return Checked(decimal.Truncate(a / b), left, right);
            case BinaryOperator.Remainder when b != 0 && !(a == long.MinValue && b == -1):
                return Checked(a % b, left, right);
            default:
                return default;
        }
    }

    private static Operand Checked(decimal result, Operand left, Operand right) =>
        IsSigned(result) && IsSigned(left.Integer) && IsSigned(right.Integer) ? Operand.Of(result) : default;

    private static bool IsSigned(decimal value) => value is >= long.MinValue and <= long.MaxValue;
}
