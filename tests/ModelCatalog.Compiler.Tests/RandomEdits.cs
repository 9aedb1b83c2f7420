using System.Globalization;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests;

/// <summary>Edits as people and accidents make them: a line goes, comes twice or moves, a number grows, a word becomes another one of the catalog.</summary>
/// <param name="seed">The same seed gives the same edits.</param>
internal sealed partial class RandomEdits(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The files with one of them edited.</summary>
    /// <param name="files">The files.</param>
    /// <param name="which">Those that may be edited; null: each.</param>
    public List<SourceText> Next(IReadOnlyList<SourceText> files, Func<SourceText, bool>? which = null)
    {
        var open = files.Where(file => which?.Invoke(file) != false).ToList();
        var file = open[_random.Next(open.Count)];
        var edited = new SourceText(file.Path, Edit(file.Content, files));
        return [.. files.Select(one => ReferenceEquals(one, file) ? edited : one)];
    }

    private string Edit(string text, IReadOnlyList<SourceText> files)
    {
        var lines = text.Split('\n').ToList();
        var at = _random.Next(lines.Count);
        switch (_random.Next(6))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[at]); break;
            case 2: lines.Insert(at, "# " + lines[at]); break;
            case 3: (lines[at], lines[^1]) = (lines[^1], lines[at]); break;
            case 4: return Replace(text, Number(), one => (long.Parse(one, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
            default: return Replace(text, Word(), _ => Any(files));
        }

        return string.Join('\n', lines);
    }

    private string Any(IReadOnlyList<SourceText> files)
    {
        var words = Word().Matches(files[_random.Next(files.Count)].Content);
        return words.Count == 0 ? "x" : words[_random.Next(words.Count)].Value;
    }

    private string Replace(string text, Regex pattern, Func<string, string> change)
    {
        var found = pattern.Matches(text);
        if (found.Count == 0) return text;
        var one = found[_random.Next(found.Count)];
        return text[..one.Index] + change(one.Value) + text[(one.Index + one.Length)..];
    }

    [GeneratedRegex("[0-9]{1,9}")]
    private static partial Regex Number();

    [GeneratedRegex("[a-z_]{3,}")]
    private static partial Regex Word();
}
