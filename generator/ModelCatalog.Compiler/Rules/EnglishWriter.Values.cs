using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

internal sealed partial class EnglishWriter
{
    private readonly List<(Symbol Variable, string Subject, string? Path)> _variables = [];

    /// <summary>A value as a noun.</summary>
    public string Value(Expression expression) => expression switch
    {
        LiteralExpression { Value: JsonNumber number } => number.Digits,
        LiteralExpression literal => "`" + literal.Value.ToText() + "`",
        ListExpression list => Join(list.Items.Select(Value), "or"),
        NameExpression { Symbol: { Kind: SymbolKind.Variable } variable } => Subject(variable),
        NameExpression or FieldExpression => "`" + Shown(expression) + "`",
        UnaryExpression { Operator: UnaryOperator.Negate } negate => "minus " + Term(negate.Operand),
        BinaryExpression { Operator: >= BinaryOperator.Add } arithmetic => Arithmetic(arithmetic),
        ConditionalExpression choice => Term(choice.Then) + " if " + Clause(choice.Condition, Mood.Fact, false) + ", otherwise " + Value(choice.Else),
        SizeExpression { Target.Type.Kind: ExpressionKind.Text } size => "the length of " + Value(size.Target),
        SizeExpression size => "the number of " + Value(size.Target),
        SumExpression sum => "the sum of " + Value(sum.List),
        MacroExpression { Macro: MacroKind.Filter } filter => Filtered(filter),
        MacroExpression { Macro: MacroKind.Map } map => Mapped(map),
        _ => "whether " + Clause(expression, Mood.Fact, false),
    };

    /// <summary>The path of a name or a field; null where it starts at something else.</summary>
    private string? Path(Expression expression) => expression switch
    {
        NameExpression { Symbol: { Kind: SymbolKind.Variable } variable } => FindVariable(variable).Path,
        NameExpression name => name.Symbol.Name,
        FieldExpression field => Path(field.Target) is { } parent ? parent + "." + field.Field.Name : null,
        _ => null,
    };

    /// <summary>A path under the name that is looked at; inside an item, only what comes behind the item.</summary>
    private string Shown(Expression expression)
    {
        var shown = Path(expression) is { } path ? rename(path) : "";
        var root = expression;
        var depth = 0;
        for (; root is FieldExpression field; root = field.Target) depth++;
        if (root is not NameExpression { Symbol.Kind: SymbolKind.Variable }) return shown;
        if (shown.Length == 0) return ((FieldExpression)expression).Field.Name;
        var steps = shown.Split('.');
        return string.Join(".", steps.Skip(Math.Max(0, steps.Length - depth)));
    }

    private (Symbol Variable, string Subject, string? Path) FindVariable(Symbol variable)
    {
        var index = _variables.FindLastIndex(v => v.Variable.Name == variable.Name);
        return index < 0 ? (variable, "the item", null) : _variables[index];
    }

    private string Subject(Symbol variable) => FindVariable(variable).Subject;

    private string WithVariable(MacroExpression macro, string subject, Func<string> write)
    {
        var list = macro.List;
        while (list is MacroExpression { Macro: MacroKind.Filter } filter) list = filter.List;
        _variables.Add((macro.Variable, subject, Path(list)));
        var result = write();
        _variables.RemoveAt(_variables.Count - 1);
        return result;
    }

    private string Filtered(MacroExpression filter) =>
        "those " + Value(filter.List) + " where " + WithVariable(filter, "the item", () => Part(filter.Body, Mood.Fact, false));

    private string Mapped(MacroExpression map)
    {
        var value = WithVariable(map, "the item", () => Term(map.Body));
        return value + " over all " + Value(map.List);
    }

    private string Arithmetic(BinaryExpression expression)
    {
        var (left, right) = (Operand(expression.Left, expression.Operator, false), Operand(expression.Right, expression.Operator, true));
        return expression.Operator switch
        {
            BinaryOperator.Add => left + " plus " + right,
            BinaryOperator.Subtract => left + " minus " + right,
            BinaryOperator.Multiply => left + " times " + right,
            BinaryOperator.Divide => left + " divided by " + right,
            _ => "the remainder of " + left + " divided by " + right,
        };
    }

    /// <summary>An operand: between brackets unless it reads from left to right anyway.</summary>
    private string Operand(Expression operand, BinaryOperator kind, bool isRight)
    {
        var isSum = kind is BinaryOperator.Add or BinaryOperator.Subtract;
        var flows = operand is BinaryExpression { Operator: var inner } && isSum && !isRight && inner is BinaryOperator.Add or BinaryOperator.Subtract;
        return flows ? Value(operand) : Term(operand);
    }

    private string Term(Expression expression)
    {
        var value = Value(expression);
        return expression is BinaryExpression or ConditionalExpression or InListExpression or InRangeExpression ? "(" + value + ")" : value;
    }

    /// <summary>How often a body speaks of the variable, and how often of it as a whole.</summary>
    private static (int All, int Whole) Mentions(Expression body, Symbol variable) => body switch
    {
        NameExpression name => name.Symbol.Name == variable.Name ? (1, 1) : (0, 0),
        FieldExpression field => (Mentions(field.Target, variable).All, 0),
        HasExpression has => Mentions(has.Target, variable),
        UnaryExpression unary => Mentions(unary.Operand, variable),
        BinaryExpression binary => Add(Mentions(binary.Left, variable), Mentions(binary.Right, variable)),
        InListExpression inList => Add(Mentions(inList.Value, variable), Mentions(inList.List, variable)),
        InRangeExpression inRange => Mentions(inRange.Value, variable),
        TextExpression text => Add(Mentions(text.Target, variable), Mentions(text.Argument, variable)),
        LiteralExpression => (0, 0),
        ListExpression list => list.Items.Aggregate((0, 0), (sum, item) => Add(sum, Mentions(item, variable))),

        // Anything larger is said with "the item".
        _ => (2, 0),
    };

    private static (int All, int Whole) Add((int All, int Whole) left, (int All, int Whole) right) => (left.All + right.All, left.Whole + right.Whole);
}
