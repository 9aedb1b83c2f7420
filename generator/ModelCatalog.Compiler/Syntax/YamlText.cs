using System.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>What messages need to know of YAML's spelling: how a text would be quoted, how far a value was meant to go.</summary>
internal static class YamlText
{
    private const int LongestShown = 100;

    /// <summary>Keys whose values are expressions.</summary>
    public static bool IsExpressionKey(string key) => key is "when" or "check" or "by";

    /// <summary>The text in the quotes that need the fewest escapes; a long one is cut.</summary>
    public static string Quote(string text)
    {
        text = Shorten(text);
        if (text.IndexOf('\'') < 0) return "'" + text + "'";
        return text.IndexOf('"') < 0 && text.IndexOf('\\') < 0 ? "\"" + text + "\"" : "'" + text.Replace("'", "''") + "'";
    }

    /// <summary>The text on one line and not too long, for a message.</summary>
    public static string Shorten(string text)
    {
        var output = new StringBuilder();
        foreach (var c in text)
        {
            if (output.Length == LongestShown)
            {
                if (char.IsHighSurrogate(output[LongestShown - 1])) output.Length--;
                return output.Append('…').ToString();
            }

            var blank = c is '\n' or '\r' or '\t' or ' ';
            if (!blank) output.Append(c);
            else if (output.Length > 0 && output[output.Length - 1] != ' ') output.Append(' ');
        }

        return output.ToString().TrimEnd();
    }

    /// <summary>Where a value was meant to end: at the end of its line or its comment; in a flow also at a comma or bracket that is not inside quotes or brackets of its own.</summary>
    public static int MeantEnd(string content, int start, bool inFlow)
    {
        var quote = '\0';
        var depth = 0;
        var end = start;
        for (var i = start; i < content.Length && content[i] is not ('\n' or '\r'); i++)
        {
            var c = content[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"')
            {
                // An apostrophe within a word quotes nothing.
                if (i == start || !char.IsLetterOrDigit(content[i - 1])) quote = c;
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                if (depth == 0 && inFlow && c != ')') break;
                depth--;
            }
            else if ((inFlow && depth == 0 && c == ',') || (c == '#' && i > start && content[i - 1] is ' ' or '\t'))
            {
                break;
            }

            if (c is not (' ' or '\t')) end = i + 1;
        }

        return end;
    }

    /// <summary>Where the bracket is closed that opens at an offset, on the same line; -1 where it is not.</summary>
    public static int MatchingBracket(string content, int open)
    {
        var end = MeantEnd(content, open, inFlow: true);
        return end > open + 1 && content[end - 1] == (content[open] == '[' ? ']' : '}') ? end - 1 : -1;
    }

    /// <summary>What is still open where an expression ends: a quote, a bracket (always given as a round one), or nothing (NUL).</summary>
    public static char Unclosed(string expression)
    {
        var quote = '\0';
        var depth = 0;
        for (var i = 0; i < expression.Length; i++)
        {
            var c = expression[i];
            if (quote != '\0')
            {
                if (c == '\\') i++;
                else if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                depth--;
            }
        }

        return quote != '\0' ? quote : depth > 0 ? '(' : '\0';
    }

    /// <summary>Where a comment starts that follows a value on its line, or -1.</summary>
    public static int CommentAfter(string content, int end)
    {
        var i = end;
        while (i < content.Length && content[i] is ' ' or '\t') i++;
        return i > end && i < content.Length && content[i] == '#' ? i : -1;
    }

    /// <summary>The end of the line that an offset is on.</summary>
    public static int LineEnd(string content, int offset)
    {
        while (offset < content.Length && content[offset] is not ('\n' or '\r')) offset++;
        return offset;
    }

    /// <summary>The first offset from here on that is no blank, line ends included.</summary>
    public static int SkipBlanks(string content, int offset)
    {
        while (offset < content.Length && content[offset] is ' ' or '\t' or '\n' or '\r') offset++;
        return offset;
    }
}
