using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>Conditions as schemas of a scope's body: one for when a condition is certainly true, one for when it is certainly false. Null: no schema says it.</summary>
/// <param name="resolve">Where the names of the condition stand.</param>
/// <param name="budget">How many cases may be told apart.</param>
internal sealed class ConditionSchema(IConditionNames resolve, CaseBudget budget)
{

    /// <summary>When the condition is certainly true.</summary>
    public JsonValue? True(Expression condition) => Of(condition, true);

    /// <summary>When the condition is certainly false.</summary>
    public JsonValue? False(Expression condition) => Of(condition, false);

    private JsonValue? Of(Expression condition, bool truth)
    {
        switch (condition)
        {
            case LiteralExpression { Value: JsonBoolean literal }:
                return new JsonBoolean(literal.Value == truth);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return Of(not.Operand, !truth);
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } both:
                return Joined(both, truth);
            case ConditionalExpression choice:
                return AnyOf(AllOf(Of(choice.Condition, true), Of(choice.Then, truth)), AllOf(Of(choice.Condition, false), Of(choice.Else, truth)));
            case HasExpression has:
                return resolve.Present(has.Target) is { } present ? truth ? present : Schema.Not(present) : null;
            case NameExpression or FieldExpression:
                return Values(condition, condition, truth, value => Schema.Of(("const", value)), [new JsonBoolean(truth)], isAbsentFalse: true);
            case BinaryExpression compared:
                return Compared(compared, truth);
            case InRangeExpression range:
                return InRange(range, truth);
            case InListExpression list:
                return InList(list, truth);
            case TextExpression { Argument: LiteralExpression { Value: JsonString argument } } text:
                return Text(text, argument.Value, truth);
            case MacroExpression { Macro: MacroKind.Exists or MacroKind.All } macro:
                return Quantified(macro, truth);
            default:
                return null;
        }
    }

    private JsonValue? Joined(BinaryExpression both, bool truth)
    {
        var (left, right) = (Of(both.Left, truth), Of(both.Right, truth));
        return both.Operator == BinaryOperator.And == truth ? AllOf(left, right) : AnyOf(left, right);
    }

    private static JsonValue? AllOf(JsonValue? left, JsonValue? right) =>
        Schema.Nothing.Equals(left) || Schema.Nothing.Equals(right) ? Schema.Nothing : left is null || right is null ? null : Schema.All(left, right);

    private static JsonValue? AnyOf(JsonValue? left, JsonValue? right) =>
        Schema.Anything.Equals(left) || Schema.Anything.Equals(right) ? Schema.Anything : left is null || right is null ? null : Schema.Any(left, right);

    private JsonValue? Compared(BinaryExpression compared, bool truth)
    {
        var (left, right) = (Fold(compared.Left), Fold(compared.Right));
        if (left is LiteralExpression && right is LiteralExpression)
            return ExpressionEvaluator.Test(compared with { Left = left, Right = right }, NoValues.Instance) is { } known ? new JsonBoolean(known == truth) : Schema.Nothing;
        if (left is LiteralExpression) return Compared(new BinaryExpression(Mirror(compared.Operator), right, left, compared.Type), truth);
        var folded = compared with { Left = left, Right = right };
        if (right is LiteralExpression { Value: var literal })
        {
            if (left is NameExpression or FieldExpression) return Values(folded, left, truth, _ => Bound(compared.Operator, literal, truth, null), null);
            if (left is SizeExpression { Target: NameExpression or FieldExpression } size) return Sized(folded, size, compared.Operator, literal, truth);
            if (left is SizeExpression { Target: MacroExpression { Macro: MacroKind.Filter } filter }) return Filtered(filter, compared.Operator, literal, truth);
            if (Sizes(left, compared.Operator, literal, truth) is { } sum) return sum;
        }

        return Split(folded, truth);
    }

    /// <summary>A name's value against a literal; where the values can be listed, those that fit.</summary>
    /// <param name="condition">The condition, which speaks of nothing but the name.</param>
    /// <param name="target">The name.</param>
    /// <param name="truth">What the condition is.</param>
    /// <param name="schema">The schema of a value that makes it so.</param>
    /// <param name="fitting">The values that make it so; null: found by trying.</param>
    /// <param name="isAbsentFalse">Whether absence is false rather than unknown.</param>
    private JsonValue? Values(Expression condition, Expression target, bool truth, Func<JsonValue, JsonValue?> schema, IReadOnlyList<JsonValue>? fitting, bool isAbsentFalse = false)
    {
        if (target is NameExpression { Symbol: { Kind: SymbolKind.Variant or SymbolKind.Mode } } name)
        {
            var values = name.Symbol.Type.Domain.Select(value => (JsonValue)new JsonString(value)).Where(value => Test(condition, target, value) == truth).Select(value => value.ToText()).ToList();
            return resolve.IsOneOf(name.Symbol, values);
        }

        if (resolve.Place(target) is not { } place) return null;
        JsonValue? there;
        if (place.Domain is { } domain)
        {
            there = schema(new JsonBoolean(truth)) is { } exact && fitting is not null && place.IsPlain ? exact
                : Schema.Of(("enum", new JsonArray(domain.Where(value => Test(condition, target, value) == truth).SelectMany(value => place.WireValues(value)).Distinct().ToEquatableArray())));
        }
        else
        {
            there = place.IsPlain ? schema(new JsonBoolean(truth)) : null;
        }

        if (there is null) return null;
        if (there is JsonObject { Members: { Count: 1 } one } && one[0] is { Name: "enum", Value: JsonArray { Items.Count: 0 } }) there = Schema.Nothing;
        var present = there.Equals(Schema.Nothing) ? Schema.Nothing : place.With(there);
        var symbol = target is NameExpression direct ? direct.Symbol : ((FieldExpression)target).Field;
        var whenAbsent = symbol.Default is { } value2 and not JsonNull ? Test(condition, target, value2) : isAbsentFalse ? false : null;
        return whenAbsent == truth ? Schema.Any(place.WhileAbsent, present) : present;
    }

    private static bool? Test(Expression condition, Expression target, JsonValue value) =>
        ExpressionEvaluator.Test(Replace(condition, target, new LiteralExpression(value, target.Type)), NoValues.Instance);

    private static JsonObject? Bound(BinaryOperator comparison, JsonValue literal, bool truth, string? measure)
    {
        var effective = truth ? comparison : Negate(comparison);
        if (measure is null && literal is not JsonNumber) return effective switch
        {
            BinaryOperator.Equal => Schema.Of(("const", literal)),
            BinaryOperator.NotEqual => Schema.Of(("not", Schema.Of(("enum", new JsonArray([literal, JsonNull.Instance, new JsonString("")]))))),
            _ => null,
        };
        return effective switch
        {
            BinaryOperator.Equal => Schema.Of(("const", literal)),
            BinaryOperator.NotEqual => Schema.Of(("type", Schema.Text("number")), ("not", Schema.Of(("const", literal)))),
            BinaryOperator.Less => Schema.Of(("type", Schema.Text("number")), ("exclusiveMaximum", literal)),
            BinaryOperator.LessOrEqual => Schema.Of(("type", Schema.Text("number")), ("maximum", literal)),
            BinaryOperator.Greater => Schema.Of(("type", Schema.Text("number")), ("exclusiveMinimum", literal)),
            _ => Schema.Of(("type", Schema.Text("number")), ("minimum", literal)),
        };
    }

    private static BinaryOperator Negate(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        _ => BinaryOperator.Less,
    };

    private static BinaryOperator Mirror(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };

    /// <summary>The number of items or characters against a literal.</summary>
    private JsonValue? Sized(BinaryExpression condition, SizeExpression size, BinaryOperator comparison, JsonValue literal, bool truth)
    {
        if (resolve.Place(size.Target) is not { IsPlain: true } place || literal is not JsonNumber { IsInteger: true } number || !number.TryGetDecimal(out var bound)) return null;
        var isList = size.Target.Type.Kind == ExpressionKind.List;
        var (least, most) = (truth ? comparison : Negate(comparison)) switch
        {
            BinaryOperator.Equal => ((decimal?)bound, (decimal?)bound),
            BinaryOperator.Less => (null, bound - 1),
            BinaryOperator.LessOrEqual => (null, bound),
            BinaryOperator.Greater => (bound + 1, null),
            BinaryOperator.GreaterOrEqual => (bound, null),
            _ => (null, null),
        };
        if (least is null && most is null) return Sized(condition, size, BinaryOperator.Equal, literal, comparison == BinaryOperator.NotEqual ? !truth : truth) is { } equal ? Schema.Not(equal) : null;
        if (most < 0) return Schema.Nothing;
        var there = isList
            ? Schema.Of(("type", Schema.Text("array")), ("minItems", Count(Math.Max(least ?? 1, 1))), ("maxItems", most is { } items ? Count(items) : null))
            : Schema.Of(("type", Schema.Text("string")), ("minLength", Count(Math.Max(least ?? 1, 1))), ("maxLength", most is { } characters ? Count(characters) : null));
        var present = most == 0 ? Schema.Nothing : place.With(there);
        var symbol = size.Target is NameExpression name ? name.Symbol : ((FieldExpression)size.Target).Field;

        // The size of an absent list is 0; that of an absent text its default's, or unknown.
        if (isList && symbol.Default is null) return least is null or <= 0 ? Schema.Any(place.IsAbsent, present) : present;
        return symbol.Default is { } value && Test(condition, size.Target, value) == truth ? Schema.Any(place.WhileAbsent, present) : present;
    }

    /// <summary>How many items of a list fit a condition, against a literal; items that are objects may leave it unknown.</summary>
    private JsonValue? Filtered(MacroExpression filter, BinaryOperator comparison, JsonValue literal, bool truth)
    {
        if (filter.List.Type.Item?.Kind == ExpressionKind.Object || literal is not JsonNumber number || !number.TryGetDecimal(out var bound)) return null;
        if (resolve.Place(filter.List) is not { IsPlain: true } place || resolve.Items(filter.List, filter.Variable) is not { } names) return null;
        if (new ConditionSchema(names, budget).True(filter.Body) is not { } item) return null;
        var (least, most) = (truth ? comparison : Negate(comparison)) switch
        {
            BinaryOperator.Equal => ((decimal?)bound, (decimal?)bound),
            BinaryOperator.Less => (0, bound - 1),
            BinaryOperator.LessOrEqual => (0, bound),
            BinaryOperator.Greater => (bound + 1, null),
            BinaryOperator.GreaterOrEqual => (bound, null),
            _ => (null, null),
        };
        if (least is null || least < 0) return null;
        if (most < 0) return Schema.Nothing;
        return place.With(Schema.Of(
            ("type", Schema.Text("array")), ("minItems", new JsonNumber(1)), ("contains", item), ("minContains", Count(least.Value)), ("maxContains", most is { } limit ? Count(limit) : null)));
    }

    private static JsonNumber Count(decimal count) => new((long)count);

    /// <summary>The sum of the sizes of lists against a literal: one of the ways to reach a total.</summary>
    private JsonValue? Sizes(Expression sum, BinaryOperator comparison, JsonValue literal, bool truth)
    {
        var lists = new List<SizeExpression>();
        if (!Addends(sum, lists) || lists.Count < 2 || literal is not JsonNumber number || !number.TryGetDecimal(out var bound)) return null;
        var (atLeast, isMet) = (truth ? comparison : Negate(comparison)) switch
        {
            BinaryOperator.GreaterOrEqual => (bound, true),
            BinaryOperator.Greater => (bound + 1, true),
            BinaryOperator.LessOrEqual => (bound + 1, false),
            BinaryOperator.Less => (bound, false),
            _ => (-1m, true),
        };
        if (atLeast < 0 || atLeast > 40 || !budget.Spend()) return null;
        var reached = Reach(lists, 0, (int)atLeast);
        return reached is null ? null : isMet ? reached : Schema.Not(reached);
    }

    private JsonValue? Reach(List<SizeExpression> lists, int at, int total)
    {
        if (at == lists.Count - 1) return AtLeast(lists[at], total);
        JsonValue? ways = Schema.Nothing;
        for (var here = 0; here <= total && ways is not null; here++)
        {
            if (!budget.Spend()) return null;
            ways = AnyOf(ways, AllOf(AtLeast(lists[at], here), Reach(lists, at + 1, total - here)));
        }

        return ways;
    }

    private JsonValue? AtLeast(SizeExpression size, int count) =>
        count == 0 ? Schema.Anything : Compared(new BinaryExpression(BinaryOperator.GreaterOrEqual, size, Conditions.Literal(new JsonNumber(count)), ExpressionType.Boolean), true);

    private static bool Addends(Expression sum, List<SizeExpression> lists)
    {
        if (sum is BinaryExpression { Operator: BinaryOperator.Add } add) return Addends(add.Left, lists) && Addends(add.Right, lists);
        if (sum is not SizeExpression { Target.Type.Kind: ExpressionKind.List } size) return false;
        lists.Add(size);
        return true;
    }

    /// <summary>A comparison of more than a name and a literal: the values of one part told apart, case by case.</summary>
    private JsonValue? Split(BinaryExpression condition, bool truth)
    {
        if (FindChoice(condition) is { } choice)
        {
            if (!budget.Spend()) return null;
            return AnyOf(
                AllOf(Of(choice.Condition, true), Of(Replace(condition, choice, choice.Then), truth)),
                AllOf(Of(choice.Condition, false), Of(Replace(condition, choice, choice.Else), truth)));
        }

        if (FindFinite(condition) is not var (part, values)) return null;
        var cases = new List<JsonValue>();
        foreach (var value in values)
        {
            if (!budget.Spend()) return null;
            var literal = new LiteralExpression(value, part.Type);
            if (AllOf(Of(new BinaryExpression(BinaryOperator.Equal, part, literal, ExpressionType.Boolean), true), Of(Replace(condition, part, literal), truth)) is not { } one) return null;
            cases.Add(one);
        }

        return Schema.Any(cases);
    }

    private static ConditionalExpression? FindChoice(Expression expression) => expression switch
    {
        ConditionalExpression choice => choice,
        BinaryExpression binary => FindChoice(binary.Left) ?? FindChoice(binary.Right),
        UnaryExpression unary => FindChoice(unary.Operand),
        _ => null,
    };

    private (Expression Part, IReadOnlyList<JsonValue> Values)? FindFinite(Expression expression)
    {
        switch (expression)
        {
            case SizeExpression { Target: NameExpression or FieldExpression } size when resolve.Place(size.Target) is { MaximumSize: { } most and <= 40 }:
                return (size, [.. Enumerable.Range(0, most + 1).Select(count => new JsonNumber(count))]);
            case NameExpression { Symbol.Kind: SymbolKind.Variant or SymbolKind.Mode } name:
                return (name, [.. name.Symbol.Type.Domain.Select(value => new JsonString(value))]);
            case NameExpression or FieldExpression when resolve.Place(expression)?.Domain is { Count: <= 70 } domain:
                return (expression, domain);
            case BinaryExpression binary:
                return FindFinite(binary.Left) ?? FindFinite(binary.Right);
            case UnaryExpression unary:
                return FindFinite(unary.Operand);
            default:
                return null;
        }
    }

    private JsonValue? InRange(InRangeExpression range, bool truth)
    {
        Expression? all = null;
        if (range.Minimum is { } least) all = Conditions.AndAlso(all, new BinaryExpression(BinaryOperator.GreaterOrEqual, range.Value, Conditions.Literal(least), ExpressionType.Boolean));
        if (range.Maximum is { } most) all = Conditions.AndAlso(all, new BinaryExpression(BinaryOperator.LessOrEqual, range.Value, Conditions.Literal(most), ExpressionType.Boolean));
        return all is null ? null : Of(all, truth);
    }

    private JsonValue? InList(InListExpression list, bool truth)
    {
        if (list.List is ListExpression { Items: var items })
        {
            var literals = items.OfType<LiteralExpression>().Select(item => item.Value).ToEquatableArray();
            if (literals.Count != items.Count) return null;
            if (list.Value is NameExpression or FieldExpression)
            {
                var listed = Schema.Of(("enum", new JsonArray(literals)));
                return Values(list, list.Value, truth, _ => truth ? listed : Schema.Of(("not", Schema.Any(listed, Schema.AbsentReference))), null);
            }

            return items.Select(item => Of(new BinaryExpression(BinaryOperator.Equal, list.Value, item, ExpressionType.Boolean), truth))
                .Aggregate(truth ? Schema.Nothing : (JsonValue?)Schema.Anything, truth ? AnyOf : AllOf);
        }

        if (list.Value is not LiteralExpression { Value: var literal } || resolve.Place(list.List) is not { IsPlain: true } place) return null;
        var contains = Schema.Of(("contains", Schema.Of(("const", literal))));
        return place.With(Schema.Of(("type", Schema.Text("array")), ("allOf", new JsonArray([truth ? contains : Schema.Not(contains)]))));
    }

    private JsonValue? Text(TextExpression text, string argument, bool truth)
    {
        if (text.Target is not (NameExpression or FieldExpression)) return null;
        var pattern = text.Function switch
        {
            TextFunction.StartsWith => "^" + Escaped(argument),
            TextFunction.EndsWith => Escaped(argument) + "$",
            TextFunction.Contains => Escaped(argument),
            _ => argument,
        };
        var matches = Schema.Of(("pattern", Schema.Text(pattern)));
        return Values(text, text.Target, truth, _ => Schema.Of(("type", Schema.Text("string")), ("minLength", new JsonNumber(1)), ("allOf", new JsonArray([truth ? matches : Schema.Not(matches)]))), null);
    }

    // The characters that mean something in a regular expression; no others, since a schema's expressions know Unicode.
    private static string Escaped(string text) =>
        string.Concat(text.Select(c => @"\^$.|?*+()[]{}/".Contains(c) ? "\\" + c : c.ToString()));

    private JsonValue? Quantified(MacroExpression macro, bool truth)
    {
        if (resolve.Place(macro.List) is not { IsPlain: true } place || resolve.Items(macro.List, macro.Variable) is not { } names) return null;
        var item = new ConditionSchema(names, budget).Of(macro.Body, truth);
        if (item is null) return null;

        // An item that makes it so decides 'exists' when true and 'all' when false; the other way round every item must.
        var decides = (macro.Macro == MacroKind.Exists) == truth;
        return place.With(Schema.Of(("type", Schema.Text("array")), ("minItems", new JsonNumber(1)), (decides ? "contains" : "items", item)));
    }

    private static Expression Fold(Expression expression)
    {
        if (expression is LiteralExpression || Conditions.SymbolsOf(expression).Count > 0 || expression is not (BinaryExpression or UnaryExpression)) return expression;
        return ExpressionEvaluator.Evaluate(expression, NoValues.Instance) is { } value ? new LiteralExpression(value, expression.Type) : expression;
    }

    private static Expression Replace(Expression expression, Expression part, Expression by)
    {
        if (expression.Equals(part)) return by;
        return expression switch
        {
            UnaryExpression unary => unary with { Operand = Replace(unary.Operand, part, by) },
            BinaryExpression binary => binary with { Left = Replace(binary.Left, part, by), Right = Replace(binary.Right, part, by) },
            ConditionalExpression choice => choice with { Condition = Replace(choice.Condition, part, by), Then = Replace(choice.Then, part, by), Else = Replace(choice.Else, part, by) },
            InRangeExpression range => range with { Value = Replace(range.Value, part, by) },
            InListExpression list => list with { Value = Replace(list.Value, part, by), List = Replace(list.List, part, by) },
            SizeExpression size => size with { Target = Replace(size.Target, part, by) },
            TextExpression text => text with { Target = Replace(text.Target, part, by), Argument = Replace(text.Argument, part, by) },
            _ => expression,
        };
    }

    /// <summary>Conditions without names.</summary>
    private sealed class NoValues : IEvaluationContext
    {
        public static NoValues Instance { get; } = new();

        public ValueState Read(Symbol symbol) => ValueState.Unknown;
    }
}

/// <summary>Where the names of conditions stand.</summary>
internal interface IConditionNames
{
    /// <summary>The place of a parameter or a field; null where it has none of its own.</summary>
    ConditionPlace? Place(Expression target);

    /// <summary>When something was set; null where no schema says it.</summary>
    JsonValue? Present(Expression target);

    /// <summary>When the variant or the mode is one of these; null where no schema says it.</summary>
    JsonValue? IsOneOf(Symbol symbol, IReadOnlyList<string> values);

    /// <summary>The names that a macro's body sees of an item; null where no schema says it.</summary>
    IConditionNames? Items(Expression list, Symbol variable);
}

/// <summary>The place of a value.</summary>
/// <param name="With">The schema of a body whose value there fits a schema.</param>
/// <param name="IsAbsent">The schema of a body without it.</param>
/// <param name="WhileAbsent">The schema of a body without it, in which its default counts.</param>
internal sealed record ConditionPlace(Func<JsonValue, JsonValue> With, JsonValue IsAbsent, JsonValue WhileAbsent)
{
    /// <summary>Whether the value stands there as the request has it.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>All values that it can have; null: they cannot be listed.</summary>
    public IReadOnlyList<JsonValue>? Domain { get; init; }

    /// <summary>How many items it can have at most; null: not known.</summary>
    public int? MaximumSize { get; init; }

    /// <summary>The forms in which a value stands there.</summary>
    public Func<JsonValue, IEnumerable<JsonValue>> WireValues { get; init; } = value => [value];
}
