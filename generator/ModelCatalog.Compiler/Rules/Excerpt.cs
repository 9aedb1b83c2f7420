namespace ModelCatalog.Compiler.Rules;

/// <summary>Cuts what a message quotes.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 48;
    private const int MaximumItems = 8;

    /// <summary>A text, cut where it is long.</summary>
    public static string Of(string text)
    {
        if (text.Length <= MaximumLength) return text;

        // Not between the halves of a surrogate pair.
        var length = char.IsHighSurrogate(text[MaximumLength - 2]) ? MaximumLength - 2 : MaximumLength - 1;
        return text.Substring(0, length) + "…";
    }

    /// <summary><c>a, b, c</c>, cut where there are many.</summary>
    public static string OfAll(IReadOnlyCollection<string> items) =>
        string.Join(", ", items.Take(MaximumItems).Select(Of)) + (items.Count > MaximumItems ? ", …" : "");
}
