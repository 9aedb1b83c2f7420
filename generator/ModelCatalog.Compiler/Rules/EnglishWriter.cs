using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Writes clauses. A negation is never written in front of a clause but pushed down to its verbs, the way people speak.</summary>
internal sealed partial class EnglishWriter(Func<string, string> rename)
{
    /// <summary>Whether a regular expression was written that is more than words.</summary>
    public bool HasPattern { get; private set; }

    /// <summary>A clause: a subject and what is, or must be, true of it.</summary>
    public string Clause(Expression expression, Mood mood, bool negated)
    {
        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return Clause(not.Operand, mood, !negated);
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } connective:
                return Connective(connective, mood, negated);
            case BinaryExpression comparison:
                return Comparison(comparison, mood, negated);
            case ConditionalExpression choice:
                return "if " + Clause(choice.Condition, Mood.Fact, false) + ", " + Clause(choice.Then, mood, negated)
                    + ", otherwise " + Clause(choice.Else, mood, negated);
            case HasExpression has:
                return Value(has.Target) + " " + Is(mood, negated) + " set";
            case InRangeExpression range:
                return Value(range.Value) + " " + Is(mood, negated) + " " + Range(range);
            case InListExpression { List: ListExpression literal } inList:
                return Value(inList.Value) + " " + Is(mood, negated) + " " + Join(literal.Items.Select(Value), "or");
            case InListExpression inList:
                return Value(inList.List) + " " + Verb("contains", "contain", mood, negated) + " " + Value(inList.Value);
            case TextExpression text:
                return Value(text.Target) + " " + TextClause(text, mood, negated);
            case MacroExpression macro:
                return Quantified(macro, mood, negated);
            case LiteralExpression { Value: JsonBoolean literal }:
                return literal.Value != negated ? "always" : "never";
            default:
                return Value(expression) + " " + Is(mood, negated) + " `true`";
        }
    }

    private static string Is(Mood mood, bool negated) => (mood == Mood.Demand ? "must be" : "is", negated) switch
    {
        ("is", true) => "is not",
        (_, true) => "must not be",
        var (verb, _) => verb,
    };

    private static string Verb(string third, string infinitive, Mood mood, bool negated) => (mood, negated) switch
    {
        (Mood.Demand, true) => "must not " + infinitive,
        (Mood.Demand, false) => "must " + infinitive,
        (_, true) => "does not " + infinitive,
        _ => third,
    };

    private static string TextVerb(TextFunction function, Mood mood, bool negated) => function switch
    {
        TextFunction.StartsWith => Verb("starts with", "start with", mood, negated),
        TextFunction.EndsWith => Verb("ends with", "end with", mood, negated),
        TextFunction.Contains => Verb("contains", "contain", mood, negated),
        _ => Verb("matches the pattern", "match the pattern", mood, negated),
    };

    private string TextClause(TextExpression text, Mood mood, bool negated)
    {
        // A pattern of words is said as words.
        if (text is { Function: TextFunction.Matches, Argument: LiteralExpression { Value: JsonString pattern } } && PatternWords.TryRead(pattern.Value) is { } words)
        {
            return TextVerb(words.IsStart ? TextFunction.StartsWith : TextFunction.Contains, mood, negated) + " " + Join(words.Words.Select(word => "`" + word + "`"), "or") + (words.IgnoresCase ? ", in upper or lower case" : "");
        }

        HasPattern |= text.Function == TextFunction.Matches;
        return TextVerb(text.Function, mood, negated) + " " + Value(text.Argument);
    }

    private static string Range(InRangeExpression range) => (range.Minimum, range.Maximum) switch
    {
        ({ } minimum, { } maximum) => "between " + minimum.Digits + " and " + maximum.Digits,
        ({ } minimum, _) => "at least " + minimum.Digits,
        var (_, maximum) => "at most " + maximum?.Digits,
    };

    /// <summary><c>a, b or c</c>.</summary>
    private static string Join(IEnumerable<string> parts, string last)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + " " + last + " " + all[all.Count - 1];
    }

    private string Connective(BinaryExpression expression, Mood mood, bool negated)
    {
        var isAnd = expression.Operator == BinaryOperator.And;

        // "not a, or b" is what a rule says when it means "if a, then b".
        if (!isAnd && !negated && mood == Mood.Demand && expression.Left is UnaryExpression { Operator: UnaryOperator.Not } premise)
        {
            return "if " + Clause(premise.Operand, Mood.Fact, false) + ", " + Clause(expression.Right, mood, false);
        }

        var parts = new List<Expression>();
        Flatten(expression, expression.Operator, parts);

        // "not both" is shorter than one denial for each.
        if (isAnd && negated && parts.All(part => part is HasExpression))
        {
            var names = Join(parts.Select(part => Value(((HasExpression)part).Target)), "and");
            return names + (mood == Mood.Demand ? " must not " : " are not ") + (parts.Count == 2 ? "both" : "all") + (mood == Mood.Demand ? " be set" : " set");
        }

        return Join(parts.Select(part => Part(part, mood, negated)), isAnd != negated ? "and" : "or");
    }

    private static void Flatten(Expression expression, BinaryOperator kind, List<Expression> parts)
    {
        if (expression is BinaryExpression binary && binary.Operator == kind)
        {
            Flatten(binary.Left, kind, parts);
            Flatten(binary.Right, kind, parts);
            return;
        }

        parts.Add(expression);
    }

    /// <summary>A part of a longer clause: between brackets where it would be torn apart.</summary>
    private string Part(Expression expression, Mood mood, bool negated)
    {
        var clause = Clause(expression, mood, negated);
        return IsCompound(expression) ? "(" + clause + ")" : clause;
    }

    private static bool IsCompound(Expression expression) => expression switch
    {
        UnaryExpression { Operator: UnaryOperator.Not } not => IsCompound(not.Operand),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } => true,
        BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } comparison => IsClause(comparison.Left) || IsClause(comparison.Right),
        ConditionalExpression => true,
        MacroExpression { Macro: MacroKind.Exists or MacroKind.All } => true,
        _ => false,
    };

    /// <summary>Whether a boolean has to be said as a clause: it is more than a name or a literal.</summary>
    private static bool IsClause(Expression expression) =>
        expression.Type.Kind == ExpressionKind.Boolean && expression is not (NameExpression or FieldExpression or LiteralExpression);

    private string Comparison(BinaryExpression expression, Mood mood, bool negated)
    {
        var (left, right) = (expression.Left, expression.Right);
        var kind = expression.Operator;
        if (kind is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            var differs = (kind == BinaryOperator.NotEqual) != negated;
            if (IsClause(left) || IsClause(right)) return Equivalence(left, right, mood, differs);

            // A literal reads better behind its subject.
            if (left is LiteralExpression && right is not LiteralExpression) (left, right) = (right, left);
            return Value(left) + " " + Is(mood, differs) + " " + (right is LiteralExpression or ConditionalExpression ? "" : "the same as ") + Value(right);
        }

        if (left is LiteralExpression) (left, right, kind) = (right, left, Mirror(kind));
        if (negated) kind = Opposite(kind);
        var order = kind switch
        {
            BinaryOperator.Less => "less than ",
            BinaryOperator.LessOrEqual => "at most ",
            BinaryOperator.Greater => "more than ",
            _ => "at least ",
        };
        return Value(left) + " " + Is(mood, false) + " " + order + Value(right);
    }

    private string Equivalence(Expression left, Expression right, Mood mood, bool differs)
    {
        if (right is LiteralExpression { Value: JsonBoolean rightLiteral }) return Clause(left, mood, differs == rightLiteral.Value);
        if (left is LiteralExpression { Value: JsonBoolean leftLiteral }) return Clause(right, mood, differs == leftLiteral.Value);
        return differs
            ? "either " + Part(left, mood, false) + " or " + Part(right, mood, false) + ", but not both"
            : Part(left, mood, false) + " exactly when " + Part(right, Mood.Fact, false);
    }

    private static BinaryOperator Mirror(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        _ => BinaryOperator.LessOrEqual,
    };

    private static BinaryOperator Opposite(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        _ => BinaryOperator.Less,
    };

    /// <summary>"In every item" and "in at least one item"; the opposite of one is the other with the opposite inside.</summary>
    private string Quantified(MacroExpression macro, Mood mood, bool negated)
    {
        var quantifier = (macro.Macro == MacroKind.All) != negated ? "every item" : "at least one item";
        var subject = quantifier + " of " + Value(macro.List);

        // "at least one item of `tags` is `x`", where the item itself is all that the body speaks of.
        if (!IsCompound(macro.Body) && Mentions(macro.Body, macro.Variable) == (1, 1))
        {
            // As a fact, "no item is" reads better than "every item is not".
            var isNone = mood == Mood.Fact && negated && macro.Macro == MacroKind.Exists;
            if (isNone) subject = "no item of " + Value(macro.List);
            return WithVariable(macro, subject, () => Clause(macro.Body, mood, negated && !isNone));
        }

        return "in " + subject + ", " + WithVariable(macro, "the item", () => Clause(macro.Body, mood, negated));
    }
}
