using System.Collections.Concurrent;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>One evaluation of one expression over one request.</summary>
internal sealed class Evaluation(IEvaluationContext context)
{
    private const int MaximumPatterns = 256;

    // How much text is read for the price of a node.
    private const int UnitsPerStep = 64;
    private static readonly ConcurrentDictionary<string, BoundedPattern?> s_patterns = new(StringComparer.Ordinal);
    private List<(string Name, Operand Value)>? _variables;
    private int _steps = ExpressionEvaluator.MaximumSteps;

    /// <summary>The number of code points of a text; a lone surrogate counts as one.</summary>
    public static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsLowSurrogate(text[i]) || !char.IsHighSurrogate(text[i - 1])) continue;
            count--;
            i++;
        }

        return count;
    }

    /// <summary>A function from two texts to a truth.</summary>
    public static bool? Apply(TextFunction function, string target, string argument) => function switch
    {
        TextFunction.StartsWith => target.StartsWith(argument, StringComparison.Ordinal),
        TextFunction.EndsWith => target.EndsWith(argument, StringComparison.Ordinal),
        TextFunction.Contains => target.Contains(argument),
        _ => Pattern(argument)?.IsMatch(target),
    };

    /// <summary>The truth in the place of a condition.</summary>
    public bool? Test(Expression expression)
    {
        if (--_steps < 0) return null;
        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return !Test(not.Operand);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                var first = Test(and.Left);
                return first == false ? false : first & Test(and.Right);
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                first = Test(or.Left);
                return first == true ? true : first | Test(or.Right);
            case BinaryExpression binary:
                return Compare(binary);
            case ConditionalExpression conditional:
                return Test(conditional.Condition) is { } isTrue ? Test(isTrue ? conditional.Then : conditional.Else) : null;
            case HasExpression has:
                var state = SetState(has.Target);
                return state.IsUnknown ? null : state.Value is not null;
            case InListExpression inList:
                return IsInList(inList);
            case InRangeExpression inRange:
                return IsInRange(inRange);
            case TextExpression text:
                var (target, argument) = (Evaluate(text.Target), Evaluate(text.Argument));
                _steps -= target.Text?.Length / UnitsPerStep ?? 0;
                return target.Kind == OperandKind.Text && argument.Kind == OperandKind.Text ? Apply(text.Function, target.Text!, argument.Text!) : null;
            case MacroExpression macro:
                return Quantify(macro);
            case NameExpression or FieldExpression:
                return Read(expression, out var isAbsent) is { Kind: OperandKind.Boolean } boolean ? boolean.Boolean : isAbsent ? false : null;
            default:
                return expression is LiteralExpression { Value: JsonBoolean literal } ? literal.Value : null;
        }
    }

    /// <summary>The value in the place of a value.</summary>
    public Operand Evaluate(Expression expression)
    {
        if (--_steps < 0) return default;
        switch (expression)
        {
            case LiteralExpression literal:
                return Operand.Of(literal.Value, literal.Type);
            case ListExpression list:
                return Operand.Of([.. list.Items.Select(Evaluate)]);
            case NameExpression or FieldExpression:
                return Read(expression, out _);
            case UnaryExpression { Operator: UnaryOperator.Negate } negate:
                return Arithmetic.Negate(Evaluate(negate.Operand));
            case BinaryExpression { Operator: >= BinaryOperator.Add } binary:
                return Arithmetic.Compute(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right));
            case ConditionalExpression conditional:
                return Test(conditional.Condition) is not { } isTrue ? default : Promote(Evaluate(isTrue ? conditional.Then : conditional.Else), conditional.Type);
            case SizeExpression size:
                return Measure(size.Target);
            case MacroExpression { Macro: MacroKind.Filter or MacroKind.Map } macro:
                return Collect(macro);
            case SumExpression sum:
                return Sum(sum);
            default:
                return Operand.Of(Test(expression));
        }
    }

    private static BoundedPattern? Pattern(string pattern)
    {
        if (s_patterns.TryGetValue(pattern, out var known)) return known;
        if (s_patterns.Count >= MaximumPatterns) s_patterns.Clear();
        return s_patterns.GetOrAdd(pattern, static p => BoundedPattern.Create(p, out _));
    }

    // An integer in a branch whose sibling is a number is a number.
    private static Operand Promote(Operand operand, ExpressionType type) =>
        operand.Kind == OperandKind.Integer && type.Kind == ExpressionKind.Number ? Operand.Of(operand.AsDouble) : operand;

    /// <summary>How a name or a field was set, defaults aside.</summary>
    private ValueState SetState(Expression expression)
    {
        if (expression is NameExpression { Symbol: var symbol })
        {
            if (symbol.Kind == SymbolKind.Variable) return Variable(symbol) is { Origin: { } item } ? new ValueState(false, item) : ValueState.Unknown;
            return Fit(context.Read(symbol), symbol);
        }

        if (expression is not FieldExpression field) return ValueState.Unknown;
        var parent = SetState(field.Target);
        return parent.Value is null ? parent : Member(parent.Value, field.Field);
    }

    private static ValueState Member(JsonValue parent, Symbol field) =>
        parent is JsonObject value ? Fit(new ValueState(false, value[field.Name]), field) : ValueState.Unknown;

    /// <summary>What is empty is absent; what does not fit its type has a violation of its own.</summary>
    private static ValueState Fit(ValueState state, Symbol symbol) =>
        state.IsUnknown ? ValueState.Unknown
        : Operand.IsEmpty(state.Value) ? state with { Value = null }
        : state.Value is JsonUnknown { IsSet: true } ? state
        : Operand.Of(state.Value!, symbol.Type).IsUnknown ? ValueState.Unknown : state;

    /// <summary>The value of a name or a field, its default where it is absent.</summary>
    private Operand Read(Expression expression, out bool isAbsent)
    {
        isAbsent = false;
        if (expression is NameExpression { Symbol.Kind: SymbolKind.Variable } variable) return Variable(variable.Symbol);
        var symbol = expression is NameExpression name ? name.Symbol : ((FieldExpression)expression).Field;
        ValueState state;
        if (expression is FieldExpression field)
        {
            var parent = Read(field.Target, out isAbsent);
            if (parent.IsUnknown && !isAbsent) return default;
            state = isAbsent ? ValueState.Absent : Member(parent.Origin!, symbol);
        }
        else
        {
            state = Fit(context.Read(symbol), symbol);
        }

        if (state.IsUnknown) return default;
        var value = state.Value ?? (state.IsInactive ? null : symbol.Default);
        isAbsent = value is null or JsonNull;
        if (isAbsent) return default;
        var operand = Operand.Of(value!, symbol.Type);
        _steps -= operand.Items?.Count ?? 0;
        return operand;
    }

    private Operand Variable(Symbol symbol)
    {
        for (var i = (_variables?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_variables![i].Name == symbol.Name) return _variables[i].Value;
        }

        return default;
    }

    private bool? Compare(BinaryExpression binary)
    {
        var (left, right) = (Evaluate(binary.Left), Evaluate(binary.Right));
        return binary.Operator switch
        {
            BinaryOperator.Equal => Arithmetic.AreEqual(left, right),
            BinaryOperator.NotEqual => !Arithmetic.AreEqual(left, right),
            _ => Arithmetic.InOrder(binary.Operator, left, right),
        };
    }

    private bool? IsInList(InListExpression expression)
    {
        var (value, list) = (Evaluate(expression.Value), Evaluate(expression.List));
        if (list.Kind != OperandKind.List) return null;
        bool? result = false;
        foreach (var item in list.Items!)
        {
            if (--_steps < 0) return null;
            var isEqual = Arithmetic.AreEqual(value, item);
            if (isEqual == true) return true;
            result |= isEqual;
        }

        return result;
    }

    private bool? IsInRange(InRangeExpression range)
    {
        var value = Evaluate(range.Value);
        return Bound(range.Minimum, BinaryOperator.GreaterOrEqual) & Bound(range.Maximum, BinaryOperator.LessOrEqual);

        bool? Bound(JsonNumber? bound, BinaryOperator order) =>
            bound is null ? (value.IsUnknown ? null : true) : Arithmetic.InOrder(order, value, Arithmetic.Literal(bound));
    }

    private Operand Measure(Expression target)
    {
        Operand value;
        if (target is NameExpression or FieldExpression)
        {
            value = Read(target, out var isAbsent);
            if (isAbsent && target.Type.Kind == ExpressionKind.List) return Operand.Of(0m);
        }
        else
        {
            value = Evaluate(target);
        }

        _steps -= value.Text?.Length / UnitsPerStep ?? 0;
        return value.Kind switch
        {
            OperandKind.List => Operand.Of((decimal)value.Items!.Count),
            OperandKind.Text => Operand.Of((decimal)CodePoints(value.Text!)),
            _ => default,
        };
    }

    private bool? Quantify(MacroExpression macro)
    {
        var list = Evaluate(macro.List);
        if (list.Kind != OperandKind.List) return null;
        var isDecisive = macro.Macro == MacroKind.Exists;
        bool? result = !isDecisive;
        foreach (var item in list.Items!)
        {
            var truth = With(macro.Variable, item, () => Test(macro.Body));
            if (truth == isDecisive) return isDecisive;
            if (truth is null) result = null;
        }

        return result;
    }

    private Operand Collect(MacroExpression macro)
    {
        var list = Evaluate(macro.List);
        if (list.Kind != OperandKind.List) return default;
        var items = new List<Operand>(list.Items!.Count);
        foreach (var item in list.Items!)
        {
            if (macro.Macro == MacroKind.Map)
            {
                items.Add(With(macro.Variable, item, () => Evaluate(macro.Body)));
                continue;
            }

            var truth = With(macro.Variable, item, () => Test(macro.Body));
            if (truth is null) return default;
            if (truth == true) items.Add(item);
        }

        return Operand.Of(items);
    }

    private Operand Sum(SumExpression sum)
    {
        var list = Evaluate(sum.List);
        if (list.Kind != OperandKind.List) return default;
        var total = sum.Type.Kind == ExpressionKind.Integer ? Operand.Of(0m) : Operand.Of(0d);
        foreach (var item in list.Items!)
        {
            if (--_steps < 0) return default;
            total = Arithmetic.Compute(BinaryOperator.Add, total, item);
        }

        return total;
    }

    private T With<T>(Symbol variable, Operand item, Func<T> body)
    {
        (_variables ??= []).Add((variable.Name, item));
        var result = body();
        _variables.RemoveAt(_variables.Count - 1);
        return result;
    }
}
