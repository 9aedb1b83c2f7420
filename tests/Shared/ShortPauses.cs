namespace ModelCatalog.Tests;

/// <summary>A clock for tests: pauses take no time, time-outs take theirs.</summary>
public sealed class ShortPauses : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.FromMilliseconds(1) && dueTime < TimeSpan.FromSeconds(20) ? TimeSpan.FromMilliseconds(1) : dueTime, period);
}
