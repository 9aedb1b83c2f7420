namespace ModelCatalog.Transport;

/// <summary>Cancels tasks. Asking twice does no harm, so it is repeated after every failure that may pass.</summary>
internal sealed class Canceller(ProviderEngine engine, RateGate gate)
{
    private string Provider => engine.Protocol.Name;

    /// <summary>Whether the provider took it; false: it is too late.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="known">How it stood last; null: nobody knows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> CancelAsync(TaskHandle handle, TaskProgress? known, CancellationToken cancellationToken)
    {
        var route = engine.RouteOf(handle);
        var cancel = route.Route.Cancel ?? throw new NotSupportedException($"The catalog does not know how {Provider} cancels this task.");

        // A task that is over, or that runs where only waiting ones can be cancelled, never goes back.
        var taken = known is not { IsFinished: true } && (known?.Status != GenerationStatus.Running || cancel.WhenRunning)
            && await engine.Repeater.RunAsync("cancel", $"cancellation of task {handle.TaskId}", AttemptAsync, cancellationToken).ConfigureAwait(false);
        ClientLog.Cancelled(engine.Connection.Logger, handle.TaskId, Provider, taken ? "taken" : "too late");
        return taken;

        async Task<Attempt<bool>> AttemptAsync(CancellationToken token)
        {
            // Neither a submit nor a poll: only limits of all requests count it.
            await gate.EnterAsync(LimitScope.All, token).ConfigureAwait(false);
            try
            {
                return new Attempt<bool>(IsTaken(route, cancel, await SendAsync(route, cancel, handle, token).ConfigureAwait(false)));
            }
            catch (ProviderException exception) when (exception is RateLimitedException or ProviderUnavailableException)
            {
                return new Attempt<bool>(false, exception);
            }
        }
    }

    private async Task<ProviderReply> SendAsync(RouteContext route, CancelProtocol cancel, TaskHandle handle, CancellationToken cancellationToken)
    {
        var values = new RequestValues(handle.Model, Guid.NewGuid().ToString()) { TaskId = handle.TaskId, Kept = handle.Kept };
        using var content = cancel.Operation.Body is { } body ? TemplateBody.Write(body, values) : null;
        using var message = engine.Requests.Build(cancel.Operation, values, content);
        try
        {
            // Many say "taken" with a status and no body.
            return await engine.Exchange.SendAsync(message, route.Errors, new ExchangeStreams { TakesAnyReply = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception)
        {
            var error = new ProviderError { Provider = Provider, Class = ErrorClass.Unavailable, Message = exception.Message };
            throw new ProviderUnavailableException(error, engine.Redact(exception.InnerException));
        }
    }

    private static bool IsTaken(RouteContext route, CancelProtocol cancel, ProviderReply reply)
    {
        if (route.Errors.Check(reply) is { } error)
        {
            // Nothing in the request can be wrong but the moment.
            var isLate = error.Class is ErrorClass.Invalid or ErrorClass.Failed or ErrorClass.Unsupported || ErrorReader.IsOneOf(cancel.Late, error);
            return isLate ? false : throw ProviderEngine.ToException(error, ReplyStage.Submit, null);
        }

        return ProviderEngine.StatusOf(route, cancel.Operation.Status?.Text(reply)) switch
        {
            ReplyStatus.Succeeded or ReplyStatus.Failed or ReplyStatus.Finished => false,
            ReplyStatus.Running => cancel.WhenRunning,
            _ => true,
        };
    }
}
