using System.Diagnostics;

namespace ModelCatalog.Tool;

/// <summary>Says how far long work is, in one line of the standard error that is written over. Only at a terminal, and only where the work is long.</summary>
internal sealed class ProgressLine(ToolTerminal terminal)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = s_interval;
    private int _width;

    /// <summary>Tells, twice a second at most.</summary>
    public void Tell(Func<string> text)
    {
        if (!terminal.ShowsProgress || _watch.Elapsed < _next) return;
        _next = _watch.Elapsed + s_interval;
        var line = text();
        terminal.Error.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_width > 0) terminal.Error.Write("\r" + new string(' ', _width) + "\r");
        _width = 0;
    }
}
