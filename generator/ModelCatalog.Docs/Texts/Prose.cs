namespace ModelCatalog.Docs.Texts;

/// <summary>A part of a sentence: words, or a name or value that stands between backticks.</summary>
/// <param name="Text">The part, without backticks.</param>
/// <param name="IsCode">Whether it is a name or a value.</param>
public readonly record struct ProsePart(string Text, bool IsCode);

/// <summary>Sentences, of descriptors and our own. Backticks mark names and values; nothing else in them means anything.</summary>
public static class Prose
{
    /// <summary>The parts of a sentence. A backtick without a partner is a character like any other.</summary>
    public static IEnumerable<ProsePart> Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = 0;
        while (start < text.Length)
        {
            var open = text.IndexOf('`', start);
            var close = open < 0 ? -1 : text.IndexOf('`', open + 1);
            if (close < 0)
            {
                yield return new ProsePart(text[start..], false);
                yield break;
            }

            if (close == open + 1)
            {
                yield return new ProsePart(text[start..(close + 1)], false);
            }
            else
            {
                if (open > start) yield return new ProsePart(text[start..open], false);
                yield return new ProsePart(text[(open + 1)..close], true);
            }

            start = close + 1;
        }
    }

    /// <summary>A name or value for a sentence.</summary>
    public static string Code(string text) => "`" + text + "`";

    /// <summary><c>a, b or c</c>.</summary>
    public static string Join(IEnumerable<string> parts, string last)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + " " + last + " " + all[^1];
    }

    /// <summary>A sentence with its full stop.</summary>
    public static string Sentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.TrimEnd();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…' ? trimmed : trimmed + ".";
    }

    /// <summary>Sentences behind each other.</summary>
    public static string Sentences(IEnumerable<string> texts) => string.Join(" ", texts.Select(Sentence));

    /// <summary>A text that steers nothing that shows it: control characters and marks that turn the writing direction are replaced.</summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(s_hidden) < 0 && !text.Any(char.IsControl) ? text : string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : IsHidden(c) ? '\uFFFD' : c));
    }

    private static readonly System.Buffers.SearchValues<char> s_hidden =
        System.Buffers.SearchValues.Create("\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u2028\u2029\uFEFF");

    private static bool IsHidden(char c) => char.IsControl(c) || s_hidden.Contains(c);
}
