using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>Writes checked expressions as C# over the values of a <see cref="RuleValues"/>. Null is unknown; C#'s own operators on <c>bool?</c> are Kleene's.</summary>
internal sealed partial class ExpressionEmitter
{
    private readonly RuleValues _values;
    private readonly List<(string Name, Code Value)> _variables = [];

    // In front of a value's property: the local that holds the struct, or nothing inside of it.
    private string _prefix;

    /// <param name="values">Takes the values that the expressions read.</param>
    /// <param name="local">The local variable that will hold the struct.</param>
    public ExpressionEmitter(RuleValues values, string local)
    {
        _values = values;
        _prefix = local + ".";
    }

    private static string Tri => EmissionContext.Tri;

    /// <summary>An expression of type <c>bool?</c>: the truth in the place of a condition.</summary>
    public string Condition(Expression expression) => Test(expression);

    /// <summary>The value of an expression.</summary>
    public Code Value(Expression expression) => Evaluate(expression);

    /// <summary>The value of an expression that gives a number, in 64 signed bits or as a double; null where C# has none.</summary>
    public Code? Number(Expression expression) => Signed(Evaluate(expression)) is { IsNumeric: true } number ? number : null;

    private string Test(Expression expression)
    {
        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return "!" + Operand(not.Operand, not);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                return Operand(and.Left, and) + " & " + Operand(and.Right, and);
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                return Operand(or.Left, or) + " | " + Operand(or.Right, or);
            case BinaryExpression { Operator: < BinaryOperator.Add } comparison:
                return Compare(comparison.Operator, Evaluate(comparison.Left), Evaluate(comparison.Right));
            case ConditionalExpression conditional:
                return $"{Tri}.If({Test(conditional.Condition)}, {Test(conditional.Then)}, {Test(conditional.Else)})";
            case HasExpression has:
                return Has(has.Target);
            case InListExpression inList:
                return IsInList(inList);
            case InRangeExpression range:
                return IsInRange(range);
            case TextExpression text:
                return Text(text);
            case MacroExpression { Macro: MacroKind.Exists or MacroKind.All } macro:
                return _prefix + Quantify(macro);
            case LiteralExpression { Value: JsonBoolean literal }:
                return "(bool?)" + Literals.Boolean(literal.Value);
            case NameExpression or FieldExpression:
                return Bare(expression);
            default:
                return Code.Unknown(CodeKind.Boolean).Text;
        }
    }

    /// <summary>A condition as an operand: in parentheses where C# would read it otherwise.</summary>
    private string Operand(Expression operand, Expression parent)
    {
        var text = Test(operand);
        var isCompound = operand is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary && !(parent is BinaryExpression same && same.Operator == binary.Operator);
        return isCompound ? "(" + text + ")" : text;
    }

    /// <summary>A boolean in the place of a condition: absent is false.</summary>
    private string Bare(Expression expression)
    {
        if (IsOfRequest(expression)) return _values.Condition(expression) is { } code ? _prefix + code.Text : Code.Unknown(CodeKind.Boolean).Text;
        var value = Evaluate(expression);
        return value.Kind == CodeKind.Boolean && expression is FieldExpression ? $"({value.Text} ?? false)" : value.Text;
    }

    private string Has(Expression target)
    {
        if (IsOfRequest(target)) return _values.Has(target) is { } code ? _prefix + code.Text : Code.Unknown(CodeKind.Boolean).Text;
        if (Path(target) is not { } value) return Code.Unknown(CodeKind.Boolean).Text;
        return $"(bool?)({RuleValues.Present(value, null).Text} is not null)";
    }

    private Code Evaluate(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return Literal(literal);
            case NameExpression or FieldExpression:
                if (IsOfRequest(expression)) return _values.Value(expression) is { } value ? value with { Text = _prefix + value.Text } : Unknown(expression);
                return Path(expression) is { } path ? WithDefault(path, expression) : Unknown(expression);
            case UnaryExpression { Operator: UnaryOperator.Negate } negate:
                var operand = Signed(Evaluate(negate.Operand));
                return operand.IsNumeric ? new Code($"{Tri}.Negate({operand.Text})", operand.Kind) : Unknown(expression);
            case BinaryExpression { Operator: >= BinaryOperator.Add } binary:
                return Compute(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right));
            case ConditionalExpression conditional when conditional.Type.Kind != ExpressionKind.Boolean:
                return Choose(conditional);
            case SizeExpression size:
                return Size(size.Target);
            case SumExpression sum:
                return new Code(_prefix + Total(sum), sum.Type.Kind == ExpressionKind.Integer ? CodeKind.Integer : CodeKind.Number);
            case ListExpression or MacroExpression { Macro: MacroKind.Filter or MacroKind.Map }:
                return List(expression);
            default:
                return Code.Boolean(Test(expression));
        }
    }

    private static Code Literal(LiteralExpression literal)
    {
        switch (literal.Value)
        {
            case JsonBoolean boolean:
                return Code.Boolean("(bool?)" + Literals.Boolean(boolean.Value));
            case JsonNumber number when literal.Type.Kind == ExpressionKind.Integer && Literals.BareInteger(number) is { } digits:
                return Literals.Integer(number)!.EndsWith("UL", StringComparison.Ordinal)
                    ? new Code(digits + "UL", CodeKind.Unsigned) { IsLiteral = true }
                    : new Code(digits, CodeKind.Integer) { IsLiteral = true };
            case JsonNumber number:
                return new Code(Literals.Number(number), CodeKind.Number) { IsLiteral = true };
            default:
                var text = literal.Value.ToText();
                return new Code(Literals.Text(text), CodeKind.Text) { IsLiteral = true, Literal = text };
        }
    }

    private Code Choose(ConditionalExpression conditional)
    {
        var (then, otherwise) = (Evaluate(conditional.Then), Evaluate(conditional.Else));
        if (then.IsNumeric && otherwise.IsNumeric)
        {
            var kind = conditional.Type.Kind == ExpressionKind.Integer ? CodeKind.Integer : CodeKind.Number;
            if (then.Kind == CodeKind.Unsigned || otherwise.Kind == CodeKind.Unsigned) kind = kind == CodeKind.Integer ? CodeKind.Integer : CodeKind.Number;
            var cast = kind == CodeKind.Integer ? "(long?)" : "(double?)";
            return new Code($"{Tri}.If({Test(conditional.Condition)}, {cast}{Atom(Widened(then, kind))}, {cast}{Atom(Widened(otherwise, kind))})", kind);
        }

        if (then.Kind == CodeKind.List) return then with { Text = $"{Tri}.If({Test(conditional.Condition)}, {then.Text}, {otherwise.Text})" };
        var (a, b) = (AsText(then), AsText(otherwise));
        return a is null || b is null ? Unknown(conditional) : new Code($"{Tri}.If({Test(conditional.Condition)}, {a}, {b})", CodeKind.Text);
    }

    private static string Widened(Code code, CodeKind kind) => code.Kind == CodeKind.Unsigned && kind == CodeKind.Integer ? $"{Tri}.Signed({code.Text})" : code.Text;

    private static string Atom(string text) => text.StartsWith("-", StringComparison.Ordinal) ? $"({text})" : text;

    /// <summary>An integer as arithmetic takes it: in 64 signed bits. A value with alternatives as the number that it may be.</summary>
    private static Code Signed(Code code) => code.Kind switch
    {
        CodeKind.Unsigned => new Code($"{Tri}.Signed({code.Text})", CodeKind.Integer),
        CodeKind.Choice => NumberOf(code) ?? code,
        _ => code,
    };

    private static Code Compute(BinaryOperator kind, Code left, Code right)
    {
        var (a, b) = (Signed(left), Signed(right));
        var type = a.Kind == CodeKind.Integer && b.Kind == CodeKind.Integer ? CodeKind.Integer : CodeKind.Number;
        if (!a.IsNumeric || !b.IsNumeric) return Code.Unknown(type);
        var method = kind switch
        {
            BinaryOperator.Add => "Add",
            BinaryOperator.Subtract => "Subtract",
            BinaryOperator.Multiply => "Multiply",
            BinaryOperator.Divide => "Divide",
            _ => "Remainder",
        };
        return new Code($"{Tri}.{method}({a.Text}, {b.Text})", type);
    }

    private Code Size(Expression target)
    {
        if (target is NameExpression or FieldExpression && target.Type.Kind == ExpressionKind.List)
        {
            if (IsOfRequest(target)) return _values.Size(target) is { } size ? size with { Text = _prefix + size.Text } : Unknown(new SizeExpression(target));

            // A field of an item that is absent has no items; an item that is not known has no size.
            var field = Evaluate(target);
            return new Code(target is FieldExpression ? $"{Tri}.Size({field.Text})" : $"{Tri}.If({field.Text} is not null, {Tri}.Size({field.Text}), null)", CodeKind.Integer);
        }

        if (target.Type.Kind == ExpressionKind.List && target is not ConditionalExpression) return new Code(_prefix + Count(target), CodeKind.Integer);
        var value = Evaluate(target);
        if (value.Kind == CodeKind.List) return new Code($"(long?)({value.Text})?.Count", CodeKind.Integer);
        return AsText(value) is { } text ? new Code($"{Tri}.Size({text})", CodeKind.Integer) : Code.Unknown(CodeKind.Integer);
    }

    private string Text(TextExpression expression)
    {
        var target = AsText(Evaluate(expression.Target));
        if (target is null) return Code.Unknown(CodeKind.Boolean).Text;
        if (expression.Function == TextFunction.Matches)
            return $"{Tri}.Matches({target}, {_prefix}{_values.Pattern(((LiteralExpression)expression.Argument).Value.ToText())})";
        return AsText(Evaluate(expression.Argument)) is { } argument ? $"{Tri}.{expression.Function}({target}, {argument})" : Code.Unknown(CodeKind.Boolean).Text;
    }

    /// <summary>A value as text: an enum's text, the text among alternatives; null where it has none.</summary>
    private string? AsText(Code code) => code.Kind switch
    {
        CodeKind.Text => code.Text,
        CodeKind.Enum => _values.Context.EnumText(_values.Context.Names.FindEnum(code.ValueType!), code.Text, true),
        CodeKind.Choice => TextOf(code),
        _ => null,
    };

    private static Code Unknown(Expression expression) => Code.Unknown(expression.Type.Kind switch
    {
        ExpressionKind.Boolean => CodeKind.Boolean,
        ExpressionKind.Integer => CodeKind.Integer,
        ExpressionKind.Number => CodeKind.Number,
        _ => CodeKind.Text,
    });

    private static bool IsOfRequest(Expression path) => path switch
    {
        NameExpression name => name.Symbol.Kind != SymbolKind.Variable,
        FieldExpression field => IsOfRequest(field.Target),
        _ => false,
    };

    /// <summary>A variable, or a field of one.</summary>
    private Code? Path(Expression path)
    {
        if (path is NameExpression { Symbol: var symbol })
        {
            for (var i = _variables.Count - 1; i >= 0; i--)
            {
                if (_variables[i].Name == symbol.Name) return _variables[i].Value;
            }

            return null;
        }

        return path is FieldExpression field && Path(field.Target) is { } target ? _values.Field(target, field.Field) : null;
    }

    private Code WithDefault(Code code, Expression path)
    {
        if (path is not FieldExpression { Field.Default: { } value and not JsonNull } || code.Shape is not { } shape) return RuleValues.Present(code, null);
        var present = RuleValues.Present(code, _values.Context.Constant(shape, code.ValueType, value));
        return present with { Text = (EmissionContext.IsReference(shape) ? "" : $"({_values.TypeOf(code)})") + "(" + present.Text + ")" };
    }
}
