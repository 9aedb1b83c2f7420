namespace ModelCatalog.Emulator;

/// <summary>How long a task is queued, and how long it runs: counted in polls, or in time.</summary>
public sealed record EmulatorPace
{
    private EmulatorPace(int queuedPolls, int runningPolls)
    {
        QueuedPolls = queuedPolls;
        RunningPolls = runningPolls;
    }

    private EmulatorPace(TimeSpan queued, TimeSpan running)
    {
        Queued = queued;
        Running = running;
    }

    /// <summary>Finished at the first poll.</summary>
    public static EmulatorPace Immediate { get; } = ByPolls(0, 0);

    /// <summary>How many polls say that it is queued.</summary>
    public int QueuedPolls { get; }

    /// <summary>How many polls then say that it runs.</summary>
    public int RunningPolls { get; }

    /// <summary>How long it is queued after the submit; null where polls are counted.</summary>
    public TimeSpan? Queued { get; }

    /// <summary>How long it then runs; null where polls are counted.</summary>
    public TimeSpan? Running { get; }

    /// <summary>So many polls queued, so many running, then finished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static EmulatorPace ByPolls(int queued, int running)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queued);
        ArgumentOutOfRangeException.ThrowIfNegative(running);
        return new EmulatorPace(queued, running);
    }

    /// <summary>Queued for a time after the submit, then running for a time, then finished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    public static EmulatorPace ByTime(TimeSpan queued, TimeSpan running)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queued, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(running, TimeSpan.Zero);
        return new EmulatorPace(queued, running);
    }
}
