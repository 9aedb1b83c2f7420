using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <content>Comparisons: of numbers, of enums and texts, of values with alternatives.</content>
internal sealed partial class ExpressionEmitter
{
    private string Compare(BinaryOperator order, Code left, Code right)
    {
        if (order == BinaryOperator.NotEqual) return "!" + Parenthesized(Compare(BinaryOperator.Equal, left, right));
        if (left.Kind == CodeKind.Choice || right.Kind == CodeKind.Choice) return CompareChoice(order, left, right);
        if (left.IsNumeric && right.IsNumeric)
        {
            var (a, b) = SameWidth(left, right);
            return $"{Tri}.{order}({a}, {b})";
        }

        if (order != BinaryOperator.Equal) return Different(left, right);
        if (left.Kind == CodeKind.Boolean && right.Kind == CodeKind.Boolean) return $"{Tri}.Equal({left.Text}, {right.Text})";
        if (left.Kind == CodeKind.Enum || right.Kind == CodeKind.Enum) return EqualEnums(left, right);
        return left.Kind == CodeKind.Text && right.Kind == CodeKind.Text ? $"{Tri}.Equal({left.Text}, {right.Text})" : Different(left, right);
    }

    /// <summary>Values of different types: never equal, in no order; unknown where one is.</summary>
    private static string Different(Code left, Code right) => $"{Tri}.OrFalse(null, {AreKnown(left, right)})";

    private static string AreKnown(params Code[] codes)
    {
        var conditions = codes.Where(code => !code.IsLiteral).Select(code => Parenthesized(code.Text) + " is not null").ToList();
        return conditions.Count == 0 ? "true" : string.Join(" && ", conditions);
    }

    private static string Parenthesized(string text) => text.Contains(" | ") || text.Contains(" & ") || text.Contains(" ?? ") ? "(" + text + ")" : text;

    private string EqualEnums(Code left, Code right)
    {
        var (value, other) = left.Kind == CodeKind.Enum ? (left, right) : (right, left);
        if (other.Kind == CodeKind.Enum && other.ValueType == value.ValueType) return $"{Tri}.Equal({left.Text}, {right.Text})";
        if (other.Literal is { } text && EnumConstant(value, text) is { } constant) return $"{Tri}.Equal({value.Text}, {constant})";
        return AsText(other) is { } otherText ? $"{Tri}.Equal({AsText(value)}, {otherText})" : Different(left, right);
    }

    private string? EnumConstant(Code value, string text)
    {
        var names = _values.Context.Names.FindEnum(value.ValueType!);
        return _values.Context.EnumMember(names, text) ?? (names.Shape.IsOpen ? $"new {_values.Context.EnumType(names)}({Literals.Text(text)})" : null);
    }

    /// <summary>A value of one of several types: a comparison with another type is false.</summary>
    private string CompareChoice(BinaryOperator order, Code left, Code right)
    {
        var parts = new List<string>();
        foreach (var a in Alternatives(left))
        {
            foreach (var b in Alternatives(right))
            {
                if ((a.IsNumeric && b.IsNumeric) || (order == BinaryOperator.Equal && Family(a) == Family(b))) parts.Add(Compare(order, a, b));
            }
        }

        // Only one of the alternatives is there, so at most one comparison is known.
        var comparison = parts.Count == 0 ? "null" : string.Join(" ?? ", parts.Select(Parenthesized));
        return $"{Tri}.OrFalse({comparison}, {AreKnown(left, right)})";
    }

    private static CodeKind Family(Code code) => code.IsNumeric ? CodeKind.Number : code.Kind == CodeKind.Enum ? CodeKind.Text : code.Kind;

    private IEnumerable<Code> Alternatives(Code code)
    {
        if (code.Kind != CodeKind.Choice) return [code];
        var choice = (ChoiceShape)code.Shape!;
        var names = _values.Context.Names.FindChoice(code.ValueType!);
        var codes = choice.Alternatives.Select(shape => RuleValues.Of(code.Text + "?." + ChoiceEmitter.PropertyOf(shape), shape, names.EnumType)).ToList();
        if (choice.Literals.Count > 0 && codes.TrueForAll(alternative => alternative.Kind != CodeKind.Text)) codes.Add(new Code(code.Text + "?.Text", CodeKind.Text));
        return codes;
    }

    private static Code? NumberOf(Code choice)
    {
        var shape = ((ChoiceShape)choice.Shape!).Alternatives.FirstOrDefault(alternative => alternative is IntegerShape or NumberShape);
        return shape is null ? null : new Code(choice.Text + "?.Number", shape is IntegerShape ? CodeKind.Integer : CodeKind.Number);
    }

    private string? TextOf(Code choice)
    {
        var shape = (ChoiceShape)choice.Shape!;
        var hasText = shape.Literals.Count > 0 || shape.Alternatives.Any(alternative => alternative is TextShape or MediaShape);
        var known = Alternatives(choice).FirstOrDefault(alternative => alternative.Kind == CodeKind.Enum) is { } values ? AsText(values) : null;
        return !hasText ? known : known is null ? choice.Text + "?.Text" : $"({known} ?? {choice.Text}?.Text)";
    }

    /// <summary>Two numbers that one overload takes: decimals where one is unsigned, doubles where one is a number.</summary>
    private static (string Left, string Right) SameWidth(Code left, Code right)
    {
        if (left.Kind != CodeKind.Unsigned && right.Kind != CodeKind.Unsigned) return (left.Text, right.Text);
        var cast = left.Kind == CodeKind.Number || right.Kind == CodeKind.Number ? "(double?)" : "(decimal?)";
        return (cast + Atom(left.Text), cast + Atom(right.Text));
    }

    private string IsInRange(InRangeExpression range)
    {
        var value = Evaluate(range.Value);
        if (value.Kind == CodeKind.Choice)
        {
            var number = NumberOf(value);
            return number is null ? Code.Unknown(CodeKind.Boolean).Text : $"{Tri}.OrFalse({InBounds(number, range)}, {AreKnown(value)})";
        }

        return value.IsNumeric ? InBounds(value, range) : Code.Unknown(CodeKind.Boolean).Text;
    }

    private static string InBounds(Code value, InRangeExpression range)
    {
        var minimum = range.Minimum is { } low ? Bound(low) : null;
        var maximum = range.Maximum is { } high ? Bound(high) : null;
        var isWide = value.Kind == CodeKind.Unsigned || minimum?.Kind == CodeKind.Unsigned || maximum?.Kind == CodeKind.Unsigned;
        if (minimum is not null && maximum is not null && !isWide && (minimum.Kind == maximum.Kind || value.Kind == CodeKind.Number)) return $"{Tri}.Between({value.Text}, {minimum.Text}, {maximum.Text})";
        var parts = new List<string>();
        if (minimum is not null) parts.Add(Ordered("GreaterOrEqual", minimum));
        if (maximum is not null) parts.Add(Ordered("LessOrEqual", maximum));
        return parts.Count == 0 ? $"{Tri}.OrFalse(null, false)" : parts.Count == 1 ? parts[0] : $"({string.Join(" & ", parts)})";

        string Ordered(string order, Code bound)
        {
            var (a, b) = SameWidth(value, bound);
            return $"{Tri}.{order}({a}, {b})";
        }
    }

    private static Code Bound(JsonNumber number)
    {
        // As in an expression, 4.0 is a number and 4 an integer.
        var isInteger = number.IsInteger && number.Digits.IndexOfAny(['.', 'e', 'E']) < 0;
        if (!isInteger) return new Code(Literals.Number(number), CodeKind.Number) { IsLiteral = true };
        var literal = Literals.Integer(number)!;
        return literal.EndsWith("UL", StringComparison.Ordinal)
            ? new Code(literal, CodeKind.Unsigned) { IsLiteral = true }
            : new Code(Literals.BareInteger(number)!, CodeKind.Integer) { IsLiteral = true };
    }

    private string IsInList(InListExpression expression)
    {
        if (expression.List is not ListExpression literals) return _prefix + Contains(expression);
        var value = Evaluate(expression.Value);
        var items = literals.Items.Select(Evaluate).ToList();
        if (items.Count > 1 && items.TrueForAll(item => item.Literal is not null))
        {
            if (value.Kind == CodeKind.Text) return $"{Tri}.In({value.Text}, [{string.Join(", ", items.Select(item => item.Text))}])";

            // Values of an open enum are no constants: they are compared one by one.
            var isClosed = value.Kind == CodeKind.Enum && !_values.Context.Names.FindEnum(value.ValueType!).Shape.IsOpen;
            var constants = isClosed ? items.Select(item => EnumConstant(value, item.Literal!)).ToList() : [null];
            if (!constants.Contains(null)) return $"{Tri}.Known({value.Text} is {string.Join(" or ", constants)}, {value.Text} is not null)";
        }

        if (items.Count == 0) return $"{Tri}.OrFalse(null, true)";
        return items.Count == 1 ? Compare(BinaryOperator.Equal, value, items[0]) : "(" + string.Join(" | ", items.Select(item => Compare(BinaryOperator.Equal, value, item))) + ")";
    }
}
