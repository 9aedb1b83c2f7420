using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ModelCatalog.Transport;

namespace ModelCatalog;

/// <summary>A task at a provider: submitted, and to be waited for. It goes on there whether or not anybody waits. Thread-safe.</summary>
/// <typeparam name="TOutput">What comes out.</typeparam>
public sealed class GenerationTask<TOutput>
{
    private readonly ProviderEngine _engine;
    private readonly TaskStart _start;
    private readonly Func<TaskOutput, TOutput> _readOutput;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskState _state;
    private Action<TaskProgress>? _watchers;

    internal GenerationTask(ProviderEngine engine, TaskStart start, Func<TaskOutput, TOutput> readOutput)
    {
        _engine = engine;
        _start = start;
        _state = start.State;
        _readOutput = readOutput;
        if (start.State.Progress.IsFinished) Measure();
    }

    /// <summary>The task as data: store it, and any process can go on with it.</summary>
    public TaskHandle Handle => _start.Handle;

    /// <summary>The provider's key.</summary>
    public string Provider => Handle.Provider;

    /// <summary>The provider's id of the task.</summary>
    public string TaskId => Handle.TaskId;

    /// <summary>The provider's route; null: the default route.</summary>
    public string? Route => Handle.Route;

    /// <summary>The provider's id of the model; null where it has none.</summary>
    public string? Model => Handle.Model;

    /// <summary>Values of the submit's reply that later requests need.</summary>
    public IReadOnlyDictionary<string, string> Kept => Handle.Kept;

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset SubmittedAt => Handle.SubmittedAt;

    /// <summary>What the provider says that it costs, in the provider's unit; null when it does not say.</summary>
    public decimal? Cost => _start.Cost;

    /// <summary>How the task stood when it was last asked for.</summary>
    public TaskProgress Progress => _state.Progress;

    /// <summary>Asks once how the task stands. A finished task is not asked again.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ProviderException">The provider does not answer, or refuses to. That the task failed is no exception here.</exception>
    public async Task<TaskProgress> RefreshAsync(CancellationToken cancellationToken = default)
    {
        if (!_state.Progress.IsFinished) Publish(await _engine.Poller.PollAsync(Handle, cancellationToken).ConfigureAwait(false));
        return _state.Progress;
    }

    /// <summary>
    /// Waits for the task and gives its output. Polls at the provider's pace; a provider that does not answer for a while is tolerated until
    /// <see cref="ProviderOptions.PollTimeout"/>. Cancelling ends the waiting, not the task.
    /// </summary>
    /// <param name="progress">Hears how the task stands, after each poll.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TaskFailedException">The task failed or was cancelled at the provider.</exception>
    /// <exception cref="GenerationTimeoutException">It took too long; the exception carries the handle.</exception>
    /// <exception cref="ProviderAuthenticationException">The provider does not accept the key.</exception>
    /// <exception cref="RequestRejectedException">The provider does not know the task.</exception>
    /// <exception cref="ProtocolException">The replies, or the output, are not what the provider documents.</exception>
    public async Task<TOutput> WaitAsync(IProgress<TaskProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!_state.Progress.IsFinished) await PollAsync(progress, cancellationToken).ConfigureAwait(false);
        return GetOutput();
    }

    /// <summary>
    /// Waits for the task and tells on the way how it stands: now, after each change, and at the end. A change is another status, fraction, position or word of the provider,
    /// whether a poll, <see cref="RefreshAsync"/> or a notification brought it; the last one is finished. That the task failed is no exception here: it is the last status,
    /// and <see cref="GetOutput"/> throws. Everything else that ends <see cref="WaitAsync"/> early ends this, too, by the same exceptions. Leaving the loop ends the polling,
    /// not the task.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="GenerationTimeoutException">It took too long; the exception carries the handle.</exception>
    /// <exception cref="ProviderException">The provider refuses to answer; see <see cref="WaitAsync"/>.</exception>
    public async IAsyncEnumerable<TaskProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Who looks too seldom misses changes on the way, never the last.
        var changes = Channel.CreateBounded<TaskProgress>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_lock)
        {
            Hear(_state.Progress);
            _watchers += Hear;
        }

        var polling = WaitForEndAsync();
        try
        {
            TaskProgress? last = null;
            await foreach (var progress in changes.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (last is not null && progress with { Elapsed = last.Elapsed } == last) continue;
                last = progress;
                yield return progress;
            }

            await polling.ConfigureAwait(false);
        }
        finally
        {
            lock (_lock) _watchers -= Hear;
            await stop.CancelAsync().ConfigureAwait(false);
            // Either it was thrown above, or nobody looks any more.
            await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Hear(TaskProgress progress) => changes.Writer.TryWrite(progress);

        async Task WaitForEndAsync()
        {
            try
            {
                if (!_state.Progress.IsFinished) await PollAsync(null, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                changes.Writer.Complete();
            }
        }
    }

    /// <summary>
    /// Takes over what the provider posted about this task: whoever waits for it goes on at once, without another poll. A notification that is not
    /// verified may come from anybody: take it as a reason to ask (<see cref="RefreshAsync"/>) where that matters.
    /// </summary>
    /// <param name="notification">The notification.</param>
    /// <returns>Whether the task is finished now. If it is not, the notification does not say all of it: go on asking.</returns>
    /// <exception cref="ArgumentException">The notification is about another task.</exception>
    public bool Complete(WebhookNotification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        if (!notification.IsAbout(Handle))
            throw new ArgumentException($"The notification is about task {notification.TaskId} of {notification.Provider}, not about task {TaskId} of {Provider}.", nameof(notification));
        if (_engine.ToState(Handle, notification) is { } state) Publish(state);
        return _state.Progress.IsFinished;
    }

    /// <summary>The output of a task that succeeded.</summary>
    /// <exception cref="InvalidOperationException">The task is not finished.</exception>
    /// <exception cref="TaskFailedException">The task failed or was cancelled at the provider.</exception>
    /// <exception cref="ProtocolException">The output is not what the provider documents.</exception>
    public TOutput GetOutput()
    {
        var state = _state;
        if (state.Failure is { } failure)
        {
            // A new one for each caller: an exception thrown twice would show both stacks.
            throw new TaskFailedException(failure.TaskId, failure.Status, failure.Error);
        }

        return state.Output is { } output
            ? _readOutput(output)
            : throw new InvalidOperationException($"Task {TaskId} of {Provider} is not finished ({state.Progress}): await WaitAsync first.");
    }

    /// <summary><c>provider task id (running, 12 s)</c>.</summary>
    public override string ToString() => $"{Handle} ({Progress})";

    /// <summary>Polls until the task is finished, or until somebody else heard of its end.</summary>
    private Task PollAsync(IProgress<TaskProgress>? progress, CancellationToken cancellationToken) =>
        _engine.Telemetry.WaitAsync(Handle, () => PollToEndAsync(progress, cancellationToken), () => _state);

    private async Task PollToEndAsync(IProgress<TaskProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var polling = _engine.Poller.WaitAsync(_start, _state, Report, stop.Token);
        await Task.WhenAny(polling, _completed.Task).ConfigureAwait(false);
        if (!polling.IsCompleted) await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await polling.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The waiting was cancelled; the task goes on.", exception, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ModelCatalogException && _state.Progress.IsFinished)
        {
            // How it ended is known from elsewhere, whatever the last poll met.
        }

        void Report(TaskState state)
        {
            Publish(state);
            progress?.Report(state.Progress);
        }
    }

    /// <summary>Several callers may ask at once; an answer that comes late does not reopen a finished task.</summary>
    private void Publish(TaskState state)
    {
        lock (_lock)
        {
            if (_state.Progress.IsFinished) return;
            _state = state;
            _watchers?.Invoke(state.Progress);
            if (!state.Progress.IsFinished) return;
            Measure();
            _completed.TrySetResult();
        }
    }

    /// <summary>How long a task took that another process submitted is not known: it may have been finished long ago.</summary>
    private void Measure()
    {
        if (!_start.Resumed) _engine.Telemetry.Finished(Handle, _state);
    }
}
