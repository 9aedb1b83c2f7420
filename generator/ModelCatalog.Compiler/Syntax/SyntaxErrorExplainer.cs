using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>Turns the YAML library's complaint into what its author should change: it looks at the text around the place rather than at the library's words.</summary>
internal sealed class SyntaxErrorExplainer(SourceText text, SyntaxTreeBuilder builder)
{
    private readonly string _content = text.Content;

    /// <summary>Reports the one error that stopped the reading.</summary>
    /// <param name="complaint">The library's message.</param>
    /// <param name="place">Where it stopped; null where it could not say.</param>
    public void Explain(string complaint, int? place)
    {
        var offset = place ?? (builder.LastNode is { } last ? last.Range.Offset + last.Range.Length : 0);
        if (ExplainTab(complaint, offset)) return;
        if (Says(complaint, "quoted scalar"))
        {
            ExplainQuoted(complaint, offset);
        }
        else if (Says(complaint, " tag"))
        {
            ReportTag(WordStart(offset));
        }
        else if (Says(complaint, "anchor or alias"))
        {
            ReportAnchor(WordStart(offset));
        }
        else if (!ExplainValue(complaint, offset) && !(builder.OpenBracket >= 0 ? ExplainFlow(offset, place is null) : ExplainBlock(complaint, offset)))
        {
            builder.Report(SyntaxDiagnostics.InvalidYaml, offset, 1, YamlText.Shorten(Clean(complaint)));
        }
    }

    /// <summary>Reports a tag, which was most likely a text that starts with an exclamation mark.</summary>
    public void ReportTag(int start)
    {
        var end = Math.Max(start + 1, YamlText.MeantEnd(_content, start, builder.InFlow || InBraces(start)));
        var word = start;
        while (word < end && word < _content.Length && _content[word] is not (' ' or '\t')) word++;
        builder.Report(
            SyntaxDiagnostics.Tag, start, word - start,
            YamlText.Shorten(Slice(start, word)), YamlText.Quote(Slice(start, end)));
    }

    private void ReportAnchor(int start)
    {
        var end = Math.Max(start + 1, YamlText.MeantEnd(_content, start, builder.InFlow || InBraces(start)));
        var sign = start < _content.Length ? _content[start] : '&';
        builder.Report(
            SyntaxDiagnostics.AnchorOrAlias, start, end - start,
            YamlText.Shorten(Slice(start, end)), sign == '*' ? "an alias" : "an anchor", YamlText.Quote(Slice(start, end)));
    }

    // The library complains at the value before the tab, or at the mapping around it.
    private bool ExplainTab(string complaint, int offset)
    {
        var from = text.PositionAt(offset).Line;
        if (Says(complaint, "invalid tab") && builder.LastNode is { } last) from = Math.Max(from, last.Range.Start.Line);
        var until = Says(complaint, "tab") ? text.LineCount - 1 : from;
        for (var line = from; line <= until; line++)
        {
            var start = text.LineStart(line);
            var i = start;
            while (i < _content.Length && _content[i] == ' ') i++;
            if (i >= _content.Length || _content[i] != '\t' || builder.InFlow) continue;
            builder.Report(SyntaxDiagnostics.TabIndentation, i, 1);
            return true;
        }

        return false;
    }

    private void ExplainQuoted(string complaint, int open)
    {
        if (Says(complaint, "escape") || Says(complaint, "hexadecimal") || Says(complaint, "surrogate") || Says(complaint, "Unicode"))
        {
            var (offset, length) = WrongEscape(open);
            builder.Report(
                SyntaxDiagnostics.InvalidYaml, offset, length,
                $"'{YamlText.Shorten(Slice(offset, offset + length))}' is no escape between double quotes; write \\\\ for a backslash, or use single quotes");
            return;
        }

        builder.Report(
            SyntaxDiagnostics.InvalidYaml, open, 1,
            "the quote that opens here is never closed, or a later line of the text is not indented");
    }

    private (int Offset, int Length) WrongEscape(int open)
    {
        for (var i = open + 1; i + 1 < _content.Length && _content[i] != '"'; i++)
        {
            if (_content[i] != '\\') continue;
            var c = _content[i + 1];
            var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits == 0)
            {
                if (!IsEscape(c)) return (i, 2);
                i++;
                continue;
            }

            var end = i + 2;
            while (end < _content.Length && end < i + 2 + digits && Uri.IsHexDigit(_content[end])) end++;
            if (end < i + 2 + digits || !IsCharacter(Slice(i + 2, end), end)) return (i, end - i);
            i = end - 1;
            if (digits == 4 && IsHighSurrogate(Slice(end - 4, end))) i += 6;
        }

        return (open, 1);
    }

    private bool IsCharacter(string digits, int end)
    {
        var value = Convert.ToUInt32(digits, 16);
        if (value is >= 0xDC00 and <= 0xDFFF or > 0x10FFFF) return false;
        if (value is not (>= 0xD800 and <= 0xDBFF)) return true;

        // The first half of a pair: the second must follow as an escape, too.
        return digits.Length == 4 && end + 6 <= _content.Length && string.CompareOrdinal(_content, end, "\\u", 0, 2) == 0
            && _content[end + 2] is 'd' or 'D' && _content[end + 3] is (>= 'c' and <= 'f') or (>= 'C' and <= 'F');
    }

    private static bool IsEscape(char c) =>
        c is '0' or 'a' or 'b' or 't' or '\t' or 'n' or 'v' or 'f' or 'r' or 'e' or ' ' or '"' or '/' or '\\' or 'N' or '_' or 'L' or 'P' or '\n' or '\r';

    private static bool IsHighSurrogate(string digits) => Convert.ToUInt32(digits, 16) is >= 0xD800 and <= 0xDBFF;

    // Something in the value itself made YAML see another thing than text.
    private bool ExplainValue(string complaint, int offset)
    {
        var start = ValueStart(offset);
        if (start < 0 || text.PositionAt(start).Line != text.PositionAt(offset).Line) return false;
        var first = _content[start];
        var end = YamlText.MeantEnd(_content, start, builder.InFlow || InBraces(start));
        if (end <= start) return false;
        var quoted = YamlText.Quote(Slice(start, end));
        switch (first)
        {
            case '!':
                ReportTag(start);
                return true;
            case '&' or '*' when !Says(complaint, "expected"):
                ReportAnchor(start);
                return true;
            case '@' or '`' or '%':
                builder.Report(SyntaxDiagnostics.NeedsQuotes, start, end - start, $"A text cannot start with '{first}' without quotes", quoted);
                return true;
            case '>' or '|' when Says(complaint, "block scalar") || Says(complaint, "cannot start"):
                builder.Report(SyntaxDiagnostics.NeedsQuotes, start, end - start, $"'{first}' starts a block of text in YAML, and '{Slice(start + 1, end).Trim()}' cannot stand behind it", quoted);
                return true;
            case '?' when Says(complaint, "not allowed"):
                builder.Report(SyntaxDiagnostics.NeedsQuotes, start, end - start, "'?' at the start of a value means a key in YAML", quoted);
                return true;
        }

        if (end <= offset) return false;
        if (first is '"' or '\'' or '[' or '{')
        {
            if (builder.OpenBracket == start) return false;
            var what = first is '"' or '\'' ? "A text that starts with a quote ends at the closing one" : $"A value that starts with '{first}' ends at the closing bracket";
            builder.Report(SyntaxDiagnostics.NeedsQuotes, offset, end - offset, $"{what}, but '{YamlText.Shorten(Slice(offset, end))}' follows", quoted);
            return true;
        }

        if (_content[offset] is ':' && Says(complaint, "mapping"))
        {
            builder.Report(SyntaxDiagnostics.NeedsQuotes, offset, 1, "': ' inside a text without quotes starts another mapping", quoted);
            return true;
        }

        if (!builder.InFlow || _content[offset] is not ('[' or '{' or '"' or '\'' or ':' )) return false;
        builder.Report(SyntaxDiagnostics.NeedsQuotes, offset, 1, $"'{_content[offset]}' ends a text without quotes inside {(_content[builder.OpenBracket] == '[' ? "[ ]" : "{ }")}", quoted);
        return true;
    }

    private bool ExplainFlow(int offset, bool isLost)
    {
        var open = builder.OpenBracket;
        var bracket = _content[open];
        var closing = bracket == '[' ? ']' : '}';
        var next = YamlText.SkipBlanks(_content, offset);
        if (next < _content.Length && next == offset && _content[next] == ',')
        {
            builder.Report(SyntaxDiagnostics.InvalidYaml, next, 1, "a value is missing before ','; remove the comma or write a value");
            return true;
        }

        if (next < _content.Length && _content[next] is ']' or '}' && _content[next] != closing)
        {
            builder.Report(SyntaxDiagnostics.InvalidYaml, next, 1, $"'{_content[next]}' closes nothing here: '{bracket}' at line {text.PositionAt(open).Line + 1}, column {text.PositionAt(open).Column + 1} expects '{closing}'");
            return true;
        }

        var lastLine = builder.LastNode is { } last && last.Range.Offset >= open ? last.Range.End.Line : text.PositionAt(open).Line;
        if (!isLost && next < _content.Length && text.PositionAt(next).Line == lastLine) return false;
        builder.Report(SyntaxDiagnostics.InvalidYaml, open, 1, $"'{bracket}' is never closed; expected ',' or '{closing}' behind the last value");
        return true;
    }

    private bool ExplainBlock(string complaint, int offset)
    {
        if (ExplainCutByComment(offset)) return true;
        if (MissingSpace(offset)) return true;
        var position = text.PositionAt(offset);
        var line = text.Line(position.Line);
        var indent = line.Length - line.TrimStart(' ').Length;
        if (Says(complaint, "invalid mapping"))
        {
            builder.Report(SyntaxDiagnostics.InvalidYaml, text.LineStart(position.Line) + indent, Math.Max(1, line.Trim().Length), "this line is indented as if it continued the value above, but it has a key of its own; align it with the keys above, or leave the value above out");
            return true;
        }

        if (_content.Length > offset && _content[offset] is ']' or '}')
        {
            builder.Report(SyntaxDiagnostics.InvalidYaml, offset, 1, $"'{_content[offset]}' closes nothing here");
            return true;
        }

        var columns = builder.OpenColumns.Reverse().ToList();
        if (!Says(complaint, "expected key") && !Says(complaint, "'-' indicator")) return false;
        if (columns.Count > 0 && !columns.Contains(position.Column))
        {
            builder.Report(SyntaxDiagnostics.InvalidYaml, offset, 1, $"this line is indented by {Spaces(position.Column)}, but the lines that it could belong to are indented by {string.Join(" or ", columns)}");
            return true;
        }

        var isItem = offset < _content.Length && _content[offset] == '-';
        builder.Report(
            SyntaxDiagnostics.InvalidYaml, offset, Math.Max(1, line.Length - position.Column),
            Says(complaint, "'-' indicator") ? "expected another '- ' item, or less indentation"
            : isItem ? "expected 'key: value', not an item: this place is a mapping; a list must stand under a key of its own"
            : "expected 'key: value'; a text that goes on from the line above must be indented deeper than its key");
        return true;
    }

    // `when: a &&   # why` and the rest on the next line: the comment ended the text.
    private bool ExplainCutByComment(int offset)
    {
        if (builder.LastNode is not ScalarNode { Style: ScalarStyle.Plain } plain || plain.Range.End.Line >= text.PositionAt(offset).Line) return false;
        var end = plain.Range.Offset + plain.Range.Length;
        var comment = YamlText.CommentAfter(_content, end);
        if (comment < 0 || !builder.OpenColumns.Any() || text.PositionAt(offset).Column <= builder.OpenColumns.First()) return false;
        builder.Report(SyntaxDiagnostics.CutExpression, comment, 1, "#", "a comment ends a text without quotes, and the next line goes on", YamlText.Quote(Slice(plain.Range.Offset, end) + " " + text.Line(text.PositionAt(offset).Line).Trim()));
        return true;
    }

    // `a:1` is a text, not a key with a value.
    private bool MissingSpace(int offset)
    {
        var line = text.PositionAt(offset).Line;
        for (var candidate = line; candidate >= Math.Max(0, line - 1); candidate--)
        {
            var match = Regex.Match(YamlText.Shorten(text.Line(candidate).TrimStart()), "^(?:- )?[A-Za-z_][A-Za-z0-9_.-]*:(?=[^\\s:/])", RegexOptions.CultureInvariant);
            if (!match.Success) continue;
            var raw = text.Line(candidate);
            var colon = text.LineStart(candidate) + raw.Length - raw.TrimStart().Length + match.Length - 1;
            builder.Report(SyntaxDiagnostics.InvalidYaml, colon, 1, "a space is missing behind ':'; without it the line is text, not a key with a value");
            return true;
        }

        return false;
    }

    // The value at which reading stopped: behind the key that waits for one, or the node that was read last.
    private int ValueStart(int offset)
    {
        int start;
        if (builder.PendingKey is { } key)
        {
            start = YamlText.SkipBlanks(_content, key.Range.Offset + key.Range.Length);
            if (start >= _content.Length || _content[start] != ':') return -1;
            start = YamlText.SkipBlanks(_content, start + 1);
        }
        else if (builder.LastNode is { } last && builder.OpenBracket < last.Range.Offset)
        {
            start = last.Range.Offset;
        }
        else
        {
            start = offset;
        }

        return start <= offset && start < _content.Length ? start : offset < _content.Length ? offset : -1;
    }

    // Used where the library failed before it told of the brace.
    private bool InBraces(int offset)
    {
        var depth = 0;
        for (var i = offset - text.PositionAt(offset).Column; i < offset; i++)
        {
            if (_content[i] is '{' or '[') depth++;
            else if (_content[i] is '}' or ']') depth--;
        }

        return depth > 0;
    }

    private int WordStart(int offset)
    {
        var start = Math.Min(offset, _content.Length);
        while (start > 0 && _content[start - 1] is not (' ' or '\t' or '\n' or '\r' or '[' or '{' or ',')) start--;
        return start;
    }

    private string Slice(int start, int end) => _content.Substring(start, Math.Max(0, Math.Min(end, _content.Length) - start));

    private static bool Says(string complaint, string words) => complaint.Contains(words);

    private static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";

    private static string Clean(string complaint) => complaint.TrimEnd('.', ' ');
}
