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
        var time = TerminalText.Paint(terminal, TerminalText.Dim, DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        if (!check.IsFirst) terminal.Output.WriteLine(time + "  " + TerminalText.Printable(Describe(check.Changes)));
        foreach (var (path, start, rule) in check.Fixed.Select(one => (one.Path, one.Range.Start, one.Rule)))
            terminal.Output.WriteLine(TerminalText.Paint(terminal, TerminalText.Green, "fixed") + TerminalText.Printable($": {path}({start.Line + 1},{start.Column + 1}) {rule.Id} {rule.Title}"));
        terminal.Output.Write(report.Describe(check.Appeared, target.Prefix, terminal));
        foreach (var file in report.Unreadable) terminal.Error.WriteLine(TerminalText.Printable($"modelcat: {file.Path} cannot be read: {file.Reason}"));
        var took = string.Create(CultureInfo.InvariantCulture, $" ({check.Elapsed.TotalMilliseconds:F0} ms)");
        terminal.Output.WriteLine(TerminalText.Paint(terminal, report.IsGood ? TerminalText.Green : TerminalText.Red, report.Summary()) + TerminalText.Paint(terminal, TerminalText.Dim, took));
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
