using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Tells how conditions read a list.</summary>
internal static class ListReading
{
    /// <summary>Whether a condition looks at what is in a list, not only at whether it is there and how long it is.</summary>
    public static bool LooksInside(Expression expression, string name) => expression switch
    {
        NameExpression { Symbol: var symbol } => symbol.Name == name && symbol.Kind != SymbolKind.Variable,
        HasExpression { Target: NameExpression } or SizeExpression { Target: NameExpression } => false,
        HasExpression has => LooksInside(has.Target, name),
        SizeExpression size => LooksInside(size.Target, name),
        FieldExpression field => LooksInside(field.Target, name),
        UnaryExpression unary => LooksInside(unary.Operand, name),
        BinaryExpression binary => LooksInside(binary.Left, name) || LooksInside(binary.Right, name),
        ConditionalExpression choice => LooksInside(choice.Condition, name) || LooksInside(choice.Then, name) || LooksInside(choice.Else, name),
        InListExpression list => LooksInside(list.Value, name) || LooksInside(list.List, name),
        InRangeExpression range => LooksInside(range.Value, name),
        TextExpression text => LooksInside(text.Target, name) || LooksInside(text.Argument, name),
        MacroExpression macro => LooksInside(macro.List, name) || LooksInside(macro.Body, name),
        SumExpression sum => LooksInside(sum.List, name),
        ListExpression literal => literal.Items.Any(item => LooksInside(item, name)),
        _ => false,
    };
}
