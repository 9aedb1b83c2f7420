using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>
/// A regular expression as the tree that the runtime's own engine runs: the engine of JavaScript has other classes of letters, and goes back without bound.
/// What is a letter, a digit or the same letter in the other case is asked of .NET here, and written down as sets of UTF-16 units.
/// </summary>
internal sealed class PatternTable
{
    private const string WordAtBorders = @"[\w\u200C\u200D]";

    private static readonly ConcurrentDictionary<string, string> s_sets = new(StringComparer.Ordinal);
    private static readonly Lazy<string> s_allUnits = new(static () => new string([.. Enumerable.Range(0, 0x10000).Select(unit => (char)unit)]));

    private readonly string _pattern;
    private int _position;

    private PatternTable(string pattern) => _pattern = pattern;

    private char Current => Peek(0);

    /// <summary>The tree of a pattern that <see cref="Rules.BoundedPattern"/> takes.</summary>
    public static JsonArray Of(string pattern)
    {
        var options = "";
        return Sequence([new PatternTable(pattern).ReadAlternatives(ref options)]);
    }

    private char Peek(int ahead) => _position + ahead < _pattern.Length ? _pattern[_position + ahead] : '\0';

    // Options that stand alone, as in (?i), hold up to the end of the group around them.
    private JsonValue ReadAlternatives(ref string options)
    {
        var alternatives = new List<JsonValue>();
        var sequence = new List<JsonValue>();
        while (_position < _pattern.Length && Current != ')')
        {
            if (Current == '|')
            {
                _position++;
                alternatives.Add(Sequence(sequence));
                sequence = [];
            }
            else if (ReadPart(ref options) is { } part)
            {
                sequence.Add(ReadQuantifier(part));
            }
        }

        if (alternatives.Count == 0) return Sequence(sequence);
        return Table.List([new JsonString("|"), .. alternatives, Sequence(sequence)]);
    }

    private static JsonArray Sequence(List<JsonValue> parts)
    {
        var merged = new List<JsonValue> { new JsonString("s") };
        foreach (var part in parts)
        {
            if (part is JsonString text && merged.Count > 1 && merged[merged.Count - 1] is JsonString before) merged[merged.Count - 1] = new JsonString(before.Value + text.Value);
            else merged.Add(part);
        }

        return Table.List(merged);
    }

    private JsonValue? ReadPart(ref string options)
    {
        var c = Current;
        switch (c)
        {
            case '(':
                return ReadGroup(ref options);
            case '[':
                return Set(ReadClass(), options);
            case '\\':
                return ReadEscape(options);
        }

        _position++;
        return c switch
        {
            '.' => Set(".", options),
            '^' => Place(options.Contains("m") ? "^" : "A"),
            '$' => Place(options.Contains("m") ? "$" : "Z"),
            _ => options.Contains("i") ? Set(Regex.Escape(c.ToString()), options) : new JsonString(c.ToString()),
        };
    }

    private JsonValue? ReadGroup(ref string options)
    {
        var inner = options;
        _position++;
        if (Current == '?')
        {
            _position++;
            if (Current is '<' or '\'')
            {
                var close = Current == '<' ? '>' : '\'';
                _position = _pattern.IndexOf(close, _position + 1) + 1;
            }
            else
            {
                inner = ReadOptions(options);
                var isForTheRest = Current == ')';
                _position++;
                if (isForTheRest)
                {
                    options = inner;
                    return null;
                }
            }
        }

        var group = ReadAlternatives(ref inner);
        _position++;
        return group;
    }

    private string ReadOptions(string options)
    {
        var isOn = true;
        for (; Current is not (':' or ')'); _position++)
        {
            if (Current == '-') isOn = false;
            else options = options.Replace(Current.ToString(), "") + (isOn ? Current.ToString() : "");
        }

        return options;
    }

    private string ReadClass()
    {
        var start = _position;
        var depth = 1;
        _position++;
        if (Current == '^') _position++;

        // A bracket in first place is a character.
        if (Current == ']') _position++;
        for (; _position < _pattern.Length; _position++)
        {
            if (Current == '\\') _position++;
            else if (Current == '[' && Peek(-1) == '-') depth++;
            else if (Current == ']' && --depth == 0) break;
        }

        _position++;
        return _pattern.Substring(start, _position - start);
    }

    private JsonValue ReadEscape(string options)
    {
        var start = _position;
        _position++;
        var c = Current;
        _position++;
        switch (c)
        {
            case 'A' or 'z' or 'Z':
                return Place(c.ToString());
            case 'b' or 'B':
                return Table.Row(new JsonString(c.ToString()), new JsonString(BoundsOf(WordAtBorders, "")));
            case 'p' or 'P':
                _position = _pattern.IndexOf('}', _position) + 1;
                break;
            case 'x':
                _position += 2;
                break;
            case 'u':
                _position += 4;
                break;
            case 'c':
                _position++;
                break;
            case '0':
                for (var i = 0; i < 2 && Current is >= '0' and <= '7'; i++) _position++;
                break;
        }

        return Set(_pattern.Substring(start, _position - start), options);
    }

    private JsonValue ReadQuantifier(JsonValue part)
    {
        while (TryReadBounds(out var least, out var most))
        {
            // Lazy or not, the same texts match.
            if (Current == '?') _position++;
            part = Table.Row(new JsonString("r"), part, new JsonNumber(least), new JsonNumber(most));
        }

        return part;
    }

    private bool TryReadBounds(out int least, out int most)
    {
        (least, most) = Current switch
        {
            '*' => (0, -1),
            '+' => (1, -1),
            '?' => (0, 1),
            _ => (-1, -1),
        };
        if (least >= 0)
        {
            _position++;
            return true;
        }

        var end = Current == '{' ? _pattern.IndexOf('}', _position) : -1;
        var bounds = end < 0 ? [] : _pattern.Substring(_position + 1, end - _position - 1).Split(',');
        if (bounds.Length is 0 or > 2 || bounds[0].Length == 0 || !bounds.All(bound => bound.All(c => c is >= '0' and <= '9'))) return false;
        least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        most = bounds.Length == 1 ? least : bounds[1].Length == 0 ? -1 : int.Parse(bounds[1], CultureInfo.InvariantCulture);
        _position = end + 1;
        return true;
    }

    private static JsonArray Place(string where) => Table.Row(new JsonString("a"), new JsonString(where));

    private static JsonValue Set(string part, string options)
    {
        var bounds = BoundsOf(part, options);
        var steps = bounds.Split(' ');

        // A set of one is a text.
        return steps.Length == 2 && steps[1] == "1"
            ? new JsonString(((char)Read36(steps[0])).ToString())
            : Table.Row(new JsonString("c"), new JsonString(bounds));
    }

    // Where the set begins, ends, begins again …, each as the difference from the one before, in base 36.
    private static string BoundsOf(string part, string options) => s_sets.GetOrAdd(options + ":" + part, _ =>
    {
        var regex = new Regex("(?" + options + ":" + part + ")+", RegexOptions.CultureInvariant);
        var (steps, last) = (new List<string>(), 0);
        foreach (Match run in regex.Matches(s_allUnits.Value))
        {
            steps.Add(Write36(run.Index - last));
            steps.Add(Write36(run.Length));
            last = run.Index + run.Length;
        }

        return string.Join(" ", steps);
    });

    private static string Write36(int number)
    {
        var text = "";
        do
        {
            text = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36] + text;
            number /= 36;
        }
        while (number > 0);
        return text;
    }

    private static int Read36(string text) => text.Aggregate(0, (number, c) => (number * 36) + (c <= '9' ? c - '0' : c - 'a' + 10));
}
