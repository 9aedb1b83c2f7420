using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Turns the text of an expression into a checked expression.</summary>
public static class ExpressionCompiler
{
    /// <summary>Compiles a text. What is wrong is added to the findings, at its place inside the text.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="symbols">The names that it may use.</param>
    /// <param name="expected">The kind that it must have; null: any. An integer is taken where a number is expected.</param>
    /// <param name="pointer">Where the text stands.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>The expression, or null when something was wrong.</returns>
    public static Expression? Compile(string text, EquatableArray<Symbol> symbols, ExpressionKind? expected, Pointer pointer, ICollection<Finding> findings)
    {
        var tree = ExpressionParser.Parse(text, pointer, findings);
        return tree is null ? null : new ExpressionBinder(text, symbols, pointer, findings).BindRoot(tree, expected);
    }
}
