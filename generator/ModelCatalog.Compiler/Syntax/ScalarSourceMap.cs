using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>Says for each unit of a scalar's unescaped text where it stands in the source. It reads the scalar a second time, and is used only for messages.</summary>
internal sealed class ScalarSourceMap
{
    // A block whose header gives its indentation is read once for each possible one: a longer block is marked as a whole.
    private const int LongestTried = 16 * 1024;

    private readonly StringBuilder _output = new();
    private readonly List<(int Start, int End)> _places = [];
    private readonly string _content;
    private readonly int _start;
    private readonly int _end;

    private ScalarSourceMap(string content, TextRange range)
    {
        _content = content;
        _start = range.Offset;
        _end = range.Offset + range.Length;
    }

    /// <summary>The source of a stretch of a scalar's text; of the whole scalar where the two cannot be matched.</summary>
    public static TextRange Locate(SourceText text, ScalarNode node, int start, int length)
    {
        if (node.Range.Length == 0 || Create(text.Content, node) is not { } map) return node.Range;
        start = Math.Max(0, Math.Min(start, node.Text.Length));
        length = Math.Max(0, Math.Min(length, node.Text.Length - start));
        if (start == map._places.Count)
        {
            // Just behind the last character: where the rest of an unfinished text would stand.
            var behind = start == 0 ? map._start : map._places[start - 1].End;
            return text.Range(behind, 0);
        }

        var first = map._places[start].Start;
        return text.Range(first, length == 0 ? 0 : map._places[start + length - 1].End - first);
    }

    private static ScalarSourceMap? Create(string content, ScalarNode node)
    {
        if (node.Style != ScalarStyle.Block)
        {
            var map = new ScalarSourceMap(content, node.Range);
            map.ReadFlowScalar(node.Style);
            return map.Matches(node.Text) ? map : null;
        }

        // The indentation is that of the first line with text, unless the header gives a number: then every smaller one is tried.
        var header = YamlText.LineEnd(content, node.Range.Offset);
        var hasNumber = HasIndentationNumber(content, node.Range.Offset, header);
        if (hasNumber && node.Range.Length > LongestTried) return null;
        var body = header;
        while (body < node.Range.Offset + node.Range.Length && content[body] is '\n' or '\r' or ' ') body++;
        var lineStart = body;
        while (lineStart > header && content[lineStart - 1] == ' ') lineStart--;
        for (var indent = Math.Min(body - lineStart, SyntaxReader.MaxDepth * 16); indent >= 0; indent--)
        {
            var map = new ScalarSourceMap(content, node.Range);
            map.ReadBlock(header, indent, folds: content[node.Range.Offset] == '>');
            if (map.Matches(node.Text)) return map;
            if (!hasNumber) return null;
        }

        return null;
    }

    private static bool HasIndentationNumber(string content, int start, int end)
    {
        for (var i = start; i < end && content[i] != '#'; i++)
        {
            if (content[i] is >= '1' and <= '9') return true;
        }

        return false;
    }

    // A block's last line ends are kept here and cut to what its header lets stay.
    private bool Matches(string expected)
    {
        var read = _output.ToString();
        if (read.Length < expected.Length || string.CompareOrdinal(read, 0, expected, 0, expected.Length) != 0) return false;
        for (var i = expected.Length; i < read.Length; i++)
        {
            if (read[i] != '\n') return false;
        }

        _places.RemoveRange(expected.Length, _places.Count - expected.Length);
        return true;
    }

    private void Emit(char c, int start, int end)
    {
        _output.Append(c);
        _places.Add((start, end));
    }

    private void Emit(string characters, int start, int end)
    {
        foreach (var c in characters) Emit(c, start, end);
    }

    private void ReadFlowScalar(ScalarStyle style)
    {
        var i = style == ScalarStyle.Plain ? _start : _start + 1;
        var end = style == ScalarStyle.Plain ? _end : _end - 1;
        while (i < end)
        {
            var c = _content[i];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                i = ReadBlanks(i, end);
            }
            else if (style == ScalarStyle.SingleQuoted && c == '\'')
            {
                Emit('\'', i, i + 2);
                i += 2;
            }
            else if (style == ScalarStyle.DoubleQuoted && c == '\\')
            {
                i = ReadEscape(i, end);
            }
            else
            {
                Emit(c, i, i + 1);
                i++;
            }
        }
    }

    // Blanks within a line stay; around a line end they go, the line end becomes a space, and further ones stay line ends.
    private int ReadBlanks(int i, int end)
    {
        var from = i;
        var breaks = 0;
        while (i < end && _content[i] is ' ' or '\t' or '\n' or '\r')
        {
            if (_content[i] is '\n' || (_content[i] == '\r' && (i + 1 == _content.Length || _content[i + 1] != '\n'))) breaks++;
            i++;
        }

        if (breaks == 0)
        {
            for (var k = from; k < i; k++) Emit(_content[k], k, k + 1);
        }
        else
        {
            Emit(breaks == 1 ? " " : new string('\n', breaks - 1), from, i);
        }

        return i;
    }

    private int ReadEscape(int i, int end)
    {
        if (i + 1 >= end) return end;
        var c = _content[i + 1];
        if (c is '\n' or '\r')
        {
            // An escaped line end joins the lines without a space.
            var next = i + 1;
            var breaks = 0;
            while (next < end && _content[next] is ' ' or '\t' or '\n' or '\r')
            {
                if (_content[next] == '\n' || (_content[next] == '\r' && _content[next + 1] != '\n')) breaks++;
                next++;
            }

            Emit(new string('\n', breaks - 1), i, next);
            return next;
        }

        var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            var last = Math.Min(end, i + 2 + digits);
            var hex = _content.Substring(i + 2, last - i - 2);
            if (uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value <= 0x10FFFF)
            {
                Emit(value > 0xFFFF ? char.ConvertFromUtf32((int)value) : ((char)value).ToString(), i, last);
            }

            return last;
        }

        var unescaped = c switch
        {
            '0' => '\0', 'a' => '\a', 'b' => '\b', 't' => '\t', 'n' => '\n', 'v' => '\v', 'f' => '\f', 'r' => '\r', 'e' => '\u001b',
            'N' => '\u0085', '_' => '\u00a0', 'L' => '\u2028', 'P' => '\u2029', _ => c,
        };
        Emit(unescaped, i, i + 2);
        return i + 2;
    }

    private void ReadBlock(int header, int indent, bool folds)
    {
        var i = AfterBreak(header);
        var heldBreak = (Start: -1, End: -1);
        var heldBlankLines = new List<(int Start, int End)>();
        var previousIsIndented = false;
        while (i < _content.Length)
        {
            var text = SkipIndent(i, indent);
            var lineEnd = YamlText.LineEnd(_content, text);
            var next = AfterBreak(lineEnd);
            if (text == lineEnd)
            {
                if (i >= _end) break;
                heldBlankLines.Add((lineEnd, next));
                i = next;
                continue;
            }

            if (i >= _end || text - i < indent) break;
            var isIndented = _content[text] is ' ' or '\t';
            var joins = folds && heldBreak.Start >= 0 && !previousIsIndented && !isIndented;
            if (heldBreak.Start >= 0 && !joins) Emit('\n', heldBreak.Start, heldBreak.End);
            else if (joins && heldBlankLines.Count == 0) Emit(' ', heldBreak.Start, heldBreak.End);
            foreach (var (start, end) in heldBlankLines) Emit('\n', start, end);
            heldBlankLines.Clear();
            for (var k = text; k < lineEnd; k++) Emit(_content[k], k, k + 1);
            previousIsIndented = isIndented;
            heldBreak = (lineEnd, next);
            i = next;
        }

        if (heldBreak.Start >= 0) Emit('\n', heldBreak.Start, heldBreak.End);
        foreach (var (start, end) in heldBlankLines) Emit('\n', start, end);
        // With `+` the line ends behind the last text belong to it, too; the node's range stops before them.
        for (var next = AfterBreak(i); next > i && _content[i] is '\n' or '\r'; next = AfterBreak(i))
        {
            Emit('\n', i, next);
            i = next;
        }
    }

    private int SkipIndent(int i, int indent)
    {
        var limit = i + indent;
        while (i < _content.Length && i < limit && _content[i] == ' ') i++;
        return i;
    }

    private int AfterBreak(int i)
    {
        if (i >= _content.Length) return i;
        if (_content[i] == '\r') return i + 1 < _content.Length && _content[i + 1] == '\n' ? i + 2 : i + 1;
        return _content[i] == '\n' ? i + 1 : i;
    }
}
