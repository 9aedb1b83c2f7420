using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>A node of a YAML or JSON text, with its place. Not equatable on purpose: nothing downstream of binding may hold one.</summary>
public abstract class SyntaxNode(TextRange range)
{
    /// <summary>Where the node stands.</summary>
    public TextRange Range { get; } = range;

    /// <summary>What the node is called in a message: <c>text</c>, <c>list</c>, <c>mapping</c>.</summary>
    public abstract string KindName { get; }
}

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes: it may be a number, a boolean or null where that is expected.</summary>
    Plain,

    /// <summary>Between single quotes: always text.</summary>
    SingleQuoted,

    /// <summary>Between double quotes: always text.</summary>
    DoubleQuoted,

    /// <summary>A block (<c>|</c> or <c>&gt;</c>): always text.</summary>
    Block,
}

/// <summary>A scalar.</summary>
public sealed class ScalarNode(TextRange range, string text, ScalarStyle style) : SyntaxNode(range)
{
    /// <summary>Its characters, unescaped.</summary>
    public string Text { get; } = text;

    /// <summary>How it was written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <summary>Whether it is nothing: an empty plain scalar, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && (Text is "" or "~" or "null");

    /// <inheritdoc />
    public override string KindName => IsNull ? "nothing" : "text";
}

/// <summary>A list.</summary>
public sealed class SequenceNode(TextRange range, IReadOnlyList<SyntaxNode> items) : SyntaxNode(range)
{
    /// <summary>Its items, in order.</summary>
    public IReadOnlyList<SyntaxNode> Items { get; } = items;

    /// <inheritdoc />
    public override string KindName => "list";
}

/// <summary>One key of a mapping with its value.</summary>
public sealed class MappingEntry(ScalarNode key, SyntaxNode value)
{
    /// <summary>The key.</summary>
    public ScalarNode Key { get; } = key;

    /// <summary>The value.</summary>
    public SyntaxNode Value { get; } = value;
}

/// <summary>A mapping; its keys are unique (a second one was reported and left out).</summary>
public sealed class MappingNode(TextRange range, IReadOnlyList<MappingEntry> entries) : SyntaxNode(range)
{
    // Beyond this many entries a linear search per key would make a large mapping quadratic.
    private const int LinearSearchLimit = 16;

    private Dictionary<string, MappingEntry>? _index;

    /// <summary>Its entries, in the order of the text.</summary>
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    /// <inheritdoc />
    public override string KindName => "mapping";

    /// <summary>The entry of that key, or null.</summary>
    public MappingEntry? Find(string key)
    {
        if (Entries.Count > LinearSearchLimit)
        {
            _index ??= Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
            return _index.TryGetValue(key, out var found) ? found : null;
        }

        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key) return entry;
        }

        return null;
    }
}

/// <summary>A text and what was read from it.</summary>
/// <param name="text">The text.</param>
/// <param name="root">Its root, or null where nothing could be read.</param>
/// <param name="findings">What was wrong with the syntax; these are already at their places.</param>
public sealed class SyntaxDocument(SourceText text, SyntaxNode? root, IReadOnlyList<Diagnostics.Diagnostic> findings)
{
    /// <summary>The text.</summary>
    public SourceText Text { get; } = text;

    /// <summary>Its root, or null where nothing could be read.</summary>
    public SyntaxNode? Root { get; } = root;

    /// <summary>What was wrong with the syntax.</summary>
    public IReadOnlyList<Diagnostics.Diagnostic> Diagnostics { get; } = findings;
}
