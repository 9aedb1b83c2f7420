using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Builds the syntax tree of an expression by precedence climbing; stops at the first error.</summary>
internal sealed class ExpressionParser
{
    /// <summary>The longest expression that is read, in UTF-16 units.</summary>
    public const int MaximumLength = 4096;

    /// <summary>The deepest nesting that is read.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The highest tree: a chain of operators is as high as it is long, and every walk recurses that deep.</summary>
    public const int MaximumHeight = 256;

    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Pointer _pointer;
    private readonly ICollection<Finding> _findings;
    private int _next;
    private int _depth;

    private ExpressionParser(string text, IReadOnlyList<Token> tokens, Pointer pointer, ICollection<Finding> findings)
    {
        _text = text;
        _tokens = tokens;
        _pointer = pointer;
        _findings = findings;
    }

    private Token Current => _tokens[_next];

    /// <summary>The tree of a text, or null after an error.</summary>
    public static ExpressionSyntax? Parse(string text, Pointer pointer, ICollection<Finding> findings)
    {
        if (text.Length > MaximumLength)
        {
            findings.Add(RuleDiagnostics.ExpressionTooLong.Inside(pointer, 0, text.Length, text.Length, MaximumLength));
            return null;
        }

        var tokens = new ExpressionLexer(text, pointer, findings).Read();
        if (tokens is null) return null;
        if (tokens.Count == 1)
        {
            findings.Add(RuleDiagnostics.EmptyExpression.Inside(pointer, 0, text.Length));
            return null;
        }

        var parser = new ExpressionParser(text, tokens, pointer, findings);
        var tree = parser.ParseExpression();
        if (tree is null || parser.Current.Kind == TokenKind.End) return tree;
        parser.FailBehindOperand();
        return null;
    }

    private static int Precedence(Token token) => token.Kind switch
    {
        TokenKind.Operator => token.Text switch
        {
            "||" => 1,
            "&&" => 2,
            "==" or "!=" or "<" or "<=" or ">" or ">=" => 3,
            "+" or "-" => 4,
            "*" or "/" or "%" => 5,
            _ => 0,
        },
        TokenKind.Name => token.Text == "in" ? 3 : 0,
        _ => 0,
    };

    private Token Take() => _tokens[_next++];

    private bool TryTake(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        _next++;
        return true;
    }

    private bool Expect(string symbol)
    {
        if (TryTake(symbol)) return true;
        Fail("'" + symbol + "'");
        return false;
    }

    private ExpressionSyntax? Fail(string expected, string advice = "")
    {
        var token = Current;
        var found = token.Kind == TokenKind.End ? "the end of the expression" : "'" + Excerpt.Of(token.Text) + "'";
        _findings.Add(RuleDiagnostics.UnexpectedToken.Inside(_pointer, token.Start, token.Length, found, expected, advice));
        return null;
    }

    private void FailBehindOperand()
    {
        var advice = Current.Kind != TokenKind.Name ? "" : Current.Text switch
        {
            "and" or "AND" => "; 'and' is written '&&'",
            "or" or "OR" => "; 'or' is written '||'",
            "is" => "; 'is' is written '=='",
            "not" => "; 'not' is written '!'",
            _ => "",
        };
        Fail("an operator or the end", advice);
    }

    private ExpressionSyntax? FailTooDeep(int start, int end)
    {
        _findings.Add(RuleDiagnostics.ExpressionTooDeep.Inside(_pointer, start, Math.Max(0, end - start), MaximumDepth));
        return null;
    }

    /// <summary>Refuses a tree that has grown too high.</summary>
    private ExpressionSyntax? Bounded(ExpressionSyntax tree) => tree.Height <= MaximumHeight ? tree : FailTooDeep(tree.Start, tree.End);

    private ExpressionSyntax? ParseExpression()
    {
        if (_depth == MaximumDepth) return FailTooDeep(Current.Start, Current.End);
        _depth++;
        var tree = ParseConditional();
        _depth--;
        return tree;
    }

    private ExpressionSyntax? ParseConditional()
    {
        var condition = ParseBinary(1);
        if (condition is null || !TryTake("?")) return condition;
        var then = ParseExpression();
        if (then is null || !Expect(":")) return null;
        var otherwise = ParseExpression();
        return otherwise is null ? null : Bounded(new ConditionalSyntax(condition, then, otherwise));
    }

    private ExpressionSyntax? ParseBinary(int lowest)
    {
        var left = ParseUnary();
        while (left is not null)
        {
            var precedence = Precedence(Current);
            if (precedence == 0 || precedence < lowest) return left;
            var symbol = Take();
            if (symbol.IsWord("in") && StartsRange())
            {
                left = ParseRange(left);
                continue;
            }

            // All are left-associative: the right operand takes only what binds more tightly.
            var right = ParseBinary(precedence + 1);
            left = right is null ? null : Bounded(new BinarySyntax(symbol, left, right));
        }

        return null;
    }

    private bool StartsRange()
    {
        var behind = Current.Is("-") ? 1 : 0;
        return Current.Is("..") || (_tokens[_next + behind].Kind == TokenKind.Number && _tokens[_next + behind + 1].Is(".."));
    }

    private ExpressionSyntax? ParseRange(ExpressionSyntax value)
    {
        var start = Current.Start;
        LiteralSyntax? minimum = null;
        LiteralSyntax? maximum = null;
        if (!Current.Is("..") && (minimum = ParseBound()) is null) return null;
        var end = Take().End;
        if (Current.Kind == TokenKind.Number || (Current.Is("-") && _tokens[_next + 1].Kind == TokenKind.Number))
        {
            if ((maximum = ParseBound()) is null) return null;
            end = maximum.End;
        }

        var range = _text.Substring(start, end - start);
        if (minimum is null && maximum is null)
        {
            _findings.Add(RuleDiagnostics.EmptyRange.Inside(_pointer, start, end - start, range, "it has no bound; write 3..15, 3.. or ..15"));
            return null;
        }

        if (minimum is not null && maximum is not null && Order(minimum, maximum) > 0)
        {
            _findings.Add(RuleDiagnostics.EmptyRange.Inside(_pointer, start, end - start, range, "its lower bound is above its upper one"));
            return null;
        }

        return Bounded(new InRangeSyntax(value, minimum, maximum, start, end));
    }

    private static int Order(LiteralSyntax left, LiteralSyntax right)
    {
        var (a, b) = ((JsonNumber)left.Value, (JsonNumber)right.Value);
        return a.TryGetDecimal(out var x) && b.TryGetDecimal(out var y) ? x.CompareTo(y) : a.AsDouble.CompareTo(b.AsDouble);
    }

    private LiteralSyntax? ParseBound()
    {
        var start = Current.Start;
        var negative = TryTake("-");
        return Number(start, negative, Take());
    }

    /// <summary>A number literal with its sign; null when the negative number does not fit.</summary>
    private LiteralSyntax? Number(int start, bool negative, Token token)
    {
        var isNumber = token.Text.IndexOfAny(['.', 'e', 'E']) >= 0;
        var value = negative ? new JsonNumber("-" + token.Text) : (JsonNumber)token.Value!;
        if (isNumber || value.IsInteger) return new LiteralSyntax(start, token.End, value, isNumber);
        _findings.Add(RuleDiagnostics.InvalidNumber.Inside(_pointer, start, token.End - start, value.Digits, "it does not fit into 64 bits"));
        return null;
    }

    private ExpressionSyntax? ParseUnary()
    {
        if (!Current.Is("!") && !Current.Is("-")) return ParsePostfix();
        if (_depth == MaximumDepth) return FailTooDeep(Current.Start, Current.End);
        var symbol = Take();
        if (symbol.Is("-") && Current.Kind == TokenKind.Number && !_tokens[_next + 1].Is(".")) return Number(symbol.Start, true, Take());
        _depth++;
        var operand = ParseUnary();
        _depth--;
        return operand is null ? null : Bounded(new UnarySyntax(symbol, operand));
    }

    private ExpressionSyntax? ParsePostfix()
    {
        var tree = ParsePrimary();
        while (tree is not null && TryTake("."))
        {
            if (Current.Kind != TokenKind.Name) return Fail("the name of a field or a function");
            var name = Take();
            if (!TryTake("("))
            {
                tree = Bounded(new FieldSyntax(tree, name));
                continue;
            }

            var arguments = ParseList(")", out var end);
            tree = arguments is null ? null : Bounded(new CallSyntax(tree, name, arguments, end));
        }

        return tree;
    }

    private ExpressionSyntax? ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(token.Start, false, Take());
            case TokenKind.Text:
                return new LiteralSyntax(token.Start, Take().End, token.Value!, false);
            case TokenKind.Name:
                return ParseName();
        }

        if (TryTake("("))
        {
            var inner = ParseExpression();
            var end = Current.End;
            if (inner is null || !Expect(")")) return null;
            inner.Widen(token.Start, end);
            return inner;
        }

        if (!TryTake("[")) return Fail("a name, a value, '(' or '['", Current.Is("..") ? "; a range stands behind 'in'" : "");
        var items = ParseList("]", out var closed);
        return items is null ? null : Bounded(new ListSyntax(token.Start, closed, items));
    }

    private ExpressionSyntax? ParseName()
    {
        var token = Current;
        switch (token.Text)
        {
            case "true" or "false":
                return new LiteralSyntax(token.Start, Take().End, new JsonBoolean(token.Text == "true"), false);
            case "null":
                _findings.Add(RuleDiagnostics.NullIsNoValue.Inside(_pointer, token.Start, token.Length));
                return null;
            case "in":
                return Fail("a name, a value, '(' or '['");
            case "not" or "NOT" when _tokens[_next + 1].Kind is TokenKind.Name:
                return Fail("a name, a value, '(' or '['", "; 'not' is written '!'");
        }

        _next++;
        if (!TryTake("(")) return new NameSyntax(token.Start, token.End, token.Text);
        var arguments = ParseList(")", out var end);
        return arguments is null ? null : Bounded(new CallSyntax(null, token, arguments, end));
    }

    private List<ExpressionSyntax>? ParseList(string closing, out int end)
    {
        var items = new List<ExpressionSyntax>();
        end = Current.End;
        if (TryTake(closing)) return items;
        do
        {
            if (ParseExpression() is not { } item) return null;
            items.Add(item);
        }
        while (TryTake(","));

        end = Current.End;
        if (TryTake(closing)) return items;
        Fail("',' or '" + closing + "'");
        return null;
    }
}
