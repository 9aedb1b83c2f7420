using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>Behind the last one.</summary>
    End,

    /// <summary>A number without its sign.</summary>
    Number,

    /// <summary>A text between quotes.</summary>
    Text,

    /// <summary>A name or a word: <c>duration</c>, <c>in</c>, <c>true</c>.</summary>
    Name,

    /// <summary>An operator or a bracket.</summary>
    Operator,
}

/// <summary>A token of an expression.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How many units it covers.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Value">The value of a number or a text.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string Text, JsonValue? Value = null)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is this operator.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;

    /// <summary>Whether it is this word.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}
