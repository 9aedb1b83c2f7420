using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Outputs;

namespace ModelCatalog.Emulator.Tasks;

/// <summary>A task of the emulator.</summary>
internal sealed class EmulatedTask(string id, RouteDescriptor route, EmulatedSubmit submit, EmulatorOptions options)
{
    private static readonly EmulatedError s_cancelled = new("failed", "The task was cancelled");

    private readonly Lock _lock = new();
    private readonly List<SampleFile> _files = [];
    private readonly long _start = options.Time.GetTimestamp();
    private int _polls;
    private bool _isEnded;
    private bool _isCancelled;

    /// <summary>Happens once: when a poll tells that it is over, or when it is ended.</summary>
    public event Action? Ended;

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>The route that it was submitted by: only that one knows it.</summary>
    public RouteDescriptor Route => route;

    /// <summary>The request.</summary>
    public EmulatedSubmit Submit => submit;

    /// <summary>Why it fails; null: it succeeds.</summary>
    public EmulatedError? Failure { get => IsCancelled ? s_cancelled : field; init; }

    /// <summary>What of a request for several tasks asked for it; null: the whole request.</summary>
    public string? Item { get; init; }

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled
    {
        get
        {
            lock (_lock) return _isCancelled;
        }
    }

    /// <summary>How many polls are answered as if it were not visible yet.</summary>
    public int HiddenPolls { get; init; }

    /// <summary>What it gives.</summary>
    public JsonValue Output { get; set; } = JsonNull.Instance;

    /// <summary>What the reply to the submit told the client to keep, by name.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();

    /// <summary>The files of its output, by their number.</summary>
    public IReadOnlyList<SampleFile> Files => _files;

    /// <summary>Adds a file to its output; only while it is made.</summary>
    /// <returns>The file's number.</returns>
    public int AddFile(SampleFile file)
    {
        _files.Add(file);
        return _files.Count - 1;
    }

    /// <summary>How far it is, asked once more.</summary>
    /// <returns>The phase, and how much of its running time is over, 0 to 1.</returns>
    public (TaskPhase Phase, double Progress) Poll()
    {
        int polls;
        lock (_lock) polls = _polls++;
        if (polls < HiddenPolls) return (TaskPhase.Hidden, 0);
        var now = At(polls - HiddenPolls);
        if (now.Phase == TaskPhase.Finished) End();
        return now;
    }

    /// <summary>Ends it, however many polls there were.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_isEnded) return;
            _isEnded = true;
        }

        Ended?.Invoke();
    }

    /// <summary>Cancels it, if it is in one of these states; what was cancelled before stays so.</summary>
    /// <param name="states">Any of <c>queued running</c>.</param>
    /// <returns>Whether it is cancelled.</returns>
    public bool TryCancel(IReadOnlyList<string> states)
    {
        lock (_lock)
        {
            if (_isCancelled) return true;
            var phase = At(_polls - HiddenPolls - 1).Phase;
            if (phase == TaskPhase.Finished || !states.Contains(phase == TaskPhase.Running ? "running" : "queued")) return false;
            _isCancelled = true;
        }

        End();
        return true;
    }

    /// <summary>Whether it was told to be over; asking so is no poll.</summary>
    public bool IsFinished()
    {
        int polls;
        lock (_lock) polls = _polls;
        return At(polls - HiddenPolls - 1).Phase == TaskPhase.Finished;
    }

    private (TaskPhase Phase, double Progress) At(double past)
    {
        lock (_lock)
        {
            if (_isEnded) return (TaskPhase.Finished, 1);
        }

        double queued = options.Pace.QueuedPolls;
        double running = options.Pace.RunningPolls;
        if (options.Pace is { Queued: { } queuedTime, Running: { } runningTime })
        {
            past = options.Time.GetElapsedTime(_start).TotalSeconds;
            (queued, running) = (queuedTime.TotalSeconds, runningTime.TotalSeconds);
        }

        if (past < queued) return (TaskPhase.Queued, 0);
        if (past >= queued + running) return (TaskPhase.Finished, 1);

        // The first poll that says "running" is some way on already, the last one is not done.
        var done = options.Pace.Running is null ? (past - queued + 1) / (running + 1) : (past - queued) / running;
        return (TaskPhase.Running, done);
    }
}
