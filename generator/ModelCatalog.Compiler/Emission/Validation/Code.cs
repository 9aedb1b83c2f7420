using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>What a piece of C# gives.</summary>
internal enum CodeKind
{
    /// <summary><c>bool?</c>.</summary>
    Boolean,

    /// <summary><c>long?</c>, or what converts to it.</summary>
    Integer,

    /// <summary><c>ulong?</c>.</summary>
    Unsigned,

    /// <summary><c>double?</c>.</summary>
    Number,

    /// <summary><c>string?</c>.</summary>
    Text,

    /// <summary>An enum or a struct of known values, nullable.</summary>
    Enum,

    /// <summary>A struct of alternatives, nullable.</summary>
    Choice,

    /// <summary>A <c>ValueList</c> or null.</summary>
    List,

    /// <summary>A record or null.</summary>
    Object,

    /// <summary><c>JsonElement?</c>.</summary>
    Json,
}

/// <summary>A piece of C# that computes a value; null is unknown.</summary>
/// <param name="Text">The C#.</param>
/// <param name="Kind">What it gives.</param>
internal sealed record Code(string Text, CodeKind Kind)
{
    /// <summary>The C# name of the enum or choice, of a list that of its items.</summary>
    public string? ValueType { get; init; }

    /// <summary>What the value looks like, where it comes from the request.</summary>
    public ValueShape? Shape { get; init; }

    /// <summary>For a list that was computed: an example of an item.</summary>
    public Code? Item { get; init; }

    /// <summary>For a literal of text: the text.</summary>
    public string? Literal { get; init; }

    /// <summary>Whether C# can hold null here.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>Whether it is a literal.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>Whether it computes with numbers.</summary>
    public bool IsNumeric => Kind is CodeKind.Integer or CodeKind.Unsigned or CodeKind.Number;

    public static Code Boolean(string text) => new(text, CodeKind.Boolean);

    public static Code Unknown(CodeKind kind) => new(kind switch
    {
        CodeKind.Boolean => "(bool?)null",
        CodeKind.Integer => "(long?)null",
        CodeKind.Number => "(double?)null",
        _ => "(string?)null",
    }, kind);
}
