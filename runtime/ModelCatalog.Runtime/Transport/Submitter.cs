using Microsoft.Extensions.Logging;

namespace ModelCatalog.Transport;

/// <summary>Submits requests. The rule behind every line: a submit that may have been accepted is never sent again.</summary>
internal sealed class Submitter
{
    private readonly ProviderEngine _engine;
    private readonly RateGate _gate;

    public Submitter(ProviderEngine engine, RateGate gate)
    {
        _engine = engine;
        _gate = gate;
    }

    private string Provider => _engine.Protocol.Name;

    private ILogger Log => _engine.Connection.Logger;

    /// <summary>What the provider answered that took the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of this call; null: none.</param>
    /// <param name="waitsForOutput">Whether it goes where the output is the answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Submission> SubmitAsync<TProvider>(IServedBy<TProvider> request, SubmitOptions? options, bool waitsForOutput, CancellationToken cancellationToken)
        where TProvider : IProvider
    {
        RequestContent.ThrowIfInvalid(request, options);
        var route = _engine.FindRoute(request.RouteName)
            ?? throw new InvalidOperationException($"{Provider} has no route '{request.RouteName}'; were request and provider generated from the same catalog?");
        var operation = OperationOf(route.Route, waitsForOutput);
        var values = new RequestValues(request.ModelId, Guid.NewGuid().ToString()) { Options = options, CatalogModel = (request as IModelRequest)?.Model.Key };
        var body = RequestContent.Write(request, options);
        var pooled = true;
        try
        {
            ClientLog.Submitting(Log, request.ModelId, Provider, request.RouteName, values.RequestUuid);
            return await _engine.Telemetry.SubmitAsync(
                values,
                operation == route.Route.Sync,
                () => _engine.Repeater.RunAsync("submit", $"submission {values.RequestUuid}", AttemptAsync, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            // A request that broke off may still be read by its connection: such a buffer is left to the garbage collector.
            if (pooled) body.Return();
        }

        async Task<Attempt<Submission>> AttemptAsync(CancellationToken token)
        {
            await _gate.EnterAsync(LimitScope.Submit, token).ConfigureAwait(false);
            using var content = new SingleUseContent(body.Written);
            pooled = false;
            var (reply, refusal) = await SendAsync(route, operation, values, content, token).ConfigureAwait(false);
            pooled = content.Completed;
            return new Attempt<Submission>(reply is null ? null : new Submission(route, operation, values, request.RouteName, reply), refusal);
        }
    }

    /// <summary>A route that only answers at once takes every request so.</summary>
    private OperationProtocol OperationOf(RouteProtocol route, bool waitsForOutput)
    {
        if (!waitsForOutput) return route.Submit ?? route.Sync ?? throw new NotSupportedException($"The catalog knows how {Provider} takes this request, but not how to send it.");
        return route.Sync ?? throw new NotSupportedException($"{Provider} answers this request with a task, not with the output: submit it.");
    }

    /// <summary>The reply, or the refusal after which the same request may be sent again.</summary>
    private async Task<(ProviderReply? Reply, ProviderException? Refusal)> SendAsync(
        RouteContext route, OperationProtocol operation, RequestValues values, SingleUseContent content, CancellationToken cancellationToken)
    {
        var isSync = operation == route.Route.Sync;
        ProviderReply reply;
        using (var message = _engine.Requests.Build(operation, values, content))
        {
            try
            {
                var streams = new ExchangeStreams { Timeout = isSync ? route.Route.SyncTimeout : null };
                reply = await _engine.Exchange.SendAsync(message, route.Errors, streams, cancellationToken).ConfigureAwait(false);
            }
            catch (TransportException exception)
            {
                return (null, Unanswered(exception, content, values.RequestUuid));
            }
            catch (ProtocolException exception)
            {
                throw Ambiguous(exception.Error with { Message = exception.Message }, values.RequestUuid, exception);
            }
            catch (OperationCanceledException exception) when (content.Started || content.IsEmpty)
            {
                var ambiguous = Ambiguous(new ProviderError { Provider = Provider, Class = ErrorClass.Server, Message = "the call was cancelled while it waited" }, values.RequestUuid, exception);
                throw new OperationCanceledException("The submit was cancelled after it was sent.", ambiguous, cancellationToken);
            }
        }

        // A reply that names tasks started them, whatever else it complains about.
        if (route.Errors.Check(reply) is not { } error || SubmitReader.NamesTasks(operation, reply)) return (reply, null);
        if (error.Class == ErrorClass.Server) throw Ambiguous(error, values.RequestUuid, null);
        var mayRepeat = error.Class is ErrorClass.RateLimited or ErrorClass.Unavailable;

        // Who asks to come again and names a task all the same may have started it.
        if (mayRepeat && SubmitReader.NamedTask(operation, reply) is { } task) throw Ambiguous(error with { Message = $"{error.Message} (but the reply names the task {task})" }, values.RequestUuid, null);
        var refusal = ProviderEngine.ToException(error, isSync ? ReplyStage.Sync : ReplyStage.Submit, values.RequestUuid);
        refusal.Failures = SubmitReader.Failures(route, operation, reply);
        return mayRepeat ? (null, refusal) : throw refusal;
    }

    /// <summary>The refusal that a request is which certainly did not leave.</summary>
    /// <exception cref="AmbiguousSubmitException">It may have left.</exception>
    private ProviderUnavailableException Unanswered(TransportException exception, SingleUseContent content, string submission)
    {
        var error = new ProviderError { Provider = Provider, Class = ErrorClass.Server, Message = exception.Message };
        var inner = _engine.Redact(exception.InnerException);
        // What the content saw is certain. Where there is nothing to see, only a connection that was never made is.
        var sent = content.Started || (content.IsEmpty && exception.InnerException is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        });
        if (sent) throw Ambiguous(error, submission, inner);
        return new ProviderUnavailableException(error with { Class = ErrorClass.Unavailable }, inner);
    }

    private AmbiguousSubmitException Ambiguous(ProviderError error, string submission, Exception? inner)
    {
        if (Log.IsEnabled(LogLevel.Error)) ClientLog.Ambiguous(Log, Provider, submission, error.ToString());
        return new AmbiguousSubmitException(submission, error, inner);
    }
}
