namespace ModelCatalog.Tool.Checking;

/// <summary>Wakes when something below a folder may have changed. What it was, a look at the files tells: events alone get lost with folders that go and come.</summary>
/// <param name="folder">The folder; it may be gone at times.</param>
internal sealed class FolderWatch(string folder) : IDisposable
{
    // An editor writes a file in several steps.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan s_longestUnrest = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan s_lookBesideEvents = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lookWithoutEvents = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _events = new(0);
    private FileSystemWatcher? _watcher;

    /// <summary>Listens anew: to the folder that now has the name.</summary>
    public void Renew()
    {
        _watcher?.Dispose();
        _watcher = null;
        if (!Directory.Exists(folder)) return;
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => _events.Release();
        watcher.Created += (_, _) => _events.Release();
        watcher.Deleted += (_, _) => _events.Release();
        watcher.Renamed += (_, _) => _events.Release();
        watcher.Error += (_, _) => _events.Release();
        try
        {
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The system gives no more watches, or the folder is gone again: looking now and then will do.
            watcher.Dispose();
        }
    }

    /// <summary>Waits until it is time to look.</summary>
    /// <returns>Whether an event asked for it.</returns>
    public bool Wait(CancellationToken stop)
    {
        if (_watcher is null || !Directory.Exists(folder))
        {
            stop.WaitHandle.WaitOne(s_lookWithoutEvents);
            return false;
        }

        try
        {
            if (!_events.Wait(s_lookBesideEvents, stop)) return false;
            for (var unrest = TimeSpan.Zero; unrest < s_longestUnrest && _events.Wait(s_quiet, stop); unrest += s_quiet)
            {
                while (_events.Wait(0, stop)) { }
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _watcher?.Dispose();
        _events.Dispose();
    }
}
