using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>What matters about the values of one name: the literals that it meets, and whether it meets other names.</summary>
internal sealed class Landmark
{
    /// <summary>The numbers that it, its size or its length is compared with.</summary>
    public List<JsonNumber> Numbers { get; } = [];

    /// <summary>The texts that it is compared with.</summary>
    public HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is computed with, or compared with another name: then each single value matters.</summary>
    public bool IsRelational { get; set; }
}

/// <summary>Collects the landmarks of all names that conditions mention.</summary>
internal sealed class Landmarks
{
    private readonly Dictionary<string, Landmark> _names = new(StringComparer.Ordinal);

    /// <summary>The landmark of a name.</summary>
    public Landmark this[string name]
    {
        get
        {
            if (!_names.TryGetValue(name, out var landmark)) _names.Add(name, landmark = new Landmark());
            return landmark;
        }
    }

    /// <summary>Adds what a condition says; returns the names that it mentions.</summary>
    public HashSet<string> Add(Expression condition)
    {
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        Condition(condition, mentioned);
        return mentioned;
    }

    private void Condition(Expression expression, HashSet<string> mentioned)
    {
        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                Condition(not.Operand, mentioned);
                break;
            case BinaryExpression { Left.Type.Kind: ExpressionKind.Boolean, Right.Type.Kind: ExpressionKind.Boolean } binary:
                Condition(binary.Left, mentioned);
                Condition(binary.Right, mentioned);
                break;
            case ConditionalExpression { Type.Kind: ExpressionKind.Boolean } conditional:
                Condition(conditional.Condition, mentioned);
                Condition(conditional.Then, mentioned);
                Condition(conditional.Else, mentioned);
                break;
            default:
                Comparison(expression, mentioned);
                break;
        }
    }

    /// <summary>Something that is true or false as a whole: every literal in it is a landmark of every name in it.</summary>
    private void Comparison(Expression expression, HashSet<string> mentioned)
    {
        var atom = new Atom();
        Collect(expression, atom, mentioned);
        foreach (var name in atom.Names)
        {
            var landmark = this[name];
            landmark.Numbers.AddRange(atom.Numbers);
            landmark.Texts.UnionWith(atom.Texts);
            landmark.IsRelational |= atom.IsRelational || atom.Names.Count > 1;
        }

        mentioned.UnionWith(atom.Names);
    }

    private void Collect(Expression expression, Atom atom, HashSet<string> mentioned)
    {
        switch (expression)
        {
            case LiteralExpression { Value: JsonNumber number }: atom.Numbers.Add(number); break;
            case LiteralExpression { Value: JsonString text }: atom.Texts.Add(text.Value); break;
            case NameExpression { Symbol: { Kind: not SymbolKind.Variable } symbol }: atom.Names.Add(symbol.Name); break;
            case NameExpression: atom.IsRelational = true; break;
            case ListExpression list: foreach (var item in list.Items) Collect(item, atom, mentioned); break;
            case FieldExpression field: Collect(field.Target, atom, mentioned); break;
            case HasExpression has: Collect(has.Target, atom, mentioned); break;
            case SizeExpression size: Collect(size.Target, atom, mentioned); break;
            case SumExpression sum: Collect(sum.List, atom, mentioned); break;
            case UnaryExpression { Operator: UnaryOperator.Not } not: Condition(not.Operand, mentioned); break;
            case UnaryExpression negate: Computed(atom, mentioned, negate.Operand); break;
            case BinaryExpression { Operator: >= BinaryOperator.Add } arithmetic: Computed(atom, mentioned, arithmetic.Left, arithmetic.Right); break;
            case BinaryExpression { Left.Type.Kind: ExpressionKind.Boolean, Right.Type.Kind: ExpressionKind.Boolean } nested: Condition(nested, mentioned); break;
            case BinaryExpression comparison: Collect(comparison.Left, atom, mentioned); Collect(comparison.Right, atom, mentioned); break;
            case InListExpression inList: Collect(inList.Value, atom, mentioned); Collect(inList.List, atom, mentioned); break;
            case TextExpression text: Computed(atom, mentioned, text.Target, text.Argument); break;
            case InRangeExpression inRange:
                Collect(inRange.Value, atom, mentioned);
                if (inRange.Minimum is not null) atom.Numbers.Add(inRange.Minimum);
                if (inRange.Maximum is not null) atom.Numbers.Add(inRange.Maximum);
                break;
            case ConditionalExpression choice:
                Condition(choice.Condition, mentioned);
                Collect(choice.Then, atom, mentioned);
                Collect(choice.Else, atom, mentioned);
                break;
            case MacroExpression macro:
                Collect(macro.List, atom, mentioned);
                Condition(macro.Body, mentioned);
                break;
        }
    }

    private void Computed(Atom atom, HashSet<string> mentioned, params Expression[] operands)
    {
        atom.IsRelational = true;
        foreach (var operand in operands) Collect(operand, atom, mentioned);
    }

    private sealed class Atom
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public List<JsonNumber> Numbers { get; } = [];

        public HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public bool IsRelational { get; set; }
    }
}
