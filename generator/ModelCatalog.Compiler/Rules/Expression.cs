using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>The type of an expression.</summary>
public enum ExpressionKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits; what does not fit is unknown.</summary>
    Integer,

    /// <summary>A double.</summary>
    Number,

    /// <summary>Text; an enum is text with a domain.</summary>
    Text,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object with fields.</summary>
    Object,

    /// <summary>Any JSON: it can be asked for with <c>has</c>, not compared.</summary>
    Json,
}

/// <summary>The type of an expression, with what is known of its values.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Kind">Its kind.</param>
public sealed record ExpressionType(ExpressionKind Kind)
{
    /// <summary>A boolean.</summary>
    public static ExpressionType Boolean { get; } = new(ExpressionKind.Boolean);

    /// <summary>An integer.</summary>
    public static ExpressionType Integer { get; } = new(ExpressionKind.Integer);

    /// <summary>A number.</summary>
    public static ExpressionType Number { get; } = new(ExpressionKind.Number);

    /// <summary>Any text.</summary>
    public static ExpressionType Text { get; } = new(ExpressionKind.Text);

    /// <summary>For text: the only values it can have; empty: any.</summary>
    public EquatableArray<string> Domain { get; init; }

    /// <summary>For a list: the type of its items.</summary>
    public ExpressionType? Item { get; init; }

    /// <summary>For an object: its fields.</summary>
    public EquatableArray<Symbol> Fields { get; init; }

    /// <summary>For <c>number | 'auto'</c> and its like: the other scalar types that a value may have. A comparison with a value of another type is false, not unknown.</summary>
    public EquatableArray<ExpressionType> Alternatives { get; init; }

    /// <summary>The type as a message names it: <c>integer</c>, <c>list of text</c>, <c>number or text</c>.</summary>
    public override string ToString()
    {
        var name = Kind == ExpressionKind.List ? "list" + (Item is null ? "" : " of " + Item) : Kind.ToString().ToLowerInvariant();
        return Alternatives.Count == 0 ? name : name + " or " + string.Join(" or ", Alternatives);
    }
}

/// <summary>What a name in an expression stands for.</summary>
public enum SymbolKind
{
    /// <summary>A parameter of every mode, or a field of a type.</summary>
    Parameter,

    /// <summary>A parameter of one or several modes: absent in the others.</summary>
    ModeParameter,

    /// <summary><c>variant</c>.</summary>
    Variant,

    /// <summary>The union's discriminator: the key of the active mode; <c>none</c> is absent unless it is a mode of its own.</summary>
    Mode,

    /// <summary>The variable of a macro.</summary>
    Variable,
}

/// <summary>A name that expressions may use.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">What comparisons read when it is absent; null: unknown.</param>
public sealed record Symbol(string Name, SymbolKind Kind, ExpressionType Type, JsonValue? Default = null);

/// <summary>A checked expression: every name is resolved, every type is right.</summary>
/// <remarks>Equality contract: deep, without positions.</remarks>
/// <param name="Type">Its type.</param>
public abstract record Expression(ExpressionType Type);

/// <summary>A literal.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Type">Its type.</param>
public sealed record LiteralExpression(JsonValue Value, ExpressionType Type) : Expression(Type);

/// <summary>A list literal.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Type">Its type.</param>
public sealed record ListExpression(EquatableArray<Expression> Items, ExpressionType Type) : Expression(Type);

/// <summary>A parameter, the variant, the mode or a macro's variable.</summary>
/// <param name="Symbol">Which.</param>
public sealed record NameExpression(Symbol Symbol) : Expression(Symbol.Type);

/// <summary>A field of an object: <c>voice_settings.speed</c>.</summary>
/// <param name="Target">The object.</param>
/// <param name="Field">The field.</param>
public sealed record FieldExpression(Expression Target, Symbol Field) : Expression(Field.Type);

/// <summary><c>has(x)</c>: whether it was set. Its target is a name or a field.</summary>
/// <param name="Target">What is asked for.</param>
public sealed record HasExpression(Expression Target) : Expression(ExpressionType.Boolean);

/// <summary>Operators with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>!a</c>.</summary>
    Not,

    /// <summary><c>-a</c>.</summary>
    Negate,
}

/// <summary>An operator with one operand.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Operand">Its operand.</param>
/// <param name="Type">Its type.</param>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, ExpressionType Type) : Expression(Type);

/// <summary>Operators with two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>a &amp;&amp; b</c>: false if either is, unknown if not known.</summary>
    And,

    /// <summary><c>a || b</c>: true if either is, unknown if not known.</summary>
    Or,

    /// <summary><c>a == b</c>.</summary>
    Equal,

    /// <summary><c>a != b</c>.</summary>
    NotEqual,

    /// <summary><c>a &lt; b</c>.</summary>
    Less,

    /// <summary><c>a &lt;= b</c>.</summary>
    LessOrEqual,

    /// <summary><c>a &gt; b</c>.</summary>
    Greater,

    /// <summary><c>a &gt;= b</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>a + b</c>.</summary>
    Add,

    /// <summary><c>a - b</c>.</summary>
    Subtract,

    /// <summary><c>a * b</c>.</summary>
    Multiply,

    /// <summary><c>a / b</c>; unknown for a divisor of 0.</summary>
    Divide,

    /// <summary><c>a % b</c>; unknown for a divisor of 0.</summary>
    Remainder,
}

/// <summary>An operator with two operands.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Left">Its left operand.</param>
/// <param name="Right">Its right operand.</param>
/// <param name="Type">Its type.</param>
public sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right, ExpressionType Type) : Expression(Type);

/// <summary><c>c ? a : b</c>; unknown when the condition is.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Then">Its value when true.</param>
/// <param name="Else">Its value when false.</param>
/// <param name="Type">Its type.</param>
public sealed record ConditionalExpression(Expression Condition, Expression Then, Expression Else, ExpressionType Type) : Expression(Type);

/// <summary><c>a in [b, c]</c> or <c>a in list</c>.</summary>
/// <param name="Value">What is looked for.</param>
/// <param name="List">Where.</param>
public sealed record InListExpression(Expression Value, Expression List) : Expression(ExpressionType.Boolean);

/// <summary><c>a in 3..15</c>; a missing bound is open.</summary>
/// <param name="Value">What is compared.</param>
/// <param name="Minimum">The lower bound, inclusive.</param>
/// <param name="Maximum">The upper bound, inclusive.</param>
public sealed record InRangeExpression(Expression Value, JsonNumber? Minimum, JsonNumber? Maximum) : Expression(ExpressionType.Boolean);

/// <summary><c>size(a)</c>: a text's code points, a list's items; 0 for an absent list.</summary>
/// <param name="Target">What is measured.</param>
public sealed record SizeExpression(Expression Target) : Expression(ExpressionType.Integer);

/// <summary>Functions from texts to a boolean.</summary>
public enum TextFunction
{
    /// <summary><c>a.startsWith(b)</c>, ordinal.</summary>
    StartsWith,

    /// <summary><c>a.endsWith(b)</c>, ordinal.</summary>
    EndsWith,

    /// <summary><c>a.contains(b)</c>, ordinal.</summary>
    Contains,

    /// <summary><c>a.matches(b)</c>: a literal regular expression, found anywhere in the text.</summary>
    Matches,
}

/// <summary>A function from texts to a boolean.</summary>
/// <param name="Function">Which.</param>
/// <param name="Target">The text.</param>
/// <param name="Argument">What is looked for; a literal for <see cref="TextFunction.Matches"/>.</param>
public sealed record TextExpression(TextFunction Function, Expression Target, Expression Argument) : Expression(ExpressionType.Boolean);

/// <summary>Macros over a list.</summary>
public enum MacroKind
{
    /// <summary><c>list.exists(x, condition)</c>.</summary>
    Exists,

    /// <summary><c>list.all(x, condition)</c>.</summary>
    All,

    /// <summary><c>list.filter(x, condition)</c>.</summary>
    Filter,

    /// <summary><c>list.map(x, value)</c>.</summary>
    Map,
}

/// <summary>A macro over a list; unknown when the list is absent.</summary>
/// <param name="Macro">Which.</param>
/// <param name="List">The list.</param>
/// <param name="Variable">Its variable.</param>
/// <param name="Body">What is computed for each item.</param>
/// <param name="Type">Its type.</param>
public sealed record MacroExpression(MacroKind Macro, Expression List, Symbol Variable, Expression Body, ExpressionType Type) : Expression(Type);

/// <summary><c>list.sum()</c>; unknown when the list is absent or an item is.</summary>
/// <param name="List">A list of numbers.</param>
/// <param name="Type">Integer or number.</param>
public sealed record SumExpression(Expression List, ExpressionType Type) : Expression(Type);
