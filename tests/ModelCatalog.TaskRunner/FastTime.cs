namespace ModelCatalog.TaskRunner;

/// <summary>A clock that runs a hundred times as fast as the real one, from a moment on: in every process that knows the moment it shows the same time.</summary>
internal sealed class FastTime(DateTimeOffset start) : TimeProvider
{
    private const int Factor = 100;

    public override long TimestampFrequency => System.TimestampFrequency / Factor;

    public override DateTimeOffset GetUtcNow() => start + ((System.GetUtcNow() - start) * Factor);

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Scale(dueTime), Scale(period));

    private static TimeSpan Scale(TimeSpan time) => time > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds / Factor)) : time;
}
