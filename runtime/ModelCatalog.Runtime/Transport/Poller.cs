using Microsoft.Extensions.Logging;

namespace ModelCatalog.Transport;

/// <summary>Asks how a task stands. Asking costs nothing and may be repeated.</summary>
internal sealed class Poller
{
    private readonly ProviderEngine _engine;
    private readonly RateGate _gate;

    public Poller(ProviderEngine engine, RateGate gate)
    {
        _engine = engine;
        _gate = gate;
    }

    private string Provider => _engine.Protocol.Name;

    private ILogger Log => _engine.Connection.Logger;

    /// <summary>Asks once.</summary>
    /// <exception cref="ProviderException">The provider does not answer, or with an error that is none of the task's own.</exception>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken cancellationToken) =>
        _engine.Telemetry.PollAsync(handle, () => AskAsync(handle, cancellationToken));

    /// <summary>Asks until the task is finished.</summary>
    /// <exception cref="GenerationTimeoutException">It took too long.</exception>
    /// <exception cref="ProviderException">The provider refuses to answer.</exception>
    public async Task<TaskState> WaitAsync(TaskStart start, TaskState state, Action<TaskState> report, CancellationToken cancellationToken)
    {
        if (state.Progress.IsFinished) return state;
        var handle = start.Handle;
        var route = _engine.FindRoute(handle.Route)!;
        var pause = start.Resumed ? TimeSpan.Zero : PollPace.Next(route.Route.Polling, _engine.Elapsed(handle), 0, null);
        return await new TaskWait(_engine, route, handle, state.Progress).RunAsync(
            pause,
            async token => Heard(await PollAsync(handle, token).ConfigureAwait(false)),
            error => Heard(Ended(handle, GenerationStatus.Failed, error, null)),
            cancellationToken).ConfigureAwait(false);

        TaskState Heard(TaskState next)
        {
            report(next);
            return next;
        }
    }

    private async Task<TaskState> AskAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        var route = _engine.FindRoute(handle.Route)!;
        var poll = route.Route.Poll ?? throw new InvalidOperationException($"{Provider} has no request that asks for a task.");
        var reply = await SendAsync(route, poll, handle, cancellationToken).ConfigureAwait(false);
        var text = poll.Status?.Text(reply);
        // A poll that has no status at all is one that answers only when the task is done.
        var status = poll.Status is null ? ReplyStatus.Succeeded : ProviderEngine.StatusOf(route, text);

        // A reply that says how the task ended is about the task, whatever else it complains about.
        var isOver = reply.IsSuccess && text is not null && (status is ReplyStatus.Failed or ReplyStatus.Cancelled || (status == ReplyStatus.Finished && route.Route.Result is not null));
        if (!isOver && route.Errors.Check(reply) is { } error) return OnError(route, handle, error);
        switch (status)
        {
            case ReplyStatus.Queued:
                return Open(route, handle, poll, reply, GenerationStatus.Queued, text);
            case ReplyStatus.Running:
                return Open(route, handle, poll, reply, GenerationStatus.Running, text);
            case ReplyStatus.Failed:
                return Ended(handle, GenerationStatus.Failed, route.Errors.TaskError(poll, reply), text);
            case ReplyStatus.Cancelled:
                return Ended(handle, GenerationStatus.Cancelled, route.Errors.TaskError(poll, reply), text);
            case ReplyStatus.Finished or ReplyStatus.Succeeded when route.Route.Result is not null:
                return await FetchAsync(route, handle, text, cancellationToken).ConfigureAwait(false);
            case ReplyStatus.Finished or ReplyStatus.Succeeded:
                return Succeeded(route, handle, poll, reply, text);
            default:
                ClientLog.UnknownStatus(Log, handle.TaskId, Provider, route.Errors.Clean(text));
                return Open(route, handle, poll, reply, GenerationStatus.Running, text);
        }
    }

    private async Task<ProviderReply> SendAsync(RouteContext route, OperationProtocol operation, TaskHandle handle, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(LimitScope.Poll, cancellationToken).ConfigureAwait(false);
        var values = new RequestValues(handle.Model, Guid.NewGuid().ToString()) { TaskId = handle.TaskId, Kept = handle.Kept };
        using var content = operation.Body is { } body ? TemplateBody.Write(body, values) : null;
        using var message = _engine.Requests.Build(operation, values, content);
        try
        {
            return await _engine.Exchange.SendAsync(message, route.Errors, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception)
        {
            var error = new ProviderError { Provider = Provider, Class = ErrorClass.Unavailable, Message = exception.Message };
            throw new ProviderUnavailableException(error, _engine.Redact(exception.InnerException));
        }
    }

    private TaskState OnError(RouteContext route, TaskHandle handle, ProviderError error)
    {
        if (route.Errors.IsGraceCode(error) && _engine.Elapsed(handle) < route.Route.Polling.Grace)
        {
            if (Log.IsEnabled(LogLevel.Debug)) ClientLog.NotVisible(Log, handle.TaskId, Provider, error.ToString());
            return new TaskState(new TaskProgress(GenerationStatus.Queued, _engine.Elapsed(handle)));
        }

        var exception = ProviderEngine.ToException(error, ReplyStage.Poll, handle.TaskId);
        return exception is TaskFailedException ? Ended(handle, GenerationStatus.Failed, error, null) : throw exception;
    }

    /// <summary>The second request of providers that keep status and output apart: a reply is the output, an error is why the task failed.</summary>
    private async Task<TaskState> FetchAsync(RouteContext route, TaskHandle handle, string? text, CancellationToken cancellationToken)
    {
        var result = route.Route.Result!;
        var reply = await SendAsync(route, result, handle, cancellationToken).ConfigureAwait(false);
        if (route.Errors.Check(reply) is not { } error) return Succeeded(route, handle, result, reply, text);
        var exception = ProviderEngine.ToException(error, ReplyStage.Result, handle.TaskId);
        exception.FromResult = true;
        return exception is TaskFailedException ? Ended(handle, GenerationStatus.Failed, error, text) : throw exception;
    }

    private TaskState Open(RouteContext route, TaskHandle handle, OperationProtocol operation, ProviderReply reply, GenerationStatus status, string? text)
    {
        var state = new TaskState(_engine.ProgressOf(handle, operation, reply, status, text)) { RetryAfter = route.Errors.PauseAfter(reply) };
        ClientLog.Polled(Log, handle.TaskId, Provider, state.Progress);
        return state;
    }

    private TaskState Ended(TaskHandle handle, GenerationStatus status, ProviderError error, string? text)
    {
        var progress = new TaskProgress(status, _engine.Elapsed(handle), RawStatus: text);
        ClientLog.Polled(Log, handle.TaskId, Provider, progress);
        return new TaskState(progress) { Failure = new TaskFailedException(handle.TaskId, status, error) };
    }

    private TaskState Succeeded(RouteContext route, TaskHandle handle, OperationProtocol operation, ProviderReply reply, string? text)
    {
        var output = _engine.OutputOf(handle, route, operation, reply)
            ?? throw new ProtocolException(
                route.Errors.Unreadable(reply.HttpStatus),
                $"{Provider} finished task {handle.TaskId}, but sent no output at '{operation.Output}'.",
                route.Errors.BodyStart(reply));
        var progress = new TaskProgress(GenerationStatus.Succeeded, _engine.Elapsed(handle), 1, RawStatus: text);
        ClientLog.Polled(Log, handle.TaskId, Provider, progress);
        return new TaskState(progress) { Output = output };
    }
}
