using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.TaskRunner;

/// <summary>Everything that a process tells about itself, in a file: log lines of every level, spans with all their tags and events, whole exceptions.</summary>
internal sealed class FileLog : ILogger, IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _file;
    private readonly ActivityListener _listener;

    public FileLog(string path)
    {
        _file = new StreamWriter(path, append: true);
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ModelCatalog",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Write($"span {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {activity.StatusDescription} "
                + string.Join(' ', activity.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Write(string line)
    {
        lock (_lock) _file.WriteLine(line);
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Write($"{logLevel} {formatter(state, exception)} {state} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
        _listener.Dispose();
        _file.Dispose();
    }
}
