namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC1…: what is wrong with the text as YAML or JSON.</summary>
public static class SyntaxDiagnostics
{
    /// <summary>The text breaks YAML's grammar in a way that no other rule names better.</summary>
    public static readonly DiagnosticRule InvalidYaml = new("MC1001", "Not valid YAML", "Not valid YAML: {0}");

    /// <summary>A line of a block is indented by a tab.</summary>
    public static readonly DiagnosticRule TabIndentation = new(
        "MC1002", "Tab in the indentation",
        "A tab indents this line; YAML indents with spaces only. Replace the tab by spaces");

    /// <summary>A control character, a line separator that is none to editors, or half of a surrogate pair.</summary>
    public static readonly DiagnosticRule ControlCharacter = new(
        "MC1003", "Character that cannot stand in a descriptor",
        "Character {0} cannot stand in a descriptor. Remove it, or write it as an escape (\"{1}\") in double quotes");

    /// <summary>Bytes that are no text, or the replacement character that another program put in their place.</summary>
    public static readonly DiagnosticRule InvalidEncoding = new("MC1004", "Not valid UTF-8", "The file is not valid UTF-8{0}. Save it as UTF-8");

    /// <summary>The text is too long.</summary>
    public static readonly DiagnosticRule TooLarge = new(
        "MC1005", "File too large",
        "The file is too large: a descriptor has at most {0} characters. Is it one?");

    /// <summary>There is nothing in the file.</summary>
    public static readonly DiagnosticRule EmptyFile = new(
        "MC1006", "Empty file",
        "The file is empty; expected a descriptor that starts with 'model:', 'provider:' or 'type:'. Write one, or delete the file");

    /// <summary>The file is a list or a scalar.</summary>
    public static readonly DiagnosticRule RootNotMapping = new(
        "MC1007", "Not a mapping",
        "The file is a {0}; expected a mapping of keys to values that starts with 'model:', 'provider:' or 'type:'");

    /// <summary>There is a second document behind <c>---</c> or <c>...</c>.</summary>
    public static readonly DiagnosticRule SecondDocument = new(
        "MC1008", "More than one document",
        "A second document starts here; a file holds one descriptor. Move it to a file of its own");

    /// <summary>Mappings and lists are nested too deep.</summary>
    public static readonly DiagnosticRule TooDeep = new("MC1009", "Nested too deep", "Nested deeper than {0} levels; reading stopped here");

    /// <summary>There are too many values.</summary>
    public static readonly DiagnosticRule TooManyNodes = new(
        "MC1010", "Too many values",
        "The file has more than {0} keys and values; reading stopped here");

    /// <summary>A mapping has a key twice.</summary>
    public static readonly DiagnosticRule DuplicateKey = new(
        "MC1011", "Duplicate key",
        "Key '{0}' stands here for the second time; the first is at line {1}, column {2}. Remove or rename one of them");

    /// <summary>A key is a list, a mapping or nothing.</summary>
    public static readonly DiagnosticRule KeyNotText = new("MC1012", "Key is not text", "The key is {0}; expected text before ':'");

    /// <summary><c>&lt;&lt;</c>.</summary>
    public static readonly DiagnosticRule MergeKey = new(
        "MC1013", "Merge key",
        "'<<' merges mappings in YAML, which descriptors do without. Write the keys out, or use a shared type");

    /// <summary><c>&amp;name</c> or <c>*name</c>.</summary>
    public static readonly DiagnosticRule AnchorOrAlias = new(
        "MC1014", "Anchor or alias",
        "'{0}' is {1} in YAML, which descriptors do without. Write the value out, or quote the text: {2}");

    /// <summary>A text that starts with an exclamation mark and so became a tag.</summary>
    public static readonly DiagnosticRule Tag = new("MC1015", "Tag", "'{0}' starts with '!', which YAML takes for a tag. Quote this: {1}");

    /// <summary>A key without value in a flow mapping: most often a text that was cut at its comma.</summary>
    public static readonly DiagnosticRule FlowKeyWithoutValue = new("MC1016", "Key without value in { }", "'{0}' has no value. {1}");

    /// <summary>An expression that a comma or a comment cuts.</summary>
    public static readonly DiagnosticRule CutExpression = new(
        "MC1017", "Expression is cut",
        "The expression ends in the middle, at '{0}': {1}. Quote this: {2}");

    /// <summary>A comment that looks like the rest of a text.</summary>
    public static readonly DiagnosticRule CommentInText = new(
        "MC1018", "Comment that looks like text",
        "'{0}' is a comment, not a part of the text before it. If it is a part, quote this: {1}. If not, put a space after '#'",
        DiagnosticSeverity.Warning);

    /// <summary>A text without quotes in which YAML sees something else.</summary>
    public static readonly DiagnosticRule NeedsQuotes = new("MC1019", "Text needs quotes", "{0}. Quote this: {1}");

    /// <summary>Reading stops where so much is wrong that the text is hardly a descriptor.</summary>
    public static readonly DiagnosticRule TooManyErrors = new("MC1020", "Too many mistakes", "Reading stopped here, after {0} mistakes in this file");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        InvalidYaml, TabIndentation, ControlCharacter, InvalidEncoding, TooLarge, EmptyFile, RootNotMapping, SecondDocument, TooDeep, TooManyNodes,
        DuplicateKey, KeyNotText, MergeKey, AnchorOrAlias, Tag, FlowKeyWithoutValue, CutExpression, CommentInText, NeedsQuotes, TooManyErrors,
    ];
}
