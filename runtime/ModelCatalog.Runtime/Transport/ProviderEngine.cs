using System.Globalization;

namespace ModelCatalog.Transport;

/// <summary>Speaks a provider's protocol for its client and the client's tasks.</summary>
internal sealed class ProviderEngine
{
    private readonly Dictionary<string, RouteContext> _routes = new(StringComparer.Ordinal);
    private readonly ApiKey _key;

    public ProviderEngine(ProviderProtocol protocol, ProviderConnection connection)
    {
        connection.Options.Check();
        Protocol = protocol;
        Connection = connection;
        Hosts = new HostList(protocol, connection.Options);
        _key = new ApiKey(protocol.Name, protocol.Auth, connection.Options);
        Requests = new RequestBuilder(protocol, Hosts, _key);
        Exchange = new HttpExchange(protocol.Name, connection, Hosts);
        AddRoute("", protocol.Route);
        foreach (var route in protocol.Routes) AddRoute(route.Name ?? "", route);
        Telemetry = new Telemetry(protocol.Name, Hosts.Base, connection.Time);
        Repeater = new Repeater(protocol.Name, connection, Telemetry);
        var gate = new RateGate(protocol.Limits, connection.Time, Telemetry);
        Submitter = new Submitter(this, gate);
        Starts = new SubmitReader(this);
        Pricer = new Pricer(this, gate);
        Canceller = new Canceller(this, gate);
        Calls = new CallSender(this, gate, protocol.Calls.ToDictionary(
            call => call.Name,
            call => (call, new ErrorReader(protocol.Name, new RouteProtocol { Ok = call.Ok, Errors = call.Errors, RetryAfter = protocol.Route.RetryAfter }, _key, connection.Time)),
            StringComparer.Ordinal));
        Poller = new Poller(this, gate);
    }

    public bool HasKey => _key.IsSet;

    public ProviderProtocol Protocol { get; }

    public ProviderConnection Connection { get; }

    public HostList Hosts { get; }

    public RequestBuilder Requests { get; }

    public HttpExchange Exchange { get; }

    public Telemetry Telemetry { get; }

    public Repeater Repeater { get; }

    public Poller Poller { get; }

    public CallSender Calls { get; }

    private Submitter Submitter { get; }

    private SubmitReader Starts { get; }

    private Pricer Pricer { get; }

    private Canceller Canceller { get; }

    public async Task<TaskStart> SubmitAsync<TProvider>(IServedBy<TProvider> request, SubmitOptions? options, CancellationToken cancellationToken)
        where TProvider : IProvider => Starts.One(await Submitter.SubmitAsync(request, options, false, cancellationToken).ConfigureAwait(false));

    public async Task<(IReadOnlyList<TaskStart> Tasks, IReadOnlyList<ProviderError> Failures)> SubmitSeveralAsync<TProvider>(
        IServedBy<TProvider> request, SubmitOptions? options, CancellationToken cancellationToken)
        where TProvider : IProvider => Starts.Several(await Submitter.SubmitAsync(request, options, false, cancellationToken).ConfigureAwait(false));

    /// <summary>A task that is finished.</summary>
    public async Task<TaskStart> AnswerAsync<TProvider>(IServedBy<TProvider> request, SubmitOptions? options, CancellationToken cancellationToken)
        where TProvider : IProvider => Starts.One(await Submitter.SubmitAsync(request, options, true, cancellationToken).ConfigureAwait(false));

    public Task<bool> CancelAsync(TaskHandle handle, TaskProgress? known, CancellationToken cancellationToken) => Canceller.CancelAsync(handle, known, cancellationToken);

    public Task<Price> AskPriceAsync<TProvider>(IServedBy<TProvider> request, SubmitOptions? options, CancellationToken cancellationToken)
        where TProvider : IProvider => Pricer.AskAsync(request, options, cancellationToken);

    /// <summary>The route of a task.</summary>
    /// <exception cref="ArgumentException">The handle belongs to another provider, or to a route that this one does not have.</exception>
    public RouteContext RouteOf(TaskHandle handle)
    {
        if (handle.Provider != Protocol.Name)
        {
            throw new ArgumentException($"The handle names a task of {handle.Provider}; this client speaks to {Protocol.Name}.", nameof(handle));
        }

        return FindRoute(handle.Route)
            ?? throw new ArgumentException($"The handle names the route '{handle.Route}', which {Protocol.Name} does not have.", nameof(handle));
    }

    public TaskStart Resume(TaskHandle handle)
    {
        if (RouteOf(handle).Route.Poll is null)
        {
            throw new ArgumentException($"A task of this route of {Protocol.Name} cannot be resumed: its submit answers at once.", nameof(handle));
        }

        return new TaskStart(handle, new TaskState(new TaskProgress(GenerationStatus.Queued, Elapsed(handle))), null, Resumed: true);
    }

    public RouteContext? FindRoute(string? name) => _routes.GetValueOrDefault(name ?? "");

    public TimeSpan Elapsed(TaskHandle handle)
    {
        // Clocks are set back, and handles come from other machines: time never runs backwards here.
        var elapsed = Connection.Time.GetUtcNow() - handle.SubmittedAt;
        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }

    public TimeSpan WaitTimeout(RouteContext route) => Connection.Options.PollTimeout ?? route.Route.Polling.Timeout ?? TimeSpan.FromMinutes(30);

    /// <summary>The header with the key, for a URL on a declared host; null for every other.</summary>
    public NamedText? KeyFor(Uri url) => Hosts.Contains(url) ? _key.Header() : null;

    public Exception? Redact(Exception? exception) => _key.Redact(exception);

    /// <summary>How a reply says that a task stands; null when it gives no status.</summary>
    public static ReplyStatus? StatusOf(RouteContext route, string? text) => StatusOf(route.Route.Statuses, text);

    /// <summary>What a status text means; null when it is not listed.</summary>
    public static ReplyStatus? StatusOf(IReadOnlyList<StatusCase> statuses, string? text)
    {
        ReplyStatus? other = null;
        foreach (var known in statuses)
        {
            if (known.Text is null) other = known.Status;
            else if (known.Text == text) return known.Status;
        }

        return other;
    }

    public TaskProgress ProgressOf(TaskHandle handle, OperationProtocol operation, ProviderReply reply, GenerationStatus status, string? rawStatus) =>
        new(status, Elapsed(handle), FractionOf(operation.Progress?.Text(reply)), PositionOf(operation.Position?.Text(reply)), rawStatus);

    /// <summary>The output below its path; null when the reply has none.</summary>
    public TaskOutput? OutputOf(TaskHandle handle, RouteContext route, OperationProtocol operation, ProviderReply reply)
    {
        if (operation.Output is null || operation.Output.First(reply).Json is not { ValueKind: not System.Text.Json.JsonValueKind.Undefined } json) return null;
        return new TaskOutput(Protocol.Name, handle.TaskId, json, route.Route.Media)
        {
            Route = handle.Route,
            Model = handle.Model,
            HttpStatus = reply.HttpStatus,
            BodyStart = () => route.Errors.BodyStart(reply),
        };
    }

    /// <summary>How a task stands by what was posted about it; null: the notification leaves the outcome to a poll.</summary>
    public TaskState? ToState(TaskHandle handle, WebhookNotification notification)
    {
        var progress = new TaskProgress(notification.Status, Elapsed(handle), RawStatus: notification.RawStatus);
        if (notification.Error is { } error)
        {
            var clean = error with { Message = FindRoute(handle.Route)!.Errors.Clean(error.Message) };
            return new TaskState(progress) { Failure = new TaskFailedException(handle.TaskId, notification.Status, clean) };
        }

        if (!notification.IsFinished) return new TaskState(progress);
        return notification.Output is { } output ? new TaskState(progress with { Fraction = 1 }) { Output = output } : null;
    }

    /// <summary>The exception of an error reply.</summary>
    public static ProviderException ToException(ProviderError error, ReplyStage stage, string? taskId)
    {
        return error.Class switch
        {
            ErrorClass.Authentication or ErrorClass.Forbidden => new ProviderAuthenticationException(error),
            ErrorClass.Credits => new InsufficientCreditsException(error),
            ErrorClass.RateLimited => new RateLimitedException(error),
            ErrorClass.Unavailable or ErrorClass.Server => new ProviderUnavailableException(error),
            ErrorClass.Failed or ErrorClass.Moderated when stage is ReplyStage.Poll or ReplyStage.Sync => new TaskFailedException(taskId!, GenerationStatus.Failed, error),
            _ when stage == ReplyStage.Result => new TaskFailedException(taskId!, GenerationStatus.Failed, error),
            _ => new RequestRejectedException(error),
        };
    }

    private static double? FractionOf(string? text)
    {
        if (text is null) return null;
        var percent = text.EndsWith('%');
        if (!double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        if (percent || number > 1) number /= 100;
        return number is >= 0 and <= 1 ? number : null;
    }

    private static int? PositionOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private void AddRoute(string name, RouteProtocol route) =>
        _routes[name] = new RouteContext(route, new ErrorReader(Protocol.Name, route, _key, Connection.Time));
}
