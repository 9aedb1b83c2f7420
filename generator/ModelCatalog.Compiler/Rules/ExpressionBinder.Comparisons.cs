using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Rules;

internal sealed partial class ExpressionBinder
{
    private static bool IsComparable(ExpressionType left, ExpressionType right) =>
        TypesOf(left).Any(l => IsScalar(l) && TypesOf(right).Any(r => SameKind(l.Kind, r.Kind)));

    private static bool IsScalar(ExpressionType type) =>
        type.Kind is ExpressionKind.Boolean or ExpressionKind.Integer or ExpressionKind.Number or ExpressionKind.Text;

    private BinaryExpression? BindEquality(BinarySyntax node, Expression left, Expression right)
    {
        if (!IsComparable(left.Type, right.Type))
        {
            ReportNotComparable(left, node.Left, right, node.Right, node);
            return null;
        }

        if (IsConstant(left, right, node) || !IsPossible(left, node.Left, right, node.Right) || !IsPossible(right, node.Right, left, node.Left)) return null;
        return new BinaryExpression(node.Symbol.Text == "==" ? BinaryOperator.Equal : BinaryOperator.NotEqual, left, right, ExpressionType.Boolean);
    }

    private BinaryExpression? BindOrder(BinarySyntax node, Expression left, Expression right)
    {
        var isLeft = IsOrdered(left, node.Left, node.Symbol.Text);
        if (!IsOrdered(right, node.Right, node.Symbol.Text) || !isLeft || IsConstant(left, right, node)) return null;
        var kind = node.Symbol.Text switch
        {
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            _ => BinaryOperator.GreaterOrEqual,
        };
        return new BinaryExpression(kind, left, right, ExpressionType.Boolean);
    }

    private InRangeExpression? BindInRange(InRangeSyntax node)
    {
        if (Bind(node.Value) is not { } value || !IsOrdered(value, node.Value, "in")) return null;
        if (!DependsOnRequest(value))
        {
            Report(RuleDiagnostics.ConstantCondition, node, Show(node), "it does not depend on the request");
            return null;
        }

        return new InRangeExpression(value, node.Minimum?.Value as JsonNumber, node.Maximum?.Value as JsonNumber);
    }

    private InListExpression? BindInList(BinarySyntax node, Expression value, Expression list)
    {
        if (list.Type is not { Kind: ExpressionKind.List, Item: { } item } || list.Type.Alternatives.Count > 0)
        {
            var advice = IsText(list.Type) ? "; " + TextOf(node.Right) + ".contains(…) looks into a text"
                : IsNumeric(list.Type) ? "; a range is written 3..15" : "";
            Report(RuleDiagnostics.NotAList, node.Right, "in", Show(node.Right), list.Type, advice);
            return null;
        }

        if (list is ListExpression literal) return BindInLiteral(node, value, literal);
        if (!IsComparable(value.Type, item))
        {
            Report(RuleDiagnostics.NotComparable, node, Show(node.Left), value.Type, Show(node.Right), list.Type, Advice(value, item));
            return null;
        }

        return IsPossible(value, node.Left, item, node.Right) ? new InListExpression(value, list) : null;
    }

    private InListExpression? BindInLiteral(BinarySyntax node, Expression value, ListExpression list)
    {
        // Each item is judged by itself: the mistake is marked at the item.
        var items = node.Right is ListSyntax syntax ? syntax.Items : [];
        var fits = true;
        for (var i = 0; i < items.Count; i++)
        {
            if (IsComparable(value.Type, list.Items[i].Type)) fits &= IsPossible(list.Items[i], items[i], value, node.Left);
            else fits = ReportNotComparable(value, node.Left, list.Items[i], items[i], items[i]);
        }

        return fits && !IsConstant(value, list, node) ? new InListExpression(value, list) : null;
    }

    private bool IsOrdered(Expression operand, ExpressionSyntax node, string symbol)
    {
        if (TypesOf(operand.Type).Any(type => type.Kind is ExpressionKind.Integer or ExpressionKind.Number)) return true;
        var advice = operand.Type.Kind switch
        {
            ExpressionKind.List => "; size(" + TextOf(node) + ") is the number of its items",
            ExpressionKind.Text => operand is LiteralExpression ? "" : "; size(" + TextOf(node) + ") is its length",
            _ => "",
        };
        Report(RuleDiagnostics.OrderNeedsNumbers, node, symbol, Show(node), operand.Type, advice);
        return false;
    }

    private bool ReportNotComparable(Expression left, ExpressionSyntax leftNode, Expression right, ExpressionSyntax rightNode, ExpressionSyntax place)
    {
        var advice = Advice(left, right.Type);
        if (advice.Length == 0) advice = Advice(right, left.Type);
        Report(RuleDiagnostics.NotComparable, place, Show(leftNode), left.Type, Show(rightNode), right.Type, advice);
        return false;
    }

    /// <summary>What was probably meant by a literal of the wrong type.</summary>
    private static string Advice(Expression literal, ExpressionType other) => (literal, other) switch
    {
        (LiteralExpression { Value: JsonNumber number }, { Kind: ExpressionKind.Text }) => "; quote it: '" + number.Digits + "'",
        (LiteralExpression { Value: JsonString text }, var type) when IsNumeric(type) && IsNumber(text.Value) => "; write it without quotes: " + text.Value,
        (LiteralExpression { Value: JsonString { Value: "true" or "false" } text }, { Kind: ExpressionKind.Boolean }) => "; write it without quotes: " + text.Value,
        (LiteralExpression, { Kind: ExpressionKind.List }) => "; 'in' looks for an item of a list",
        (_, { Kind: ExpressionKind.Json }) => "; it can only be asked for with has()",
        (_, { Kind: ExpressionKind.List or ExpressionKind.Object }) => "; lists and objects are not compared as a whole",
        _ => "",
    };

    private static bool IsNumber(string text) => text.Length is > 0 and < 20 && text.All(c => c is >= '0' and <= '9');

    /// <summary>Reports a comparison that is the same for every request.</summary>
    private bool IsConstant(Expression left, Expression right, ExpressionSyntax node)
    {
        var reason = !DependsOnRequest(left) && !DependsOnRequest(right) ? "it does not depend on the request"
            : left.Equals(right) ? "both sides are the same" : null;
        if (reason is null) return false;
        Report(RuleDiagnostics.ConstantCondition, node, Show(node), reason);
        return true;
    }

    private static bool DependsOnRequest(Expression expression) => expression switch
    {
        LiteralExpression => false,
        ListExpression list => list.Items.Any(DependsOnRequest),
        UnaryExpression unary => DependsOnRequest(unary.Operand),
        BinaryExpression binary => DependsOnRequest(binary.Left) || DependsOnRequest(binary.Right),
        ConditionalExpression conditional => DependsOnRequest(conditional.Condition) || DependsOnRequest(conditional.Then) || DependsOnRequest(conditional.Else),
        SizeExpression size => DependsOnRequest(size.Target),
        SumExpression sum => DependsOnRequest(sum.List),
        MacroExpression macro => DependsOnRequest(macro.List),
        TextExpression text => DependsOnRequest(text.Target) || DependsOnRequest(text.Argument),
        InListExpression list => DependsOnRequest(list.Value) || DependsOnRequest(list.List),
        InRangeExpression range => DependsOnRequest(range.Value),
        _ => true,
    };

    private bool IsPossible(Expression value, ExpressionSyntax node, Expression other, ExpressionSyntax otherNode) =>
        IsPossible(value, node, other.Type, otherNode);

    /// <summary>Whether the literals that a value may be are among the values of the other side; reports those that are not.</summary>
    private bool IsPossible(Expression value, ExpressionSyntax node, ExpressionType other, ExpressionSyntax otherNode)
    {
        if (value is ConditionalExpression conditional && node is ConditionalSyntax branches)
        {
            return IsPossible(conditional.Then, branches.Then, other, otherNode) & IsPossible(conditional.Else, branches.Else, other, otherNode);
        }

        var isInteger = other is { Kind: ExpressionKind.Integer, Alternatives.Count: 0 } && otherNode is not LiteralSyntax;
        if (isInteger && value is LiteralExpression { Value: JsonNumber { IsInteger: false } number })
        {
            Report(RuleDiagnostics.ValueNotInDomain, node, Show(otherNode), number.Digits, "an integer", "");
            return false;
        }

        var domain = Domain(other);
        if (domain.Count == 0) return true;
        if (value is LiteralExpression { Value: JsonString text })
        {
            if (domain.Contains(text.Value)) return true;
            var shown = "'" + Excerpt.Of(text.Value) + "'";
            Report(RuleDiagnostics.ValueNotInDomain, node, Show(otherNode), shown, Excerpt.OfAll(domain), NearestName.Hint(text.Value, domain));
            return false;
        }

        var own = value is NameExpression or FieldExpression ? Domain(value.Type) : default;
        if (own.Count == 0 || own.Any(domain.Contains)) return true;
        Report(RuleDiagnostics.ValueNotInDomain, node, Show(otherNode), "a value of " + Show(node), Excerpt.OfAll(domain), "");
        return false;
    }

    /// <summary>The only texts that a type allows; empty: any.</summary>
    private static EquatableArray<string> Domain(ExpressionType type)
    {
        var texts = TypesOf(type).Where(t => t.Kind == ExpressionKind.Text).ToList();
        return texts.Count == 0 || texts.Any(t => t.Domain.Count == 0) ? default : texts.SelectMany(t => t.Domain).ToEquatableArray();
    }
}
