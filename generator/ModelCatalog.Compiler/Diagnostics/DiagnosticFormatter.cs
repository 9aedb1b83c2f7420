using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>Prints diagnostics: for people, for programs (JSON), for code scanning (SARIF). Pure functions of diagnostics and texts.</summary>
public static partial class DiagnosticFormatter
{
    /// <summary>How wide a printed source line is unless said otherwise, in columns.</summary>
    public const int DefaultWidth = 120;

    private const int MinWidth = 20;
    private const int TabWidth = 4;
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Red = "\u001b[31;1m";
    private const string Yellow = "\u001b[33;1m";

    /// <summary>Diagnostics as a compiler prints them, each with its source line and a mark below it. Lines end with <c>\n</c>.</summary>
    /// <param name="diagnostics">What to print, in this order.</param>
    /// <param name="texts">The files; a diagnostic of a file that is not among them is printed without its line.</param>
    /// <param name="color">Whether to use ANSI colours.</param>
    /// <param name="width">How many columns a source line may take; a longer one is cut around its mark.</param>
    public static string ToText(IEnumerable<Diagnostic> diagnostics, IEnumerable<SourceText> texts, bool color = false, int width = DefaultWidth)
    {
        var byPath = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var text in texts) byPath[text.Path] = text;
        var output = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            AppendHead(diagnostic, color, output);
            if (byPath.TryGetValue(diagnostic.Path, out var text)) AppendSource(diagnostic, text, color, Math.Max(MinWidth, width), output);
        }

        return output.ToString();
    }

    private static void AppendHead(Diagnostic diagnostic, bool color, StringBuilder output)
    {
        var start = diagnostic.Range.Start;
        var place = string.Format(CultureInfo.InvariantCulture, "{0}({1},{2}): ", OneLine(diagnostic.Path), start.Line + 1, start.Column + 1);
        output.Append(color ? Bold + place + Reset : place);
        if (color) output.Append(diagnostic.IsError ? Red : Yellow);
        output.Append(diagnostic.IsError ? "error " : "warning ").Append(diagnostic.Rule.Id);
        if (color) output.Append(Reset);
        output.Append(": ").Append(OneLine(diagnostic.Message)).Append('\n');
    }

    private static void AppendSource(Diagnostic diagnostic, SourceText text, bool color, int width, StringBuilder output)
    {
        var (start, end) = (diagnostic.Range.Start, diagnostic.Range.End);
        if (start.Line >= text.LineCount) return;
        var line = text.Line(start.Line);
        if (line.Length == 0 && text.Content.Length == 0) return;
        var from = Math.Min(start.Column, line.Length);
        var to = end.Line > start.Line ? line.Length : Math.Max(from, Math.Min(end.Column, line.Length));

        // A line of a million characters is not laid out to show a hundred of them.
        var reach = width * 4;
        var cutStart = line.Length > reach * 2 ? Math.Max(0, from - reach) : 0;
        var cutEnd = line.Length > reach * 2 ? Math.Min(line.Length, from + reach) : line.Length;
        var cells = Cells(line.Substring(cutStart, cutEnd - cutStart));
        (from, to) = (from - cutStart, Math.Min(to, cutEnd) - cutStart);
        var (first, last) = Window(cells, from, to, width);
        var isCutBefore = cutStart + first > 0;
        output.Append("    ");
        if (isCutBefore) output.Append('…');
        for (var i = first; i < last; i++) output.Append(cells[i].Shown);
        if (cutStart + last < line.Length) output.Append('…');
        TrimEnd(output);
        var before = isCutBefore ? 1 : 0;
        for (var i = first; i < from; i++) before += cells[i].Width;
        var marked = 0;
        for (var i = from; i < Math.Min(to, last); i++) marked += cells[i].Width;
        output.Append("\n    ").Append(' ', before);
        if (color) output.Append(diagnostic.IsError ? Red : Yellow);
        output.Append('^').Append('~', Math.Max(0, marked - 1));
        if (color) output.Append(Reset);
        output.Append('\n');
    }

    // What each UTF-16 unit of a line looks like and how wide it is. Control characters would act on the terminal: they are shown instead.
    private static List<(string Shown, int Width)> Cells(string line)
    {
        var cells = new List<(string Shown, int Width)>(line.Length);
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var cell = c == '\t' ? (Shown: new string(' ', TabWidth - (column % TabWidth)), Width: TabWidth - (column % TabWidth))
                : IsUnsafe(line, i) ? (Shown: "\uFFFD", Width: 1)
                : (Shown: c.ToString(), Width: DisplayWidth.At(line, i));
            cells.Add(cell);
            column += cell.Width;
        }

        return cells;
    }

    // The cells to show: all, or as many as fit with the mark's start inside and some text before it.
    private static (int First, int Last) Window(List<(string Shown, int Width)> cells, int from, int to, int width)
    {
        var total = 0;
        foreach (var cell in cells) total += cell.Width;
        if (total <= width) return (0, cells.Count);
        var room = width - 2;
        var mark = 0;
        for (var i = from; i < to && mark < room; i++) mark += cells[i].Width;
        var lead = Math.Max(0, Math.Min((room - mark) / 2, room * 3 / 4));
        var first = from;
        var used = 0;
        while (first > 0 && used + cells[first - 1].Width <= lead) used += cells[--first].Width;
        var last = from;
        while (last < cells.Count && used + cells[last].Width <= room) used += cells[last++].Width;
        while (first > 0 && used + cells[first - 1].Width <= room) used += cells[--first].Width;

        // A character of two units is shown whole or not at all.
        if (first > 0 && first < cells.Count && char.IsLowSurrogate(cells[first].Shown[0])) first = Math.Min(first + 1, from);
        if (last > from && last < cells.Count && char.IsHighSurrogate(cells[last - 1].Shown[0])) last--;
        return (first, last);
    }

    private static bool IsUnsafe(string text, int index)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c)) return index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]);
        if (char.IsLowSurrogate(c)) return index == 0 || !char.IsHighSurrogate(text[index - 1]);
        return char.IsControl(c) || IsBidirectionalControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';
    }

    // These reorder what a terminal shows: a hostile file could make its message read as another one.
    private static bool IsBidirectionalControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string OneLine(string text)
    {
        StringBuilder? output = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isUnsafe = IsUnsafe(text, i);
            if (isUnsafe) output ??= new StringBuilder(text, 0, i, text.Length + 8);
            if (output is null) continue;
            if (isUnsafe) output.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            else output.Append(text[i]);
        }

        return output?.ToString() ?? text;
    }

    private static void TrimEnd(StringBuilder output)
    {
        while (output.Length > 0 && output[output.Length - 1] == ' ') output.Length--;
    }
}
