namespace ModelCatalog.Compiler.Rules;

/// <summary>How something changes while one number grows and all else stays: for a condition, from false to true or back.</summary>
internal enum Slope
{
    /// <summary>Not at all, between two literals that it is compared with.</summary>
    Flat,

    /// <summary>It grows, or becomes true.</summary>
    Rising,

    /// <summary>It shrinks, or becomes false.</summary>
    Falling,

    /// <summary>One of the two; which, depends on other names.</summary>
    Sloped,

    /// <summary>It may go both ways, so what holds at two numbers says nothing of those between them.</summary>
    Uneven,
}

/// <summary>Tells the slope of conditions along a parameter: its value, or the size of its list.</summary>
/// <param name="name">The parameter.</param>
internal sealed class SlopeReader(string name)
{
    /// <summary>The slope of a rule: what it demands, when it does.</summary>
    public Slope Of(Expression? when, Expression holds) => when is null ? Condition(holds) : Join(Flip(Condition(when)), Condition(holds));

    private Slope Condition(Expression expression) => expression switch
    {
        UnaryExpression { Operator: UnaryOperator.Not } not => Flip(Condition(not.Operand)),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } both => Join(Condition(both.Left), Condition(both.Right)),
        BinaryExpression { Left: var left, Right: LiteralExpression } when IsSubject(left) => Slope.Flat,
        BinaryExpression { Left: LiteralExpression, Right: var right } when IsSubject(right) => Slope.Flat,
        BinaryExpression { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual } less => Join(Value(less.Right), Flip(Value(less.Left))),
        BinaryExpression { Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } greater => Join(Value(greater.Left), Flip(Value(greater.Right))),
        BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } equality => Join(Value(equality.Left), Value(equality.Right)) == Slope.Flat ? Slope.Flat : Slope.Uneven,
        ConditionalExpression choice => Condition(choice.Condition) == Slope.Flat ? Join(Condition(choice.Then), Condition(choice.Else)) : Slope.Uneven,
        InRangeExpression range when IsSubject(range.Value) => Slope.Flat,
        InRangeExpression { Maximum: null } range => Value(range.Value),
        InRangeExpression { Minimum: null } range => Flip(Value(range.Value)),
        InRangeExpression range => Level(Value(range.Value)),
        InListExpression { List: ListExpression literal } list when IsSubject(list.Value) && literal.Items.All(item => item is LiteralExpression) => Slope.Flat,
        InListExpression list => Level(Value(list.Value), Items(list.List)),
        MacroExpression macro => Level(Items(macro.List), Condition(macro.Body)),
        _ => Slope.Flat,
    };

    private Slope Value(Expression expression) => expression switch
    {
        _ when IsSubject(expression) => Slope.Rising,
        UnaryExpression { Operator: UnaryOperator.Not } not => Level(Condition(not)),
        UnaryExpression negate => Flip(Value(negate.Operand)),
        BinaryExpression { Operator: BinaryOperator.Add } sum => Join(Value(sum.Left), Value(sum.Right)),
        BinaryExpression { Operator: BinaryOperator.Subtract } difference => Join(Value(difference.Left), Flip(Value(difference.Right))),
        BinaryExpression { Operator: BinaryOperator.Multiply } product => Product(Value(product.Left), Value(product.Right)),
        BinaryExpression { Operator: BinaryOperator.Divide } quotient => Value(quotient.Right) == Slope.Flat ? Product(Value(quotient.Left), Slope.Flat) : Slope.Uneven,
        BinaryExpression { Operator: BinaryOperator.Remainder } remainder => Level(Value(remainder.Left), Value(remainder.Right)),
        ConditionalExpression choice => Condition(choice.Condition) == Slope.Flat ? OneOf(Value(choice.Then), Value(choice.Else)) : Slope.Uneven,
        SumExpression sum => Level(Items(sum.List)),
        SizeExpression size => Level(Items(size.Target)),
        ListExpression list => Level([.. list.Items.Select(Value)]),
        MacroExpression macro => Level(Items(macro.List), Condition(macro.Body), Value(macro.Body)),
        BinaryExpression or InRangeExpression or InListExpression => Level(Condition(expression)),
        _ => Slope.Flat,
    };

    // The items of a list of the request do not change with its size, and nobody knows them here.
    private Slope Items(Expression list) => list is NameExpression ? Slope.Flat : Value(list);

    // What is measured of a list is its size.
    private bool IsSubject(Expression expression) => (expression is SizeExpression size ? size.Target : expression) is NameExpression { Symbol: { Kind: not SymbolKind.Variable } symbol } && symbol.Name == name;

    private static Slope Flip(Slope slope) => slope switch
    {
        Slope.Rising => Slope.Falling,
        Slope.Falling => Slope.Rising,
        _ => slope,
    };

    /// <summary>The slope of two conditions that must both hold, or of two values together.</summary>
    public static Slope Join(Slope left, Slope right) =>
        left == Slope.Flat ? right : right == Slope.Flat || (left == right && left != Slope.Sloped) ? left : Slope.Uneven;

    // Which way a product goes is told by the other factor's sign.
    private static Slope Product(Slope left, Slope right) => (left, right) switch
    {
        (Slope.Flat, Slope.Flat) => Slope.Flat,
        (Slope.Uneven, _) or (_, Slope.Uneven) => Slope.Uneven,
        (Slope.Flat, _) or (_, Slope.Flat) => Slope.Sloped,
        _ => Slope.Uneven,
    };

    private static Slope OneOf(Slope left, Slope right) =>
        left == right ? left : left == Slope.Uneven || right == Slope.Uneven ? Slope.Uneven : left == Slope.Flat ? right : right == Slope.Flat ? left : Slope.Sloped;

    private static Slope Level(params Slope[] slopes) => slopes.All(slope => slope == Slope.Flat) ? Slope.Flat : Slope.Uneven;
}
