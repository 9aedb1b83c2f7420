namespace ModelCatalog.Tool.Showing;

/// <summary>A page of heads, aligned facts and wrapped sentences. No text of a descriptor can steer the terminal.</summary>
internal sealed class TerminalPage(ToolTerminal terminal)
{
    private const int LeastRoom = 24;
    private const int LongestName = 44;

    /// <summary>The first line: what is shown, and what people call it.</summary>
    public void Title(string key, string? title) =>
        terminal.Output.WriteLine(TextTable.Styled(TextTable.Harmless(key), TextTable.Bold, terminal) + (title is null ? "" : "  " + TextTable.Harmless(title)));

    /// <summary>The head of a section, behind an empty line.</summary>
    public void Head(string text)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(TextTable.Styled(TextTable.Harmless(text), TextTable.Bold, terminal));
    }

    /// <summary>A text, broken into lines.</summary>
    public void Text(string? text, int indent = 0, string? style = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        foreach (var line in Lines(TextTable.Harmless(text), terminal.Width - indent)) terminal.Output.WriteLine(new string(' ', indent) + TextTable.Styled(line, style, terminal));
    }

    /// <summary>Names, each with a text behind it: the names are aligned, the texts broken into lines.</summary>
    public void Facts(IEnumerable<(string Name, string? Text)> facts, int indent = 0)
    {
        var shown = facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Text)).Select(fact => (Name: TextTable.Harmless(fact.Name), Text: TextTable.Harmless(fact.Text!))).ToList();
        if (shown.Count == 0) return;
        var column = indent + Math.Min(shown.Max(fact => fact.Name.Length), LongestName) + 2;
        foreach (var (name, text) in shown)
        {
            var lines = Lines(text, terminal.Width - column).ToList();
            var isLong = indent + name.Length + 2 > column;
            terminal.Output.WriteLine(new string(' ', indent) + TextTable.Styled(name, TextTable.Cyan, terminal) + (isLong ? "" : new string(' ', column - indent - name.Length) + lines[0]));
            foreach (var line in lines.Skip(isLong ? 0 : 1)) terminal.Output.WriteLine(new string(' ', column) + line);
        }
    }

    /// <summary>Says that a section is empty.</summary>
    public void None(string text) => terminal.Output.WriteLine(TextTable.Styled("  " + text, TextTable.Dim, terminal));

    /// <summary>The lines of a text. A word that is longer than a line stands on its own, whole: it may be an address.</summary>
    public static IEnumerable<string> Lines(string text, int room)
    {
        room = Math.Max(LeastRoom, room);
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        yield return line;
    }
}
