using System.Text;

namespace ModelCatalog.Docs.Texts;

/// <summary>Writes texts into Markdown (CommonMark with GitHub's tables) so that they stay texts: nothing in them becomes a heading, a list, a table, a link, HTML or code.</summary>
public static class MarkdownText
{
    // Characters that mean something wherever they stand; others only at the start of a line.
    private const string Everywhere = "\\`*[]<|~$";
    private const string AtStart = "#>+-=:";

    /// <summary>A text within a line. Line breaks become blanks.</summary>
    public static string Escape(string text) => Escape(Prose.Harmless(text).Trim(), isStart: true);

    /// <summary>A sentence whose names and values stand between backticks.</summary>
    public static string Sentence(string text)
    {
        var written = new StringBuilder();
        var wasCode = false;
        foreach (var part in Prose.Parts(Prose.Harmless(text).Trim()))
        {
            // Two spans of code that touch would be one.
            written.Append(!part.IsCode ? Escape(part.Text, isStart: written.Length == 0) : wasCode ? Element(part.Text) : Code(part.Text));
            wasCode = part.IsCode;
        }

        return written.ToString();
    }

    private static string Escape(string line, bool isStart)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '&') escaped.Append("&amp;");
            else if (Everywhere.Contains(c) || (isStart && i == 0 && AtStart.Contains(c)) || IsEmphasis(line, i) || IsAddress(line, i) || (isStart && IsNumberOfList(line, i))) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>A name or a value, in a table or outside of one.</summary>
    public static string Code(string text)
    {
        var line = Prose.Harmless(text);
        if (line.Length == 0) return "<code></code>";
        if (!line.Contains('`') && !line.Contains('|') && line.Trim() == line) return "`" + line + "`";

        // A span of code cannot hold a backtick, and a table no bar.
        return Element(line);
    }

    /// <summary>Lines of code: a fence that is longer than any inside.</summary>
    /// <param name="language">What it is written in; our own word.</param>
    /// <param name="code">The lines.</param>
    public static string Fence(string language, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (longest, run) = (2, 0);
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return fence + language + "\n" + code.TrimEnd('\n') + "\n" + fence;
    }

    /// <summary>A link to a page of ours or to an address that was found to be one.</summary>
    public static string Link(string text, string target) => "[" + Sentence(text) + "](" + (target.All(IsPlain) ? target : "<" + string.Concat(target.Select(c => c is '<' or '>' or '\\' ? Uri.HexEscape(c) : c.ToString())) + ">") + ")";

    private static string Element(string code) => "<code>" + Escape(code, isStart: false) + "</code>";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or ':' or '_' or '?' or '=' or '&' or '%' or '#';

    // Inside a word an underscore emphasizes nothing.
    private static bool IsEmphasis(string line, int i) =>
        line[i] == '_' && !(i > 0 && i + 1 < line.Length && char.IsLetterOrDigit(line[i - 1]) && char.IsLetterOrDigit(line[i + 1]));

    // What looks like an address is made a link without any marks.
    private static bool IsAddress(string line, int i) => line[i] switch
    {
        ':' => line.AsSpan(i).StartsWith("://"),
        '.' => i >= 3 && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        '@' => i > 0 && i + 1 < line.Length && !char.IsWhiteSpace(line[i - 1]),
        _ => false,
    };

    private static bool IsNumberOfList(string line, int i) => line[i] is '.' or ')' && i is > 0 and < 10 && (i + 1 == line.Length || line[i + 1] == ' ') && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0;
}
