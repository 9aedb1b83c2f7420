using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>A checked expression as the tree that the runtime turns into functions: a list with the form's word first.</summary>
internal static class ExpressionTable
{
    public static JsonArray Of(Expression expression) => expression switch
    {
        LiteralExpression literal => Form("v", Table.Value(literal.Value), TypeOf(literal.Type)),
        ListExpression list => Form("l", [.. list.Items.Select(Of)]),
        NameExpression { Symbol: { Kind: SymbolKind.Variable } variable } => Form("x", new JsonString(variable.Name)),
        NameExpression name => Form("n", SymbolOf(name.Symbol)),
        FieldExpression field => Form("f", Of(field.Target), SymbolOf(field.Field)),
        HasExpression has => Form("has", Of(has.Target)),
        UnaryExpression unary => Form(unary.Operator == UnaryOperator.Not ? "!" : "neg", Of(unary.Operand)),
        BinaryExpression binary => Form(SignOf(binary.Operator), Of(binary.Left), Of(binary.Right)),
        ConditionalExpression conditional => Form("?", Of(conditional.Condition), Of(conditional.Then), Of(conditional.Else), Table.Flag(conditional.Type.Kind == ExpressionKind.Number)),
        InListExpression inList => Form("in", Of(inList.Value), Of(inList.List)),
        InRangeExpression range => Form("..", Of(range.Value), BoundOf(range.Minimum), BoundOf(range.Maximum)),
        SizeExpression size => Form("size", Of(size.Target), Table.Flag(size.Target.Type.Kind == ExpressionKind.List)),
        TextExpression text => Form(FunctionOf(text.Function), Of(text.Target), Of(text.Argument), PatternOf(text)),
        MacroExpression macro => Form(MacroOf(macro.Macro), Of(macro.List), Of(macro.Body), new JsonString(macro.Variable.Name)),
        SumExpression sum => Form("sum", Of(sum.List), Table.Flag(sum.Type.Kind == ExpressionKind.Integer)),
        _ => throw new ArgumentException("There is no form for a " + expression.GetType().Name, nameof(expression)),
    };

    private static JsonArray Form(string word, params JsonValue?[] parts) => Table.Row([new JsonString(word), .. parts]);

    /// <summary>Name, kind, type, default.</summary>
    private static JsonArray SymbolOf(Symbol symbol)
    {
        var kind = symbol.Kind switch { SymbolKind.Variant => "v", SymbolKind.Mode => "m", _ => "p" };
        return Table.Row(new JsonString(symbol.Name), new JsonString(kind), TypeOf(symbol.Type), Table.SomeValue(symbol.Default));
    }

    /// <summary>Kind, domain, item, alternatives. Fields have their types where they are named.</summary>
    private static JsonArray TypeOf(ExpressionType type) => Table.Row(
        new JsonString(type.Kind.ToString().Substring(0, 1).ToLowerInvariant()),
        Table.SomeTexts(type.Domain),
        type.Item is null ? null : TypeOf(type.Item),
        Table.Some(type.Alternatives.Select(TypeOf)));

    private static JsonArray? BoundOf(JsonNumber? bound) => bound is null ? null : Table.Row(Table.Value(bound), TypeOf(Arithmetic.TypeOf(bound)));

    private static JsonArray? PatternOf(TextExpression text) =>
        text is { Function: TextFunction.Matches, Argument: LiteralExpression { Value: JsonString pattern } } ? PatternTable.Of(pattern.Value) : null;

    private static string SignOf(BinaryOperator sign) => sign switch
    {
        BinaryOperator.And => "&&",
        BinaryOperator.Or => "||",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "%",
    };

    private static string FunctionOf(TextFunction function) => function switch
    {
        TextFunction.StartsWith => "starts",
        TextFunction.EndsWith => "ends",
        TextFunction.Contains => "contains",
        _ => "matches",
    };

    private static string MacroOf(MacroKind macro) => macro switch
    {
        MacroKind.Exists => "exists",
        MacroKind.All => "all",
        MacroKind.Filter => "filter",
        _ => "map",
    };
}
