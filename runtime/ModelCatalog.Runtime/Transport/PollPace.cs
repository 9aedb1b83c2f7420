namespace ModelCatalog.Transport;

/// <summary>How long to wait before the next poll.</summary>
internal static class PollPace
{
    private static readonly PaceStep[] Default =
    [
        new(TimeSpan.Zero, TimeSpan.FromSeconds(3)),
        new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(8)),
        new(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(20)),
    ];

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>The pause after a poll: by the time since the submit, longer with each failure in a row, and at least what the provider asks for.</summary>
    public static TimeSpan Next(PollingProtocol polling, TimeSpan elapsed, int failures, TimeSpan? retryAfter)
    {
        var pause = Interval(polling.Pace.Count == 0 ? Default : polling.Pace, elapsed);
        if (failures > 0)
        {
            var longer = TimeSpan.FromTicks(pause.Ticks << Math.Min(failures, 6));
            pause = longer < LongestBackOff ? longer : pause > LongestBackOff ? pause : LongestBackOff;
        }

        pause = Jitter(pause);
        if (retryAfter is not { } asked || asked <= pause) return pause;
        return asked < LongestRetryAfter ? asked : LongestRetryAfter;
    }

    private static TimeSpan Interval(IReadOnlyList<PaceStep> steps, TimeSpan elapsed)
    {
        var interval = steps[0].Interval;
        foreach (var step in steps)
        {
            if (elapsed >= step.After) interval = step.Interval;
        }

        return interval > TimeSpan.Zero ? interval : TimeSpan.FromMilliseconds(100);
    }

    /// <summary>Up to a tenth more, so that many clients do not ask in step. Never less: a documented pace holds.</summary>
    private static TimeSpan Jitter(TimeSpan pause)
    {
#pragma warning disable CA5394 // Spreading requests is no secret.
        return pause * (1 + (Random.Shared.NextDouble() / 10));
#pragma warning restore CA5394
    }
}
