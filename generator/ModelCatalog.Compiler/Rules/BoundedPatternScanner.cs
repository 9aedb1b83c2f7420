using System.Globalization;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Finds what a regular expression may not have to be matched in linear time. Whether it is well-formed at all is the engine's to say.</summary>
internal sealed class BoundedPatternScanner
{
    private const int MaximumDepth = 32;
    private readonly string _pattern;
    private readonly Stack<long> _outer = new();
    private int _position;

    // States of the sequence at hand, and of its last part: what a quantifier repeats.
    private long _size;
    private long _last;

    private BoundedPatternScanner(string pattern) => _pattern = pattern;

    /// <summary>What is wrong with a pattern; null: nothing.</summary>
    public static string? FindProblem(string pattern) =>
        pattern.Length == 0 ? "it is empty, so everything matches it"
        : pattern.Length > BoundedPattern.MaximumLength
            ? string.Format(CultureInfo.InvariantCulture, "it has {0} characters; at most {1} are taken", pattern.Length, BoundedPattern.MaximumLength)
            : new BoundedPatternScanner(pattern).Scan();

    private char Peek(int ahead) => _position + ahead < _pattern.Length ? _pattern[_position + ahead] : '\0';

    private string? Scan()
    {
        for (; _position < _pattern.Length; _position++)
        {
            var problem = _pattern[_position] switch
            {
                '\\' => ScanEscape(),
                '[' => ScanClass(),
                '(' => ScanGroup(),
                ')' => CloseGroup(),
                '{' => ScanQuantifier(),
                '*' or '+' or '?' => null,
                '|' => Part(0),
                _ => Part(1),
            };
            if (problem is not null) return problem;
        }

        return null;
    }

    private string? Part(long size)
    {
        _last = size;
        _size += size;
        return _size > BoundedPattern.MaximumSize
            ? string.Format(CultureInfo.InvariantCulture, "it repeats too much; at most {0} characters, repeated ones counted, are taken", BoundedPattern.MaximumSize)
            : null;
    }

    private string? ScanEscape()
    {
        _position++;
        switch (Peek(0))
        {
            case (>= '1' and <= '9') or 'k':
                return "a reference back to a group takes unbounded time";
            case 'G':
                return @"\G has no meaning here";
            case 'p' or 'P' when Peek(1) == '{':
                // Its brace is no quantifier.
                var end = _pattern.IndexOf('}', _position);
                _position = end < 0 ? _pattern.Length : end;
                break;
        }

        return Part(1);
    }

    private string? ScanClass()
    {
        var depth = 1;
        _position++;
        if (Peek(0) == '^') _position++;

        // A bracket in first place is a character.
        if (Peek(0) == ']') _position++;
        for (; _position < _pattern.Length; _position++)
        {
            var c = _pattern[_position];
            if (c == '\\') _position++;
            else if (c == '[' && _pattern[_position - 1] == '-') depth++;
            else if (c == ']' && --depth == 0) break;
        }

        return Part(1);
    }

    private string? ScanGroup()
    {
        if (_outer.Count == MaximumDepth)
        {
            return string.Format(CultureInfo.InvariantCulture, "its groups are nested more than {0} deep", MaximumDepth);
        }

        if (Peek(1) == '?')
        {
            var start = _position;
            _position += 2;
            if (SkipGroupHead() is { } problem) return problem + ": '" + _pattern.Substring(start, Math.Min(4, _pattern.Length - start)) + "'";
            if (Peek(0) == ')')
            {
                // Options for the rest: (?i)
                _last = 0;
                return null;
            }
        }

        _outer.Push(_size);
        _size = 0;
        _last = 0;
        return null;
    }

    /// <summary>Skips to the last character of <c>?:</c>, <c>?i:</c> or <c>?&lt;name></c>, or to the bracket of <c>?i)</c>.</summary>
    private string? SkipGroupHead()
    {
        var c = Peek(0);
        if (c is '=' or '!') return "looking ahead takes unbounded time";
        if (c == '>') return "an atomic group takes unbounded time";
        if (c == '(') return "a condition takes unbounded time";
        if (c is '<' or '\'')
        {
            if (Peek(1) is '=' or '!') return "looking back takes unbounded time";
            var close = c == '<' ? '>' : '\'';
            do _position++;
            while (Peek(0) is not '\0' and not '-' and not ')' && Peek(0) != close);
            return Peek(0) == close ? null : "a group of this kind is not taken";
        }

        while (Peek(0) is 'i' or 'm' or 's' or 'n' or '-') _position++;
        return Peek(0) is ':' or ')' ? null : "a group of this kind is not taken";
    }

    private string? CloseGroup()
    {
        // One bracket too many is for the engine to report.
        if (_outer.Count == 0) return null;
        var inner = _size;
        _size = _outer.Pop();
        return Part(inner);
    }

    private string? ScanQuantifier()
    {
        var end = _pattern.IndexOf('}', _position);
        var bounds = end < 0 ? [] : _pattern.Substring(_position + 1, end - _position - 1).Split(',');
        if (bounds.Length is 0 or > 2 || bounds[0].Length == 0 || !bounds.All(bound => bound.All(c => c is >= '0' and <= '9'))) return Part(1);
        _position = end;
        var largest = 0L;
        foreach (var bound in bounds)
        {
            if (bound.Length == 0) continue;
            if (!int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) count = int.MaxValue;
            largest = Math.Max(largest, count);
        }

        var repeated = _last * Math.Max(1, largest);
        _size -= _last;
        return Part(repeated);
    }
}
