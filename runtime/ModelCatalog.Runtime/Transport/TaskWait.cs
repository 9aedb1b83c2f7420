namespace ModelCatalog.Transport;

/// <summary>One wait for a task: its pauses, its failures in a row, its end.</summary>
internal sealed class TaskWait
{
    /// <summary>A reply of a wrong form may be a proxy's bad moment; after this many in a row it is the provider's form.</summary>
    private const int MostMalformedReplies = 3;

    /// <summary>A finished task whose output is an error of the server this often in a row is a failed one.</summary>
    private const int MostFailedResults = 3;

    private readonly ProviderEngine _engine;
    private readonly RouteContext _route;
    private readonly TaskHandle _handle;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _timeout;
    private int _failures;
    private int _malformed;
    private int _failedResults;
    private ProviderException? _last;

    public TaskWait(ProviderEngine engine, RouteContext route, TaskHandle handle)
    {
        _engine = engine;
        _route = route;
        _handle = handle;
        _time = engine.Connection.Time;
        _start = _time.GetTimestamp();
        _timeout = engine.WaitTimeout(route);
    }

    /// <summary>Waits, at most until time is up; then one last poll is due.</summary>
    /// <exception cref="GenerationTimeoutException">Time is up already.</exception>
    public async Task PauseAsync(TimeSpan pause, TaskProgress progress, CancellationToken cancellationToken)
    {
        var waited = _time.GetElapsedTime(_start);
        var left = _timeout - waited;
        if (left <= TimeSpan.Zero) throw new GenerationTimeoutException(_handle, waited, progress, _last);
        if (pause > left) pause = left;
        if (pause > TimeSpan.Zero) await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The pause after an answer.</summary>
    public TimeSpan AfterAnswer(TimeSpan? retryAfter)
    {
        _failures = 0;
        _malformed = 0;
        _failedResults = 0;
        _last = null;
        return PollPace.Next(_route.Route.Polling, _engine.Elapsed(_handle), 0, retryAfter);
    }

    /// <summary>Whether the error in place of an output has to be taken for the outcome of the task.</summary>
    public bool IsFailure(ProviderException exception) => IsFailedResult(exception) && _failedResults + 1 >= MostFailedResults;

    /// <summary>Whether asking again may help.</summary>
    public bool Tolerates(ProviderException exception) => exception switch
    {
        RateLimitedException or ProviderUnavailableException => true,
        // Without HTTP status nothing was sent: a URL that cannot be made now cannot be made later.
        ProtocolException { HttpStatus: not null } => _malformed + 1 < MostMalformedReplies,
        _ => false,
    };

    /// <summary>The pause after a failure that is tolerated.</summary>
    public TimeSpan AfterFailure(ProviderException exception)
    {
        _last = exception;
        _failures++;
        if (exception is ProtocolException) _malformed++;
        if (IsFailedResult(exception)) _failedResults++;
        return PollPace.Next(_route.Route.Polling, _engine.Elapsed(_handle), _failures, exception.Error.RetryAfter);
    }

    private static bool IsFailedResult(ProviderException exception) => exception is { FromResult: true, Error.Class: ErrorClass.Server };
}
