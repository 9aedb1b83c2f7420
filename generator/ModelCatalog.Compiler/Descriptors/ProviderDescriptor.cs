using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>A provider: <c>provider:</c> at the head of a file. How an API is spoken.</summary>
public sealed record ProviderDescriptor : Descriptor
{
    /// <summary>Its key: <c>orbit</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>Where the API is; null: it can be mapped to, but not called.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Further hosts by name; the key goes to these and the base alone.</summary>
    public EquatableArray<NamedText> Hosts { get; init; }

    /// <summary>How the key travels.</summary>
    public AuthDescriptor? Auth { get; init; }

    /// <summary>Headers of every request: constants, <c>$uuid</c> or an option.</summary>
    public EquatableArray<NamedText> Headers { get; init; }

    /// <summary>The default route: what stands at the top level of the file.</summary>
    public required RouteDescriptor Route { get; init; }

    /// <summary>Named routes, each already laid over the top level.</summary>
    public EquatableArray<RouteDescriptor> Routes { get; init; }

    /// <summary>Documented limits that pace one client.</summary>
    public EquatableArray<LimitDescriptor> Limits { get; init; }

    /// <summary>Calls beside submits and polls: uploads, resources, operations.</summary>
    public EquatableArray<CallDescriptor> Calls { get; init; }

    /// <summary>The types of their replies and parameters.</summary>
    public EquatableArray<TypeDescriptor> Types { get; init; }

    /// <summary>The resource of that name; null when there is none.</summary>
    public CallDescriptor? FindResource(string name) => Calls.FirstOrDefault(call => call.Kind == CallKind.Resource && call.Key == name);

    /// <summary>The route of that name; null names the default. Null when there is none.</summary>
    public RouteDescriptor? FindRoute(string? name)
    {
        if (name is null) return Route;
        foreach (var route in Routes)
        {
            if (route.Name == name) return route;
        }

        return null;
    }
}

/// <summary>A name with a text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The text.</param>
public sealed record NamedText(string Name, string Text);

/// <summary>How the key travels.</summary>
/// <param name="Header">The header.</param>
/// <param name="Template">Its value, with each environment variable in braces: <c>Bearer {ORBIT_API_KEY}</c>.</param>
/// <param name="Variables">The environment variables that hold the key or its parts.</param>
public sealed record AuthDescriptor(string Header, string Template, EquatableArray<string> Variables);

/// <summary>One family of routes of a provider.</summary>
public sealed record RouteDescriptor
{
    /// <summary>Its name; null: the default.</summary>
    public string? Name { get; init; }

    /// <summary><c>camel</c>, <c>snake</c> or null: names of fields as parameters are named.</summary>
    public string? Case { get; init; }

    /// <summary>Options of a call: callback, priority, time-outs.</summary>
    public EquatableArray<ParameterDescriptor> Options { get; init; }

    /// <summary>What a reply must hold to be no error, beside a 2xx status.</summary>
    public EquatableArray<ReplyCondition> Ok { get; init; }

    /// <summary>The request that starts a task; null where the provider is only mapped to.</summary>
    public OperationDescriptor? Submit { get; init; }

    /// <summary>The request that asks how a task stands.</summary>
    public OperationDescriptor? Poll { get; init; }

    /// <summary>The request that fetches the output of a finished task, where it is another one.</summary>
    public OperationDescriptor? Result { get; init; }

    /// <summary>The request that is answered with the output; null: there is none.</summary>
    public SyncDescriptor? Sync { get; init; }

    /// <summary>The request that cancels a task; null: tasks cannot be cancelled.</summary>
    public CancelDescriptor? Cancel { get; init; }

    /// <summary>The requests that carry a request of a model: submit, sync.</summary>
    public IEnumerable<OperationDescriptor> Starts => new[] { Submit, Sync?.Operation }.OfType<OperationDescriptor>();

    /// <summary>The request that asks what a request would cost; null: prices cannot be asked for.</summary>
    public PriceOperationDescriptor? Price { get; init; }

    /// <summary>What is posted when a task has ended; null: nothing.</summary>
    public WebhookDescriptor? Webhook { get; init; }

    /// <summary>How often to poll.</summary>
    public PollingDescriptor Polling { get; init; } = new();

    /// <summary>What each status text means.</summary>
    public EquatableArray<StatusCase> Statuses { get; init; }

    /// <summary>Where outputs lie, relative to the output.</summary>
    public EquatableArray<MediaPath> Media { get; init; }

    /// <summary>How an error reply is read.</summary>
    public ErrorDescriptor Errors { get; init; } = new();

    /// <summary>Where a reply says how long to wait; the first that is present.</summary>
    public EquatableArray<RetryAfterDescriptor> RetryAfter { get; init; }
}

/// <summary>A path of a reply and the value that must stand there.</summary>
/// <param name="Path">The path.</param>
/// <param name="Value">The value; null: there must be none.</param>
public sealed record ReplyCondition(string Path, JsonValue? Value);

/// <summary>A request and what its reply says.</summary>
public sealed record OperationDescriptor
{
    /// <summary><c>GET POST PUT DELETE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with <c>{task_id}</c>, <c>{model}</c>, <c>{+model}</c> or a kept name; may start with <c>{host}</c>.</summary>
    public required string PathTemplate { get; init; }

    /// <summary>Query parameters: constants or <c>$name</c>.</summary>
    public EquatableArray<NamedText> Query { get; init; }

    /// <summary>Headers: constants or <c>$name</c>.</summary>
    public EquatableArray<NamedText> Headers { get; init; }

    /// <summary>The body, or null.</summary>
    public BodyTemplate? Body { get; init; }

    /// <summary>The parts of a form with files, each a constant or <c>$name</c>; empty: it is none.</summary>
    public EquatableArray<NamedText> Multipart { get; init; }

    /// <summary>The reference to the file that is the body; null: it is none.</summary>
    public string? Bytes { get; init; }

    /// <summary>Whether the key travels with it.</summary>
    public bool Authorized { get; init; } = true;

    /// <summary>Paths of the reply by what they give: <c>task_id status output progress position cost error error_code each failed model url</c>.</summary>
    public EquatableArray<ReplyPath> Reply { get; init; }

    /// <summary>Values of the reply that the handle keeps for later requests.</summary>
    public EquatableArray<ReplyPath> Keep { get; init; }

    /// <summary>The field of the body whose list starts a task for each item; null: a request is one task.</summary>
    public string? Per { get; init; }

    /// <summary>Whether the reply answers for several tasks: <c>each</c> names them, and is not the reply itself.</summary>
    public bool IsBatch => PathsOf("each") is { Count: > 0 } each && each != (EquatableArray<string>)["."];

    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }

    /// <summary>The paths under that name; empty when the reply does not say it.</summary>
    public EquatableArray<string> PathsOf(string name)
    {
        foreach (var path in Reply)
        {
            if (path.Name == name) return path.Paths;
        }

        return default;
    }
}

/// <summary>What a reply gives, and where.</summary>
/// <param name="Name">What.</param>
/// <param name="Paths">Where; the first that is present.</param>
public sealed record ReplyPath(string Name, EquatableArray<string> Paths);

/// <summary>The form of a request body.</summary>
public abstract record BodyTemplate;

/// <summary>An object.</summary>
/// <param name="Members">Its members in order; a null name spreads the value's fields at this level.</param>
public sealed record BodyObject(EquatableArray<BodyMember> Members) : BodyTemplate;

/// <summary>A member of a body object.</summary>
/// <param name="Name">Its name; null: the value's fields stand at this level (<c>$</c>).</param>
/// <param name="Value">Its value.</param>
public sealed record BodyMember(string? Name, BodyTemplate Value);

/// <summary><c>$name</c>: the model id (<c>model</c>), the input (<c>input</c>, <c>input.x</c>) or an option. Absent: left out.</summary>
/// <param name="Name">The name without the dollar sign.</param>
public sealed record BodyReference(string Name) : BodyTemplate;

/// <summary>A constant.</summary>
/// <param name="Value">The constant.</param>
public sealed record BodyConstant(JsonValue Value) : BodyTemplate;

/// <summary>How often to poll, and how long.</summary>
public sealed record PollingDescriptor
{
    /// <summary>From what elapsed time on, which interval, both in milliseconds, ascending.</summary>
    public EquatableArray<PaceStep> Pace { get; init; }

    /// <summary>When to give up, in milliseconds; null: the client's own.</summary>
    public long? TimeoutMilliseconds { get; init; }

    /// <summary>Error codes that mean "not visible yet".</summary>
    public EquatableArray<string> GraceCodes { get; init; }

    /// <summary>For how long after the submit they mean that, in milliseconds.</summary>
    public long GraceMilliseconds { get; init; }
}

/// <summary>An interval from some elapsed time on.</summary>
/// <param name="AfterMilliseconds">Elapsed time.</param>
/// <param name="IntervalMilliseconds">The interval.</param>
public sealed record PaceStep(long AfterMilliseconds, long IntervalMilliseconds);

/// <summary>What a status text means.</summary>
/// <param name="Text">The scalar's text; null: every other one.</param>
/// <param name="Status"><c>queued running succeeded failed cancelled finished</c>.</param>
public sealed record StatusCase(string? Text, string Status);

/// <summary>How an error reply is read.</summary>
public sealed record ErrorDescriptor
{
    /// <summary>Paths of the message.</summary>
    public EquatableArray<string> Message { get; init; }

    /// <summary>Paths of the code; absent: the HTTP status.</summary>
    public EquatableArray<string> Code { get; init; }

    /// <summary>Paths of the parameter that is wrong.</summary>
    public EquatableArray<string> Parameter { get; init; }

    /// <summary>Paths of the request's id.</summary>
    public EquatableArray<string> RequestId { get; init; }

    /// <summary>What a code means: <c>invalid auth forbidden credits not-found rate-limited unavailable server moderated failed unsupported</c>.</summary>
    public EquatableArray<NamedText> Classes { get; init; }
}

/// <summary>Where a reply says how long to wait.</summary>
/// <param name="From">The path.</param>
/// <param name="Match">A regular expression whose first group is the value; null: the whole value.</param>
/// <param name="As"><c>seconds unix iso</c>.</param>
public sealed record RetryAfterDescriptor(string From, string? Match, string As);

/// <summary>A documented limit.</summary>
/// <param name="On"><c>submit</c>, <c>poll</c> or <c>all</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="PerMilliseconds">In which time, in milliseconds.</param>
public sealed record LimitDescriptor(string On, int Count, long PerMilliseconds);
