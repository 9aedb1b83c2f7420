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

        // An expression that was cut, a tag: what breaks behind it is the same mistake.
        if (builder.HasErrorOnLineOf(offset) || ExplainTab(complaint, offset)) return;
        if (place is null && PendingValueStart() is var pending and >= 0 && _content[pending] == '"' && WrongEscape(pending).Length > 1)
        {
            ExplainEscape(pending);
        }
        else if (Says(complaint, "quoted scalar"))
        {
            ExplainQuoted(complaint, offset);
        }
        else if (Says(complaint, " tag"))
        {
            // The library stops behind the comma that it did not expect in a tag.
            var word = WordStart(offset > 0 && _content[offset - 1] == ',' ? offset - 1 : offset);
            var value = LineValueStart(word);
            ReportTag(_content[value] == '!' ? value : word);
        }
        else if (Says(complaint, "anchor or alias"))
        {
            ReportAnchor(WordStart(offset));
        }
        else if (!ExplainValue(complaint, offset))
        {
            var isExplained = builder.OpenBracket >= 0 ? ExplainFlow(offset, place is null) : ExplainBlock(complaint, offset);
            if (!isExplained) Invalid(offset, 1, YamlText.Shorten(Clean(complaint)));
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
            ExplainEscape(open);
            return;
        }

        Invalid(open, 1,
            "the quote that opens here is never closed, or a later line of the text is not indented");
    }

    private void ExplainEscape(int open)
    {
        var (offset, length) = WrongEscape(open);
        Invalid(offset, length,
            $"'{YamlText.Shorten(Slice(offset, offset + length))}' is no escape between double quotes; write \\\\ for a backslash, or use single quotes");
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
        c is '0' or 'a' or 'b' or 't' or '\t' or 'n' or 'v' or 'f' or 'r' or 'e' or ' '
            or '"' or '/' or '\\' or 'N' or '_' or 'L' or 'P' or '\n' or '\r';

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
                Quote(start, end - start, $"A text cannot start with '{first}' without quotes", quoted);
                return true;
            case '>' or '|' when Says(complaint, "block scalar") || Says(complaint, "cannot start"):
                Quote(
                    start, end - start,
                    $"'{first}' starts a block of text in YAML, and '{Slice(start + 1, end).Trim()}' cannot stand behind it", quoted);
                return true;
            case '?' when Says(complaint, "not allowed"):
                Quote(start, end - start, "'?' at the start of a value means a key in YAML", quoted);
                return true;
        }

        if (end <= offset) return false;
        if (first is '"' or '\'' or '[' or '{')
        {
            if (builder.OpenBracket == start) return false;
            var what = first is '"' or '\''
                ? "A text that starts with a quote ends at the closing one"
                : $"A value that starts with '{first}' ends at the closing bracket";
            Quote(offset, end - offset, $"{what}, but '{YamlText.Shorten(Slice(offset, end))}' follows", quoted);
            return true;
        }

        if (_content[offset] is ':' && Says(complaint, "mapping"))
        {
            Quote(offset, 1, "': ' inside a text without quotes starts another mapping", quoted);
            return true;
        }

        if (!builder.InFlow || start == offset || _content[offset] is not ('[' or '{' or '"' or '\'' or ':')) return false;
        Quote(offset, 1, $"'{_content[offset]}' ends a text without quotes inside {(_content[builder.OpenBracket] == '[' ? "[ ]" : "{ }")}", quoted);
        return true;
    }

    private bool ExplainFlow(int offset, bool isLost)
    {
        var open = builder.OpenBracket;
        var bracket = _content[open];
        var closing = bracket == '[' ? ']' : '}';
        var next = YamlText.SkipBlanks(_content, offset);
        if (!isLost && next < _content.Length && next == offset && _content[next] == ',')
        {
            Invalid(next, 1, "a value is missing before ','; remove the comma or write a value");
            return true;
        }

        if (next < _content.Length && _content[next] is ']' or '}' && _content[next] != closing)
        {
            Invalid(
                next, 1,
                $"'{_content[next]}' closes nothing here: '{bracket}' at {Place(open)} expects '{closing}'");
            return true;
        }

        var lastLine = builder.LastNode is { } last && last.Range.Offset >= open ? last.Range.End.Line : text.PositionAt(open).Line;
        var isClosedOnItsLine = YamlText.MatchingBracket(_content, open) >= 0;
        if (!isLost && isClosedOnItsLine && next < _content.Length && text.PositionAt(next).Line == lastLine) return false;
        Invalid(open, 1, $"'{bracket}' is never closed; expected ',' or '{closing}' behind the last value");
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
            Invalid(
                text.LineStart(position.Line) + indent, Math.Max(1, line.Trim().Length),
                "this line is indented as if it continued the value above, but it has a key of its own; "
                + "align it with the keys above, or remove the value of the key above");
            return true;
        }

        if (_content.Length > offset && _content[offset] is ']' or '}')
        {
            Invalid(offset, 1, $"'{_content[offset]}' closes nothing here");
            return true;
        }

        var columns = builder.NearColumns.ToList();
        if (!Says(complaint, "expected key") && !Says(complaint, "'-' indicator")) return false;
        if (columns.Count > 0 && !columns.Contains(position.Column))
        {
            Invalid(
                offset, 1,
                $"this line is indented by {Spaces(position.Column)}, "
                + $"but the lines that it could belong to are indented by {string.Join(" or ", columns)}");
            return true;
        }

        var isItem = offset < _content.Length && _content[offset] == '-';
        Invalid(offset, Math.Max(1, line.Length - position.Column),
            Says(complaint, "'-' indicator") ? "expected another '- ' item, or less indentation"
            : isItem ? "expected 'key: value', not an item: this place is a mapping; a list must stand under a key of its own"
            : "expected 'key: value'; a text that goes on from the line above must be indented deeper than its key");
        return true;
    }

    // `when: a &&   # why` and the rest on the next line: the comment ended the text.
    private bool ExplainCutByComment(int offset)
    {
        var next = text.PositionAt(offset);
        if (builder.LastNode is not ScalarNode { Style: ScalarStyle.Plain } plain || plain.Range.End.Line >= next.Line) return false;
        var end = plain.Range.Offset + plain.Range.Length;
        var comment = YamlText.CommentAfter(_content, end);
        if (comment < 0 || !builder.OpenColumns.Any() || next.Column <= builder.OpenColumns.First()) return false;
        if (builder.HasErrorOnLineOf(comment)) return true;
        var whole = Slice(plain.Range.Offset, end) + " " + text.Line(next.Line).Trim();
        builder.Report(
            SyntaxDiagnostics.CutExpression, comment, 1, "#",
            "a comment ends a text without quotes, and the next line goes on", YamlText.Quote(whole));
        return true;
    }

    // `a:1` is a text, not a key with a value.
    private bool MissingSpace(int offset)
    {
        var line = text.PositionAt(offset).Line;
        for (var candidate = line; candidate >= Math.Max(0, line - 1); candidate--)
        {
            var match = Regex.Match(
                YamlText.Shorten(text.Line(candidate).TrimStart()),
                "^(?:- )?[A-Za-z_][A-Za-z0-9_.-]*:(?=[^\\s:/])", RegexOptions.CultureInvariant);
            if (!match.Success) continue;
            var raw = text.Line(candidate);
            var colon = text.LineStart(candidate) + raw.Length - raw.TrimStart().Length + match.Length - 1;
            Invalid(colon, 1, "a space is missing behind ':'; without it the line is text, not a key with a value");
            return true;
        }

        return false;
    }

    // The value at which reading stopped: behind the key that waits for one, or the node that was read last.
    private int ValueStart(int offset)
    {
        var start = PendingValueStart();
        var line = text.PositionAt(offset).Line;
        if (start < 0 && builder.LastNode is { } last && builder.OpenBracket < last.Range.Offset && last.Range.Start.Line == line)
        {
            start = last.Range.Offset;
        }

        // Behind a '-' stands a list that the library failed to tell of.
        var isItem = start >= 0 && start + 1 < _content.Length && _content[start] == '-' && _content[start + 1] is ' ' or '\t';
        if (start < 0 || start > offset || isItem) start = offset;
        return start < _content.Length ? start : -1;
    }

    private int PendingValueStart()
    {
        if (builder.PendingKey is not { } key) return -1;
        var colon = YamlText.SkipBlanks(_content, key.Range.Offset + key.Range.Length);
        if (colon >= _content.Length || _content[colon] != ':') return -1;
        var start = YamlText.SkipBlanks(_content, colon + 1);
        return start < _content.Length ? start : -1;
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

    // Where the value starts that an offset is in, by the look of its line alone.
    private int LineValueStart(int offset)
    {
        var start = offset - text.PositionAt(offset).Column;
        for (var i = start; i + 1 < offset; i++)
        {
            if (_content[i] is ':' or '-' or ',' or '{' or '[' && _content[i + 1] is ' ') start = YamlText.SkipBlanks(_content, i + 1);
        }

        return Math.Min(start, offset);
    }

    private int WordStart(int offset)
    {
        var start = Math.Min(offset, _content.Length);
        while (start > 0 && _content[start - 1] is not (' ' or '\t' or '\n' or '\r' or '[' or '{' or ',')) start--;
        return start;
    }

    private void Invalid(int offset, int length, string message) => builder.Report(SyntaxDiagnostics.InvalidYaml, offset, length, message);

    private void Quote(int offset, int length, string reason, string quoted) =>
        builder.Report(SyntaxDiagnostics.NeedsQuotes, offset, length, reason, quoted);

    private string Place(int offset)
    {
        var position = text.PositionAt(offset);
        return $"line {position.Line + 1}, column {position.Column + 1}";
    }

    private string Slice(int start, int end) => _content.Substring(start, Math.Max(0, Math.Min(end, _content.Length) - start));

    private static bool Says(string complaint, string words) => complaint.Contains(words);

    private static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";

    private static string Clean(string complaint) => complaint.TrimEnd('.', ' ');
}
