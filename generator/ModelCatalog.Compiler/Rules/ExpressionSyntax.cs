using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>A node of an expression as it was written, before names and types are known.</summary>
internal abstract class ExpressionSyntax(int start, int end, int height)
{
    /// <summary>Where it starts, in UTF-16 units of the text; its parentheses count.</summary>
    public int Start { get; private set; } = start;

    /// <summary>Where it ends.</summary>
    public int End { get; private set; } = end;

    /// <summary>How many units it covers.</summary>
    public int Length => End - Start;

    /// <summary>How many nodes the longest way down has: every walk over the tree recurses this deep.</summary>
    public int Height { get; } = height;

    /// <summary>Takes the parentheses around it in.</summary>
    public void Widen(int from, int to) => (Start, End) = (from, to);

    /// <summary>The height of a node above others.</summary>
    protected static int Above(params IEnumerable<ExpressionSyntax?> children)
    {
        var height = 0;
        foreach (var child in children) height = Math.Max(height, child?.Height ?? 0);
        return height + 1;
    }
}

/// <summary>A literal. <paramref name="isNumber"/>: it has a fraction or an exponent, so it is a number and no integer.</summary>
internal sealed class LiteralSyntax(int start, int end, JsonValue value, bool isNumber) : ExpressionSyntax(start, end, 1)
{
    public JsonValue Value { get; } = value;

    public bool IsNumber { get; } = isNumber;
}

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ListSyntax(int start, int end, IReadOnlyList<ExpressionSyntax> items) : ExpressionSyntax(start, end, Above(items))
{
    public IReadOnlyList<ExpressionSyntax> Items { get; } = items;
}

/// <summary>A name.</summary>
internal sealed class NameSyntax(int start, int end, string name) : ExpressionSyntax(start, end, 1)
{
    public string Name { get; } = name;
}

/// <summary><c>target.name</c>.</summary>
internal sealed class FieldSyntax(ExpressionSyntax target, Token name) : ExpressionSyntax(target.Start, name.End, Above(target))
{
    public ExpressionSyntax Target { get; } = target;

    public Token Name { get; } = name;
}

/// <summary><c>name(arguments)</c> or <c>target.name(arguments)</c>.</summary>
internal sealed class CallSyntax(ExpressionSyntax? target, Token name, IReadOnlyList<ExpressionSyntax> arguments, int end)
    : ExpressionSyntax(target?.Start ?? name.Start, end, Above([target, .. arguments]))
{
    public ExpressionSyntax? Target { get; } = target;

    public Token Name { get; } = name;

    public IReadOnlyList<ExpressionSyntax> Arguments { get; } = arguments;
}

/// <summary><c>!a</c> or <c>-a</c>.</summary>
internal sealed class UnarySyntax(Token symbol, ExpressionSyntax operand) : ExpressionSyntax(symbol.Start, operand.End, Above(operand))
{
    public Token Symbol { get; } = symbol;

    public ExpressionSyntax Operand { get; } = operand;
}

/// <summary>An operator between two operands; also <c>in</c> with a list.</summary>
internal sealed class BinarySyntax(Token symbol, ExpressionSyntax left, ExpressionSyntax right)
    : ExpressionSyntax(left.Start, right.End, Above(left, right))
{
    public Token Symbol { get; } = symbol;

    public ExpressionSyntax Left { get; } = left;

    public ExpressionSyntax Right { get; } = right;
}

/// <summary><c>a in 3..15</c>.</summary>
internal sealed class InRangeSyntax(ExpressionSyntax value, LiteralSyntax? minimum, LiteralSyntax? maximum, int rangeStart, int end)
    : ExpressionSyntax(value.Start, end, Above(value))
{
    public ExpressionSyntax Value { get; } = value;

    public LiteralSyntax? Minimum { get; } = minimum;

    public LiteralSyntax? Maximum { get; } = maximum;

    public int RangeStart { get; } = rangeStart;
}

/// <summary><c>c ? a : b</c>.</summary>
internal sealed class ConditionalSyntax(ExpressionSyntax condition, ExpressionSyntax then, ExpressionSyntax otherwise)
    : ExpressionSyntax(condition.Start, otherwise.End, Above(condition, then, otherwise))
{
    public ExpressionSyntax Condition { get; } = condition;

    public ExpressionSyntax Then { get; } = then;

    public ExpressionSyntax Else { get; } = otherwise;
}
