using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.Transport;

/// <summary>Submits requests. The rule behind every line: a submit that may have been accepted is never sent again.</summary>
internal sealed class Submitter
{
    private const int LongestTaskId = 1_024;

    private readonly ProviderEngine _engine;
    private readonly RateGate _gate;

    public Submitter(ProviderEngine engine, RateGate gate)
    {
        _engine = engine;
        _gate = gate;
    }

    private string Provider => _engine.Protocol.Name;

    private ILogger Log => _engine.Connection.Logger;

    public async Task<TaskStart> SubmitAsync<TProvider>(IServedBy<TProvider> request, SubmitOptions? options, CancellationToken cancellationToken)
        where TProvider : IProvider
    {
        RequestContent.ThrowIfInvalid(request, options);
        var route = _engine.FindRoute(request.RouteName)
            ?? throw new InvalidOperationException($"{Provider} has no route '{request.RouteName}'; were request and provider generated from the same catalog?");
        if (route.Route.Submit is null) throw new NotSupportedException($"The catalog knows how {Provider} takes this request, but not how to send it.");
        var values = new RequestValues(request.ModelId, Guid.NewGuid().ToString()) { Options = options };
        var body = RequestContent.Write(request, options);
        var pooled = true;
        try
        {
            ClientLog.Submitting(Log, request.ModelId, Provider, request.RouteName, values.RequestUuid);
            return await _engine.Telemetry.SubmitAsync(
                request.ModelId,
                values.RequestUuid,
                () => _engine.Repeater.RunAsync("submit", $"submission {values.RequestUuid}", AttemptAsync, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            // A request that broke off may still be read by its connection: such a buffer is left to the garbage collector.
            if (pooled) body.Return();
        }

        async Task<Attempt<TaskStart>> AttemptAsync(CancellationToken token)
        {
            await _gate.EnterAsync(LimitScope.Submit, token).ConfigureAwait(false);
            using var content = body.Length == 0 ? null : new SingleUseContent(body.Written);
            pooled = false;
            var (start, refusal) = await SendAsync(route, values, request.RouteName, content, token).ConfigureAwait(false);
            pooled = content is null or { Completed: true };
            return new Attempt<TaskStart>(start, refusal);
        }
    }

    /// <summary>The task, or the refusal after which the same request may be sent again.</summary>
    private async Task<(TaskStart? Start, ProviderException? Refusal)> SendAsync(
        RouteContext route, RequestValues values, string? routeName, SingleUseContent? content, CancellationToken cancellationToken)
    {
        ProviderReply reply;
        using (var message = _engine.Requests.Build(route.Route.Submit!, values, content))
        {
            try
            {
                reply = await _engine.Exchange.SendAsync(message, route.Errors, cancellationToken).ConfigureAwait(false);
            }
            catch (TransportException exception)
            {
                return (null, Unanswered(exception, content, values.RequestUuid));
            }
            catch (ProtocolException exception)
            {
                ClientLog.Ambiguous(Log, Provider, values.RequestUuid, exception.Message);
                throw;
            }
            catch (OperationCanceledException exception) when (content is not { Started: false })
            {
                var ambiguous = Ambiguous(new ProviderError { Provider = Provider, Class = ErrorClass.Server, Message = "the call was cancelled while it waited" }, values.RequestUuid, exception);
                throw new OperationCanceledException("The submit was cancelled after it was sent.", ambiguous, cancellationToken);
            }
        }

        if (route.Errors.Check(reply) is not { } error) return (Start(route, values, routeName, reply), null);
        if (error.Class == ErrorClass.Server) throw Ambiguous(error, values.RequestUuid, null);
        var refusal = ProviderEngine.ToException(error, ReplyStage.Submit, null);
        return error.Class is ErrorClass.RateLimited or ErrorClass.Unavailable ? (null, refusal) : throw refusal;
    }

    /// <summary>The refusal that a request is which certainly did not leave.</summary>
    /// <exception cref="AmbiguousSubmitException">It may have left.</exception>
    private ProviderUnavailableException Unanswered(TransportException exception, SingleUseContent? content, string submission)
    {
        var error = new ProviderError { Provider = Provider, Class = ErrorClass.Server, Message = exception.Message };
        var inner = _engine.Redact(exception.InnerException);
        // What the content saw is certain. Without content, only a connection that was never made is.
        var sent = content?.Started ?? !(exception.InnerException is HttpRequestException
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

    private TaskStart Start(RouteContext route, RequestValues values, string? routeName, ProviderReply reply)
    {
        var submit = route.Route.Submit!;
        var handle = new TaskHandle
        {
            Provider = Provider,
            Route = routeName,
            Model = values.ModelId,
            TaskId = TaskIdOf(route, submit, values, reply),
            SubmittedAt = _engine.Connection.Time.GetUtcNow(),
            Kept = KeptOf(submit, reply),
        };
        ClientLog.Submitted(Log, handle.Model, Provider, handle.TaskId, values.RequestUuid);
        var cost = decimal.TryParse(submit.Cost?.Text(reply), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : (decimal?)null;
        return new TaskStart(handle, StateOf(route, submit, handle, reply), cost, Resumed: false);
    }

    private string TaskIdOf(RouteContext route, OperationProtocol submit, RequestValues values, ProviderReply reply)
    {
        var id = submit.TaskId?.Text(reply);
        // A route that answers at once needs no id of a task: ours stands in for it.
        if (id is null && route.Route.Poll is null) return values.RequestUuid;
        if (id is not null && id.Length <= LongestTaskId && !id.Any(char.IsControl)) return id;
        var wrong = id is null ? "without a task id" : "with a task id that cannot be one";
        ClientLog.Ambiguous(Log, Provider, values.RequestUuid, wrong);
        throw new ProtocolException(
            route.Errors.Unreadable(reply.HttpStatus),
            $"{Provider} accepted the request (submission {values.RequestUuid}), but answered {wrong} at '{submit.TaskId}'. It was not sent again.",
            route.Errors.BodyStart(reply));
    }

    private static Dictionary<string, string> KeptOf(OperationProtocol submit, ProviderReply reply)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in submit.Keep)
        {
            if (value.Path.Text(reply) is { } text) kept[value.Name] = text;
        }

        return kept;
    }

    /// <summary>Most submits only say "queued"; some are answered with the output at once.</summary>
    private TaskState StateOf(RouteContext route, OperationProtocol submit, TaskHandle handle, ProviderReply reply)
    {
        var text = submit.Status?.Text(reply);
        var output = _engine.OutputOf(handle, route, submit, reply);
        var status = text is null && route.Route.Poll is null ? ReplyStatus.Succeeded : ProviderEngine.StatusOf(route, text);
        switch (status)
        {
            case ReplyStatus.Failed or ReplyStatus.Cancelled:
                var ended = status == ReplyStatus.Failed ? GenerationStatus.Failed : GenerationStatus.Cancelled;
                var progress = _engine.ProgressOf(handle, submit, reply, ended, text);
                return new TaskState(progress) { Failure = new TaskFailedException(handle.TaskId, ended, route.Errors.TaskError(submit, reply)) };
            case ReplyStatus.Succeeded when output is not null && route.Route.Result is null:
                return new TaskState(_engine.ProgressOf(handle, submit, reply, GenerationStatus.Succeeded, text)) { Output = output };
            case ReplyStatus.Succeeded or ReplyStatus.Finished when route.Route.Poll is null && route.Route.Result is null:
                throw new ProtocolException(
                    route.Errors.Unreadable(reply.HttpStatus), $"{Provider} finished task {handle.TaskId}, but sent no output.", route.Errors.BodyStart(reply));
            default:
                // Whether it is done is told by the next poll, which also knows where the output is.
                var open = status == ReplyStatus.Running ? GenerationStatus.Running : GenerationStatus.Queued;
                return new TaskState(_engine.ProgressOf(handle, submit, reply, open, text));
        }
    }
}
