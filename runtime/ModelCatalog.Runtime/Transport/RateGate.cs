namespace ModelCatalog.Transport;

/// <summary>Keeps one client below the limits that a provider documents: a request waits for its turn.</summary>
internal sealed class RateGate
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly List<Window> _windows = [];

    public RateGate(IReadOnlyList<LimitProtocol> limits, LimitScope scope, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        foreach (var limit in limits)
        {
            if ((limit.On == scope || limit.On == LimitScope.All) && limit.Count > 0 && limit.Per > TimeSpan.Zero)
            {
                _windows.Add(new Window(new TimeSpan[limit.Count], limit.Per));
            }
        }
    }

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (_windows.Count == 0) return;
        var wait = Reserve();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_origin);
            var turn = now;
            foreach (var window in _windows) turn = window.Earliest(turn);
            foreach (var window in _windows) window.Take(turn);
            return turn - now;
        }
    }

    /// <summary>The last turns that were taken, in a ring: the oldest of them must be out of the window before the next.</summary>
    private sealed class Window(TimeSpan[] turns, TimeSpan per)
    {
        private long _taken;

        public TimeSpan Earliest(TimeSpan turn)
        {
            if (_taken < turns.Length) return turn;
            var free = turns[_taken % turns.Length] + per;
            return free > turn ? free : turn;
        }

        public void Take(TimeSpan turn) => turns[_taken++ % turns.Length] = turn;
    }
}
