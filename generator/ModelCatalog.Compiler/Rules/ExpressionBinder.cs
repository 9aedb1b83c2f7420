using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Resolves the names of an expression and gives every part its type. What is wrong is reported once; what contains it is null.</summary>
internal sealed partial class ExpressionBinder(string text, EquatableArray<Symbol> symbols, Pointer pointer, ICollection<Finding> findings)
{
    private const int MaximumMacros = 3;
    private static readonly string[] s_methods = ["size", "startsWith", "endsWith", "contains", "matches", "map", "filter", "exists", "all", "sum"];
    private static readonly string[] s_functions = ["has", "size"];
    private readonly List<Symbol> _variables = [];

    /// <summary>Binds a whole expression.</summary>
    public Expression? BindRoot(ExpressionSyntax tree, ExpressionKind? expected)
    {
        var count = findings.Count;
        var result = Bind(tree);
        if (result is null || findings.Count > count) return null;
        if (expected is { } kind && !Gives(result.Type, kind))
        {
            var advice = kind == ExpressionKind.Boolean && result is NameExpression or FieldExpression
                ? "; has(" + TextOf(tree) + ") asks whether it is set" : "";
            Report(RuleDiagnostics.WrongResult, tree, result.Type, kind == ExpressionKind.Boolean ? "a condition" : kind.ToString().ToLowerInvariant(), advice);
            return null;
        }

        if (expected != ExpressionKind.Boolean || result is not LiteralExpression) return result;
        Report(RuleDiagnostics.ConstantCondition, tree, Show(tree), "it does not depend on the request");
        return null;
    }

    private static bool Gives(ExpressionType type, ExpressionKind kind) =>
        type.Alternatives.Count == 0 && (type.Kind == kind || (type.Kind == ExpressionKind.Integer && kind == ExpressionKind.Number));

    private static bool IsNumeric(ExpressionType type) =>
        type.Alternatives.Count == 0 && type.Kind is ExpressionKind.Integer or ExpressionKind.Number;

    private static bool IsText(ExpressionType type) => type is { Kind: ExpressionKind.Text, Alternatives.Count: 0 };

    private static bool IsBoolean(ExpressionType type) => type is { Kind: ExpressionKind.Boolean, Alternatives.Count: 0 };

    /// <summary>A part of the expression between quotes; a text literal has its own.</summary>
    private string Show(ExpressionSyntax node)
    {
        var shown = TextOf(node);
        if (node is LiteralSyntax { Value: JsonString }) return shown;
        return shown.Contains('\'') ? "\"" + shown + "\"" : "'" + shown + "'";
    }

    private string TextOf(ExpressionSyntax node) => Excerpt.Of(text.Substring(node.Start, node.Length));

    private void Report(DiagnosticRule rule, ExpressionSyntax node, params object[] arguments) =>
        findings.Add(rule.Inside(pointer, node.Start, node.Length, arguments));

    private void Report(DiagnosticRule rule, Token token, params object[] arguments) =>
        findings.Add(rule.Inside(pointer, token.Start, token.Length, arguments));

    private Expression? Bind(ExpressionSyntax node) => node switch
    {
        LiteralSyntax literal => BindLiteral(literal),
        ListSyntax list => BindList(list),
        NameSyntax name => BindName(name),
        FieldSyntax field => BindField(field),
        CallSyntax { Target: null } call => BindFunction(call),
        CallSyntax call => BindMethod(call, call.Target!),
        UnarySyntax unary => BindUnary(unary),
        InRangeSyntax range => BindInRange(range),
        ConditionalSyntax conditional => BindConditional(conditional),
        _ => BindBinary((BinarySyntax)node),
    };

    private static LiteralExpression BindLiteral(LiteralSyntax literal) => new(literal.Value, literal.Value switch
    {
        JsonBoolean => ExpressionType.Boolean,
        JsonString => ExpressionType.Text,
        _ => literal.IsNumber ? ExpressionType.Number : ExpressionType.Integer,
    });

    private ListExpression? BindList(ListSyntax list)
    {
        if (list.Items.Count == 0)
        {
            Report(RuleDiagnostics.EmptyList, list);
            return null;
        }

        var items = new List<Expression>();
        var types = new List<ExpressionType>();
        foreach (var node in list.Items)
        {
            if (Bind(node) is not { } item) continue;
            if (item.Type.Kind is ExpressionKind.List or ExpressionKind.Object or ExpressionKind.Json)
            {
                Report(RuleDiagnostics.MixedTypes, node, Show(node), item.Type, "a single value");
                continue;
            }

            items.Add(item);
            foreach (var type in TypesOf(item.Type))
            {
                if (!types.Contains(type)) types.Add(type);
            }
        }

        return items.Count < list.Items.Count ? null : new ListExpression([.. items], new ExpressionType(ExpressionKind.List) { Item = Merge(types) });
    }

    private static IEnumerable<ExpressionType> TypesOf(ExpressionType type) =>
        type.Alternatives.Count == 0 ? [type] : [type with { Alternatives = default }, .. type.Alternatives];

    /// <summary>The type of a value that may have any of these: one per kind, integers among numbers are numbers, texts join their domains.</summary>
    private static ExpressionType Merge(IEnumerable<ExpressionType> types)
    {
        var merged = new List<ExpressionType>();
        foreach (var type in types)
        {
            var same = merged.FindIndex(other => SameKind(other.Kind, type.Kind));
            if (same < 0) merged.Add(type);
            else if (type.Kind == ExpressionKind.Text) merged[same] = type with { Domain = Join(merged[same].Domain, type.Domain) };
            else if (type.Kind != merged[same].Kind) merged[same] = ExpressionType.Number;
        }

        return merged.Count == 1 ? merged[0] : merged[0] with { Alternatives = [.. merged.Skip(1)] };
    }

    private static EquatableArray<string> Join(EquatableArray<string> left, EquatableArray<string> right) =>
        left.Count == 0 || right.Count == 0 ? default : left.Union(right, StringComparer.Ordinal).ToEquatableArray();

    private static bool SameKind(ExpressionKind left, ExpressionKind right) => Class(left) == Class(right);

    private static ExpressionKind Class(ExpressionKind kind) => kind == ExpressionKind.Integer ? ExpressionKind.Number : kind;

    private NameExpression? BindName(NameSyntax node)
    {
        if (FindSymbol(node.Name) is { } symbol) return new NameExpression(symbol);
        var hint = symbols.Any(s => s.Type.Domain.Contains(node.Name))
            ? "; a text stands between quotes: '" + node.Name + "'"
            : NearestName.Hint(node.Name, [.. symbols.Select(s => s.Name), .. _variables.Select(v => v.Name)]);
        Report(RuleDiagnostics.UnknownName, node, Excerpt.Of(node.Name), hint);
        return null;
    }

    private Symbol? FindSymbol(string name) =>
        _variables.FirstOrDefault(v => v.Name == name) ?? symbols.FirstOrDefault(s => s.Name == name);

    private FieldExpression? BindField(FieldSyntax node)
    {
        if (Bind(node.Target) is not { } target) return null;
        if (target.Type is not { Kind: ExpressionKind.Object, Alternatives.Count: 0 })
        {
            var advice = target.Type.Kind switch
            {
                ExpressionKind.List or ExpressionKind.Text when node.Name.Text is "length" or "size" or "count" => "; size(" + TextOf(node.Target) + ") measures it",
                ExpressionKind.List => "; exists, all, filter and map look at its items",
                ExpressionKind.Json => "; it can only be asked for with has()",
                _ => s_methods.Contains(node.Name.Text) ? "; the function is written " + node.Name.Text + "(…)" : "",
            };
            Report(RuleDiagnostics.NotAnObject, node.Name, Show(node.Target), target.Type, advice);
            return null;
        }

        var fields = target.Type.Fields;
        if (fields.FirstOrDefault(f => f.Name == node.Name.Text) is { } field) return new FieldExpression(target, field);
        Report(RuleDiagnostics.UnknownField, node.Name, Show(node.Target), Excerpt.Of(node.Name.Text), NearestName.Hint(node.Name.Text, fields.Select(f => f.Name)));
        return null;
    }

    private UnaryExpression? BindUnary(UnarySyntax node)
    {
        if (Bind(node.Operand) is not { } operand) return null;
        if (node.Symbol.Is("!"))
        {
            return IsCondition(operand, node.Operand, "!") ? new UnaryExpression(UnaryOperator.Not, operand, ExpressionType.Boolean) : null;
        }

        if (IsNumeric(operand.Type)) return new UnaryExpression(UnaryOperator.Negate, operand, PlainNumber(operand.Type));
        Report(RuleDiagnostics.WrongOperand, node.Operand, "-", "a number", Show(node.Operand), operand.Type, "");
        return null;
    }

    private static ExpressionType PlainNumber(ExpressionType type) =>
        type.Kind == ExpressionKind.Integer ? ExpressionType.Integer : ExpressionType.Number;

    /// <summary>Whether an operand is a condition that depends on the request; reports why not.</summary>
    private bool IsCondition(Expression operand, ExpressionSyntax node, string symbol)
    {
        if (!IsBoolean(operand.Type))
        {
            var advice = operand is NameExpression or FieldExpression ? "; has(" + TextOf(node) + ") asks whether it is set" : "";
            Report(RuleDiagnostics.WrongOperand, node, symbol, "a condition", Show(node), operand.Type, advice);
            return false;
        }

        if (operand is not LiteralExpression) return true;
        Report(RuleDiagnostics.ConstantCondition, node, Show(node), "it does not depend on the request");
        return false;
    }

    private ConditionalExpression? BindConditional(ConditionalSyntax node)
    {
        var condition = Bind(node.Condition);
        var then = Bind(node.Then);
        var otherwise = Bind(node.Else);
        if (condition is null || !IsCondition(condition, node.Condition, "?") || then is null || otherwise is null) return null;
        foreach (var (branch, syntax) in new[] { (then, node.Then), (otherwise, node.Else) })
        {
            if (branch.Type.Kind is not (ExpressionKind.List or ExpressionKind.Object or ExpressionKind.Json)) continue;
            Report(RuleDiagnostics.MixedTypes, syntax, Show(syntax), branch.Type, "a single value");
            return null;
        }

        if (!SameKind(then.Type.Kind, otherwise.Type.Kind) || then.Type.Alternatives.Count > 0 || otherwise.Type.Alternatives.Count > 0)
        {
            Report(RuleDiagnostics.MixedTypes, node.Else, Show(node.Else), otherwise.Type, then.Type);
            return null;
        }

        return new ConditionalExpression(condition, then, otherwise, Merge([then.Type, otherwise.Type]));
    }

    private Expression? BindBinary(BinarySyntax node)
    {
        var left = Bind(node.Left);
        var right = Bind(node.Right);
        if (left is null || right is null) return null;
        switch (node.Symbol.Text)
        {
            case "in":
                return BindInList(node, left, right);
            case "==" or "!=":
                return BindEquality(node, left, right);
            case "<" or "<=" or ">" or ">=":
                return BindOrder(node, left, right);
            case "&&" or "||":
                var isLeft = IsCondition(left, node.Left, node.Symbol.Text);
                return IsCondition(right, node.Right, node.Symbol.Text) && isLeft
                    ? new BinaryExpression(node.Symbol.Text == "&&" ? BinaryOperator.And : BinaryOperator.Or, left, right, ExpressionType.Boolean)
                    : null;
            default:
                return BindArithmetic(node, left, right);
        }
    }

    private BinaryExpression? BindArithmetic(BinarySyntax node, Expression left, Expression right)
    {
        var symbol = node.Symbol.Text;
        foreach (var (operand, syntax) in new[] { (left, node.Left), (right, node.Right) })
        {
            var fits = symbol == "%" ? IsNumeric(operand.Type) && operand.Type.Kind == ExpressionKind.Integer : IsNumeric(operand.Type);
            if (fits) continue;
            var advice = operand.Type.Kind == ExpressionKind.List ? "; size(" + TextOf(syntax) + ") is the number of its items" : "";
            Report(RuleDiagnostics.WrongOperand, syntax, symbol, symbol == "%" ? "integers" : "numbers", Show(syntax), operand.Type, advice);
            return null;
        }

        var type = left.Type.Kind == ExpressionKind.Integer && right.Type.Kind == ExpressionKind.Integer ? ExpressionType.Integer : ExpressionType.Number;
        var kind = symbol switch
        {
            "+" => BinaryOperator.Add,
            "-" => BinaryOperator.Subtract,
            "*" => BinaryOperator.Multiply,
            "/" => BinaryOperator.Divide,
            _ => BinaryOperator.Remainder,
        };
        return new BinaryExpression(kind, left, right, type);
    }
}
