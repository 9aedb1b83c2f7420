using System.Globalization;

namespace ModelCatalog.Tool.Checking;

/// <summary>A watch for people: what an edit brought in full, what it fixed in a line.</summary>
internal sealed class TextWatchWriter(CheckTarget target, ToolTerminal terminal) : IWatchWriter
{
    private const int MostFilesShown = 3;

    /// <inheritdoc />
    public void Checked(WatchedCheck check)
    {
        var report = check.Report;
        if (!check.IsFirst) terminal.Output.WriteLine(TerminalText.Paint(terminal, TerminalText.Dim, DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)) + "  " + TerminalText.Printable(Describe(check.Changes)));
        foreach (var fix in check.Fixed)
            terminal.Output.WriteLine(TerminalText.Paint(terminal, TerminalText.Green, "fixed") + TerminalText.Printable($": {fix.Path}({fix.Range.Start.Line + 1},{fix.Range.Start.Column + 1}) {fix.Rule.Id} {fix.Rule.Title}"));
        terminal.Output.Write(report.Describe(check.Appeared, target.Prefix, terminal));
        foreach (var file in report.Unreadable) terminal.Error.WriteLine(TerminalText.Printable($"modelcat: {file.Path} cannot be read: {file.Reason}"));
        var color = report.IsGood ? TerminalText.Green : TerminalText.Red;
        terminal.Output.WriteLine(TerminalText.Paint(terminal, color, report.Summary()) + TerminalText.Paint(terminal, TerminalText.Dim, string.Create(CultureInfo.InvariantCulture, $" ({check.Elapsed.TotalMilliseconds:F0} ms)")));
        if (check.IsFirst) terminal.Output.WriteLine(TerminalText.Printable($"Watching {target.Name}; Ctrl+C ends it"));
        terminal.Output.Flush();
    }

    /// <inheritdoc />
    public void Gone(CheckTarget gone)
    {
        terminal.Error.WriteLine(TerminalText.Printable($"modelcat: {gone.FullPath} is not there any more; waiting for it"));
        terminal.Error.Flush();
    }

    /// <inheritdoc />
    public void Ended() => terminal.Output.WriteLine("ended");

    private static string Describe(IReadOnlyList<FileChange> changes)
    {
        if (changes.Count == 0) return "what can be read has changed";
        var shown = string.Join(", ", changes.Take(MostFilesShown).Select(change => change.Path + " " + change.What));
        return changes.Count <= MostFilesShown ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {changes.Count - MostFilesShown} more");
    }
}
