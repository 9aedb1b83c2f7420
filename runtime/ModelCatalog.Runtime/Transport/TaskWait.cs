using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

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
    private readonly ResiliencePipeline<TaskState> _pipeline;
    private TaskProgress _progress;
    private int _failures;
    private int _malformed;
    private int _failedResults;
    private ProviderException? _last;

    public TaskWait(ProviderEngine engine, RouteContext route, TaskHandle handle, TaskProgress progress)
    {
        _engine = engine;
        _route = route;
        _handle = handle;
        _progress = progress;
        _time = engine.Connection.Time;
        _start = _time.GetTimestamp();
        _timeout = engine.WaitTimeout(route);
        _pipeline = new ResiliencePipelineBuilder<TaskState> { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions<TaskState>
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => new(GoesOn(arguments.Outcome) && Left > TimeSpan.Zero),
                DelayGenerator = arguments => new(PauseAfter(arguments.Outcome)),
                OnRetry = OnRetry,
            })
            .Build();
    }

    private TimeSpan Left => _timeout - _time.GetElapsedTime(_start);

    /// <summary>Asks until the task is finished, for the last time when time is up.</summary>
    /// <param name="pause">The pause before the first time.</param>
    /// <param name="poll">Asks once.</param>
    /// <param name="ended">How a task stands that ended with an error.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="GenerationTimeoutException">It took too long.</exception>
    public async Task<TaskState> RunAsync(TimeSpan pause, Func<CancellationToken, Task<TaskState>> poll, Func<ProviderError, TaskState> ended, CancellationToken cancellationToken)
    {
        pause = Shorten(pause);
        if (pause > TimeSpan.Zero) await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        try
        {
            var state = await _pipeline.ExecuteAsync(AskAsync, cancellationToken).ConfigureAwait(false);
            if (state.Progress.IsFinished) return state;
        }
        catch (ProviderException exception) when (Tolerates(exception))
        {
            // Nothing but the time kept it from being asked again.
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new GenerationTimeoutException(_handle, _time.GetElapsedTime(_start), _progress, _last);

        async ValueTask<TaskState> AskAsync(CancellationToken token)
        {
            try
            {
                var state = await poll(token).ConfigureAwait(false);
                (_failures, _malformed, _failedResults, _last, _progress) = (0, 0, 0, null, state.Progress);
                return state;
            }
            catch (ProviderException exception)
            {
                _last = exception;
                _failures++;
                if (exception is ProtocolException) _malformed++;
                if (exception is { FromResult: true, Error.Class: ErrorClass.Server }) _failedResults++;
                if (_failedResults >= MostFailedResults) return ended(exception.Error);
                throw;
            }
        }
    }

    private bool GoesOn(Outcome<TaskState> outcome) => outcome.Exception is { } exception ? Tolerates(exception) : !outcome.Result!.Progress.IsFinished;

    /// <summary>Whether asking again may help. Asking costs nothing, so everything that may pass is asked again.</summary>
    private bool Tolerates(Exception exception) => exception switch
    {
        RateLimitedException or ProviderUnavailableException => true,
        // Without HTTP status nothing was sent: a URL that cannot be made now cannot be made later.
        ProtocolException { HttpStatus: not null } => _malformed < MostMalformedReplies,
        _ => false,
    };

    private TimeSpan? PauseAfter(Outcome<TaskState> outcome)
    {
        var asked = outcome.Exception is ProviderException exception ? exception.Error.RetryAfter : outcome.Result?.RetryAfter;
        return Shorten(PollPace.Next(_route.Route.Polling, _engine.Elapsed(_handle), _failures, asked));
    }

    private TimeSpan Shorten(TimeSpan pause)
    {
        var left = Left;
        return pause < left ? pause : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private ValueTask OnRetry(OnRetryArguments<TaskState> arguments)
    {
        if (arguments.Outcome.Exception is { } exception) ClientLog.PollFailed(_engine.Connection.Logger, _handle.TaskId, _handle.Provider, exception.Message, arguments.RetryDelay);
        return default;
    }
}
