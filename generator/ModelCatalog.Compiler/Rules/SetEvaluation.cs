using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>How a name stands in a set of requests.</summary>
/// <param name="Present">Its values where it is set; null: it is never set.</param>
/// <param name="MayBeAbsent">Whether it may be absent.</param>
/// <param name="HasDefault">Where it is absent: whether its default counts. False for a parameter of a mode that is not active.</param>
internal readonly record struct NameSet(ValueSet? Present, bool MayBeAbsent, Truths HasDefault = Truths.True);

/// <summary>Evaluates an expression over a set of requests at once: every truth, every value that some request of the set gives is in the result.</summary>
/// <remarks>
/// The counterpart of <see cref="Evaluation"/>, case by case. What it returns may be too large, never too small: what is not in it is impossible.
/// Parts that mention a name twice are looked at one by one, as if the name could be different in each.
/// </remarks>
internal sealed class SetEvaluation(Func<Symbol, NameSet> read)
{
    private const int MaximumPairs = 256;
    private readonly List<(string Name, ValueSet Item)> _variables = [];

    /// <summary>How many nodes were visited.</summary>
    public int Steps { get; private set; }

    /// <summary>The truths in the place of a condition.</summary>
    public Truths Test(Expression expression)
    {
        Steps++;
        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return TruthSets.Not(Test(not.Operand));
            case BinaryExpression { Operator: BinaryOperator.And } and:
                var left = Test(and.Left);
                return left == Truths.False ? left : TruthSets.And(left, Test(and.Right));
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                left = Test(or.Left);
                return left == Truths.True ? left : TruthSets.Or(left, Test(or.Right));
            case BinaryExpression binary:
                return Compare(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right));
            case ConditionalExpression conditional:
                var condition = Test(conditional.Condition);
                return (condition & Truths.Unknown)
                    | (condition.May(Truths.True) ? Test(conditional.Then) : 0)
                    | (condition.May(Truths.False) ? Test(conditional.Else) : 0);
            case HasExpression has:
                return IsSet(has.Target);
            case InListExpression { List: ListExpression literal } inList:
                var value = Evaluate(inList.Value);
                return literal.Items.Aggregate(Truths.False, (truths, item) => TruthSets.Or(truths, ValueSet.AreEqual(value, Evaluate(item))));
            case InListExpression inList:
                var list = Evaluate(inList.List);
                return OverItems(list, () => ValueSet.AreEqual(Evaluate(inList.Value), list.Items ?? ValueSet.Unknown), Truths.False);
            case InRangeExpression range:
                return IsInRange(range);
            case TextExpression text:
                return Apply(text);
            case MacroExpression macro:
                list = Evaluate(macro.List);
                return OverItems(list, () => With(macro.Variable, list, () => Test(macro.Body)), macro.Macro == MacroKind.All ? Truths.True : Truths.False);
            case NameExpression or FieldExpression:
                var values = Read(expression, out var mayBeAbsent);
                return (values?.Booleans ?? 0) | (mayBeAbsent ? Truths.False : 0);
            default:
                return expression is LiteralExpression { Value: JsonBoolean constant } ? TruthSets.Of(constant.Value) : Truths.Unknown;
        }
    }

    /// <summary>The values in the place of a value.</summary>
    public ValueSet Evaluate(Expression expression)
    {
        Steps++;
        switch (expression)
        {
            case LiteralExpression literal:
                return ValueSet.Of(Operand.Of(literal.Value, literal.Type));
            case ListExpression list:
                return new ValueSet
                {
                    Sizes = NumberSet.Integers(list.Items.Count, list.Items.Count),
                    Items = list.Items.Aggregate(ValueSet.None, (all, item) => ValueSet.Union(all, Evaluate(item))),
                };
            case NameExpression or FieldExpression:
                var values = Read(expression, out var mayBeAbsent) ?? ValueSet.None;
                return mayBeAbsent ? values.OrUnknown() : values;
            case UnaryExpression { Operator: UnaryOperator.Negate } negate:
                return SetArithmetic.Negate(Evaluate(negate.Operand));
            case BinaryExpression { Operator: >= BinaryOperator.Add } binary:
                return SetArithmetic.Compute(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right));
            case ConditionalExpression conditional:
                return Choose(conditional);
            case SizeExpression size:
                return Measure(size.Target);
            case MacroExpression { Macro: MacroKind.Filter } filter:
                return Filter(filter);
            case MacroExpression { Macro: MacroKind.Map } map:
                var items = Evaluate(map.List);
                return items.Sizes is null ? ValueSet.Unknown : items with { Items = With(map.Variable, items, () => Evaluate(map.Body)) };
            case SumExpression sum:
                // Sums stay unproven.
                return Evaluate(sum.List).Sizes is null ? ValueSet.Unknown : ValueSet.AllOf(sum.Type).OrUnknown();
            default:
                return ValueSet.Of(Test(expression));
        }
    }

    private static Truths Compare(BinaryOperator kind, ValueSet left, ValueSet right) => kind switch
    {
        BinaryOperator.Equal => ValueSet.AreEqual(left, right),
        BinaryOperator.NotEqual => TruthSets.Not(ValueSet.AreEqual(left, right)),
        _ => ValueSet.InOrder(kind, left, right),
    };

    private static ValueSet Literal(JsonNumber number) => ValueSet.Of(Arithmetic.Literal(number));

    private ValueSet Choose(ConditionalExpression conditional)
    {
        var condition = Test(conditional.Condition);
        var result = ValueSet.Of(condition & Truths.Unknown);
        if (condition.May(Truths.True)) result = ValueSet.Union(result, Evaluate(conditional.Then));
        if (condition.May(Truths.False)) result = ValueSet.Union(result, Evaluate(conditional.Else));

        // An integer beside a number is a number.
        return conditional.Type.Kind == ExpressionKind.Number && result.Numbers is { } numbers ? result with { Numbers = numbers.AsDoubles() } : result;
    }

    private Truths IsInRange(InRangeExpression range)
    {
        var value = Evaluate(range.Value);
        var above = range.Minimum is null ? Open(value) : ValueSet.InOrder(BinaryOperator.GreaterOrEqual, value, Literal(range.Minimum));
        var below = range.Maximum is null ? Open(value) : ValueSet.InOrder(BinaryOperator.LessOrEqual, value, Literal(range.Maximum));
        return TruthSets.And(above, below);

        static Truths Open(ValueSet value) => (value.Booleans & Truths.Unknown) | (value.MayBeKnown ? Truths.True : 0);
    }

    /// <summary>One truth for each item, joined: the result is one of them, or the neutral one where there is no item.</summary>
    private static Truths OverItems(ValueSet list, Func<Truths> ofItem, Truths neutral) =>
        (list.Booleans & Truths.Unknown) | (list.Sizes is { } sizes ? (sizes.Maximum > 0 ? ofItem() : 0) | (sizes.Minimum == 0 ? neutral : 0) : 0);

    private Truths Apply(TextExpression expression)
    {
        var (target, argument) = (Evaluate(expression.Target), Evaluate(expression.Argument));
        var result = (target.Booleans | argument.Booleans) & Truths.Unknown;
        if (target.Texts is not { } targets || argument.Texts is not { } arguments) return result;
        if (targets.IsComplement || arguments.IsComplement || targets.Values.Count * arguments.Values.Count > MaximumPairs)
        {
            // A match may be given up, and is unknown then.
            return result | (expression.Function == TextFunction.Matches ? Truths.Any : Truths.Either);
        }

        foreach (var text in targets.Values)
        {
            foreach (var part in arguments.Values)
            {
                Steps++;
                result |= TruthSets.Of(Evaluation.Apply(expression.Function, text, part));
            }
        }

        return result;
    }

    private ValueSet Measure(Expression target)
    {
        ValueSet? values;
        var mayBeAbsent = false;
        if (target is NameExpression or FieldExpression) values = Read(target, out mayBeAbsent);
        else values = Evaluate(target);

        // The size of an absent list is 0, of an absent text unknown.
        var isList = target.Type.Kind == ExpressionKind.List;
        var result = ValueSet.Of((values?.Booleans ?? 0) & Truths.Unknown);
        if (mayBeAbsent) result = isList ? ValueSet.Union(result, ValueSet.Of(NumberSet.Integers(0, 0))) : result.OrUnknown();
        if (values?.Sizes is { } sizes) result = ValueSet.Union(result, ValueSet.Of(sizes));
        return values?.Texts is { } texts ? ValueSet.Union(result, ValueSet.Of(texts.Lengths)) : result;
    }

    private ValueSet Filter(MacroExpression filter)
    {
        var list = Evaluate(filter.List);
        if (list.Sizes is not { } sizes) return ValueSet.Unknown;
        var kept = With(filter.Variable, list, () => Test(filter.Body));
        var result = list with { Sizes = NumberSet.Integers(kept == Truths.True ? sizes.Minimum : 0, kept.May(Truths.True) ? sizes.Maximum : 0) };
        return kept.May(Truths.Unknown) ? result.OrUnknown() : result;
    }

    private T With<T>(Symbol variable, ValueSet list, Func<T> body)
    {
        _variables.Add((variable.Name, list.Items ?? ValueSet.Unknown));
        var result = body();
        _variables.RemoveAt(_variables.Count - 1);
        return result;
    }

    private ValueSet Variable(Symbol symbol)
    {
        var index = _variables.FindLastIndex(v => v.Name == symbol.Name);
        return index < 0 ? ValueSet.AllOf(symbol.Type).OrUnknown() : _variables[index].Item;
    }

    private Truths IsSet(Expression target)
    {
        var state = SetState(target);
        return (state.Present is null ? 0 : (state.Present.MayBeKnown ? Truths.True : 0) | (state.Present.Booleans & Truths.Unknown))
            | (state.MayBeAbsent ? Truths.False : 0);
    }

    /// <summary>How a name or a field was set, defaults aside.</summary>
    private NameSet SetState(Expression expression)
    {
        if (expression is NameExpression { Symbol: var symbol })
        {
            return symbol.Kind == SymbolKind.Variable ? new NameSet(Variable(symbol), false) : read(symbol);
        }

        if (expression is not FieldExpression field) return new NameSet(ValueSet.Unknown, true);
        var parent = SetState(field.Target);
        return parent.Present is { } present
            ? new NameSet(FieldOf(present, field.Field), present.HasObjects || parent.MayBeAbsent)
            : new NameSet(null, true);
    }

    /// <summary>The values of a field of objects of which nothing is known.</summary>
    private static ValueSet FieldOf(ValueSet parent, Symbol field)
    {
        var result = parent.HasObjects ? ValueSet.AllOf(field.Type) : ValueSet.None;
        return parent.MayBeUnknown ? result.OrUnknown() : result;
    }

    /// <summary>The values of a name or a field, defaults included; null: none.</summary>
    private ValueSet? Read(Expression expression, out bool mayBeAbsent)
    {
        mayBeAbsent = false;
        if (expression is NameExpression { Symbol.Kind: SymbolKind.Variable } variable) return Variable(variable.Symbol);
        var symbol = expression is NameExpression name ? name.Symbol : ((FieldExpression)expression).Field;
        ValueSet? values;
        var hasDefault = Truths.True;
        if (expression is FieldExpression field)
        {
            var parent = Read(field.Target, out var mayParentBeAbsent);
            values = parent is null ? null : FieldOf(parent, symbol);
            mayBeAbsent = mayParentBeAbsent || parent is { HasObjects: true };
        }
        else
        {
            (values, mayBeAbsent, hasDefault) = read(symbol);
        }

        if (!mayBeAbsent || symbol.Default is null or JsonNull || !hasDefault.May(Truths.True)) return values;
        mayBeAbsent = hasDefault != Truths.True;
        var initial = ValueSet.Of(Operand.Of(symbol.Default, symbol.Type));
        return values is null ? initial : ValueSet.Union(values, initial);
    }
}
