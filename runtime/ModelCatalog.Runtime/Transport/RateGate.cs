namespace ModelCatalog.Transport;

/// <summary>Keeps one client below the limits that a provider documents: a request waits for its turn, in order among its kind.</summary>
internal sealed class RateGate
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Telemetry _telemetry;
    private readonly long _origin;
    private readonly List<Window> _windows = [];

    // One queue per scope: submits that wait for a turn of theirs do not hold up the polls.
    private readonly SemaphoreSlim[] _queues = [new(1, 1), new(1, 1), new(1, 1)];

    public RateGate(IReadOnlyList<LimitProtocol> limits, TimeProvider time, Telemetry telemetry)
    {
        _telemetry = telemetry;
        _time = time;
        _origin = time.GetTimestamp();
        foreach (var limit in limits)
        {
            if (limit.Count > 0 && limit.Per > TimeSpan.Zero) _windows.Add(new Window(limit.On, limit.Count, limit.Per));
        }
    }

    /// <summary>Waits until a request may be sent. Who gives up waiting has taken no turn.</summary>
    /// <param name="scope">What it is; <see cref="LimitScope.All"/>: neither a submit nor a poll, so that only limits of all requests count it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task EnterAsync(LimitScope scope, CancellationToken cancellationToken)
    {
        if (_windows.Count == 0) return;
        var queue = _queues[(int)scope];
        var start = _time.GetTimestamp();
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (TryTake(scope) is { } wait) await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            queue.Release();
        }

        _telemetry.Limited(_time.GetElapsedTime(start));
    }

    /// <summary>Takes a turn now; or how long there is none.</summary>
    private TimeSpan? TryTake(LimitScope scope)
    {
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_origin);
            var turn = now;
            foreach (var window in _windows)
            {
                if (window.Counts(scope)) turn = window.Earliest(turn);
            }

            // Rounded up: a timer of whole milliseconds would end too early.
            if (turn > now) return TimeSpan.FromMilliseconds(Math.Ceiling((turn - now).TotalMilliseconds));
            foreach (var window in _windows)
            {
                if (window.Counts(scope)) window.Take(now);
            }

            return null;
        }
    }

    /// <summary>The turns that were taken within the window: where they are as many as may be, the oldest must be out of it before the next.</summary>
    private sealed class Window(LimitScope scope, int count, TimeSpan per)
    {
        private readonly Queue<TimeSpan> _turns = new();

        public bool Counts(LimitScope request) => scope == LimitScope.All || scope == request;

        public TimeSpan Earliest(TimeSpan turn)
        {
            if (_turns.Count < count) return turn;
            var free = _turns.Peek() + per;
            return free > turn ? free : turn;
        }

        public void Take(TimeSpan turn)
        {
            while (_turns.TryPeek(out var oldest) && oldest + per <= turn) _turns.Dequeue();
            _turns.Enqueue(turn);
        }
    }
}
