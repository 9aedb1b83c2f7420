namespace ModelCatalog.Compiler.Rules;

/// <summary>A regular expression that only looks for words: <c>(?i)^first|second</c>.</summary>
/// <param name="Words">The words, any of which will do.</param>
/// <param name="IsStart">Whether the text starts with one of them; else it contains one.</param>
/// <param name="IgnoresCase">Whether capitals and small letters are the same.</param>
internal sealed record PatternWords(EquatableArray<string> Words, bool IsStart, bool IgnoresCase)
{
    private const string CaseFlag = "(?i)";

    /// <summary>The words of a pattern; null: it is more than words.</summary>
    public static PatternWords? TryRead(string pattern)
    {
        var ignoresCase = pattern.StartsWith(CaseFlag, StringComparison.Ordinal);
        var rest = ignoresCase ? pattern.Substring(CaseFlag.Length) : pattern;

        // Of several alternatives each has an anchor of its own.
        var parts = rest.Split('|');
        var anchors = parts.Count(part => part.StartsWith("^", StringComparison.Ordinal));
        if (anchors > 0 && anchors < parts.Length) return null;
        var words = parts.Select(part => anchors > 0 ? part.Substring(1) : part).ToList();
        return words.All(IsWord) ? new PatternWords(words.ToEquatableArray(), anchors > 0, ignoresCase) : null;
    }

    private static bool IsWord(string text) => text.Length > 0 && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or ' ' or '-' or '_' or '/');
}
