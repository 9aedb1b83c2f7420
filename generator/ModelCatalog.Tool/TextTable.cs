namespace ModelCatalog.Tool;

/// <summary>A table with aligned columns; colours only where the terminal wants them.</summary>
internal sealed class TextTable
{
    /// <summary>Less important.</summary>
    public const string Dim = "2";

    /// <summary>A head.</summary>
    public const string Bold = "1";

    /// <summary>A name.</summary>
    public const string Cyan = "36";

    /// <summary>Something is other than expected.</summary>
    public const string Yellow = "33";

    private const int LongestCell = 60;

    private readonly List<(string Text, string? Style)[]> _rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params IEnumerable<(string Text, string? Style)> cells) => _rows.Add([.. cells.Select(cell => (Shown(cell.Text), cell.Style))]);

    /// <summary>Writes the rows.</summary>
    public void WriteTo(ToolTerminal terminal)
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Length)).Select(column => _rows.Max(row => column < row.Length ? row[column].Text.Length : 0)).ToList();
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var (text, style) = row[i];
                var gap = i + 1 < row.Length ? new string(' ', widths[i] - text.Length + 2) : "";
                terminal.Output.Write(Styled(text, style, terminal) + gap);
            }

            terminal.Output.WriteLine();
        }
    }

    /// <summary>A text in a style, where the terminal shows it.</summary>
    public static string Styled(string text, string? style, ToolTerminal terminal) => terminal.Color && style is not null && text.Length > 0 ? $"\u001b[{style}m{text}\u001b[0m" : text;

    /// <summary>A text that cannot steer the terminal, whatever a descriptor says.</summary>
    public static string Harmless(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private static string Shown(string text)
    {
        var line = Harmless(text);
        return line.Length <= LongestCell ? line : string.Concat(line.AsSpan(0, LongestCell - 1), "…");
    }
}
