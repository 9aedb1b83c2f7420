using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Makes conditions out of parts: the normal form of the verbs.</summary>
internal static class Conditions
{
    public static Expression True { get; } = new LiteralExpression(new JsonBoolean(true), ExpressionType.Boolean);

    public static Expression Has(Expression target) => new HasExpression(target);

    public static Expression Not(Expression condition) =>
        condition is UnaryExpression { Operator: UnaryOperator.Not } negation ? negation.Operand : new UnaryExpression(UnaryOperator.Not, condition, ExpressionType.Boolean);

    public static Expression And(Expression left, Expression right) => new BinaryExpression(BinaryOperator.And, left, right, ExpressionType.Boolean);

    public static Expression? AndAlso(Expression? left, Expression? right) => left is null ? right : right is null ? left : And(left, right);

    public static Expression Or(Expression left, Expression right) => new BinaryExpression(BinaryOperator.Or, left, right, ExpressionType.Boolean);

    /// <summary>At least one of several conditions.</summary>
    public static Expression AnyOf(IEnumerable<Expression> conditions) => conditions.Aggregate(Or);

    /// <summary>A name equals a value.</summary>
    public static Expression Is(Symbol symbol, string value) => Is(new NameExpression(symbol), new JsonString(value));

    /// <summary>An expression equals a value.</summary>
    public static Expression Is(Expression target, JsonValue value) =>
        new BinaryExpression(BinaryOperator.Equal, target, Literal(value), ExpressionType.Boolean);

    /// <summary>An expression is one of several values.</summary>
    public static Expression In(Expression target, IEnumerable<JsonValue> values)
    {
        var items = values.Select(Literal).ToEquatableArray();
        return new InListExpression(target, new ListExpression(items, new ExpressionType(ExpressionKind.List) { Item = target.Type }));
    }

    /// <summary>A literal.</summary>
    public static Expression Literal(JsonValue value) => new LiteralExpression(value, value switch
    {
        JsonBoolean => ExpressionType.Boolean,
        JsonNumber { IsInteger: true } => ExpressionType.Integer,
        JsonNumber => ExpressionType.Number,
        _ => ExpressionType.Text,
    });

    /// <summary>The top-level names that an expression mentions, in order, without repetition.</summary>
    public static IReadOnlyList<Symbol> SymbolsOf(Expression expression)
    {
        var symbols = new List<Symbol>();
        Collect(expression, symbols);
        return symbols;
    }

    private static void Collect(Expression expression, List<Symbol> symbols)
    {
        switch (expression)
        {
            case NameExpression { Symbol: { Kind: not SymbolKind.Variable } symbol }:
                if (!symbols.Contains(symbol)) symbols.Add(symbol);
                break;
            case FieldExpression field: Collect(field.Target, symbols); break;
            case HasExpression has: Collect(has.Target, symbols); break;
            case UnaryExpression unary: Collect(unary.Operand, symbols); break;
            case BinaryExpression binary: Collect(binary.Left, symbols); Collect(binary.Right, symbols); break;
            case ConditionalExpression conditional: Collect(conditional.Condition, symbols); Collect(conditional.Then, symbols); Collect(conditional.Else, symbols); break;
            case InListExpression list: Collect(list.Value, symbols); Collect(list.List, symbols); break;
            case InRangeExpression range: Collect(range.Value, symbols); break;
            case SizeExpression size: Collect(size.Target, symbols); break;
            case TextExpression text: Collect(text.Target, symbols); Collect(text.Argument, symbols); break;
            case MacroExpression macro: Collect(macro.List, symbols); Collect(macro.Body, symbols); break;
            case SumExpression sum: Collect(sum.List, symbols); break;
            case ListExpression literal: foreach (var item in literal.Items) Collect(item, symbols); break;
        }
    }
}
