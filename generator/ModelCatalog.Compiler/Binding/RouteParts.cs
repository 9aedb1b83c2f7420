using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of a route; a null says nothing. A named route is laid over the top level, section by section and key by key.</summary>
internal sealed record RouteParts
{
    public string? Case { get; init; }

    public EquatableArray<ParameterDescriptor> Options { get; init; }

    public EquatableArray<ReplyCondition>? Ok { get; init; }

    public OperationParts? Submit { get; init; }

    public OperationParts? Poll { get; init; }

    public OperationParts? Result { get; init; }

    public PollingParts Polling { get; init; } = new();

    public EquatableArray<StatusCase>? Statuses { get; init; }

    public EquatableArray<MediaPath>? Media { get; init; }

    public ErrorParts Errors { get; init; } = new();

    public EquatableArray<RetryAfterDescriptor>? RetryAfter { get; init; }

    /// <summary>These parts where they say something, else those below.</summary>
    public RouteParts Over(RouteParts below) => new()
    {
        Case = Case ?? below.Case,
        Options = Named.Merge(Options, below.Options, option => option.Key),
        Ok = Ok ?? below.Ok,
        Submit = OperationParts.Over(Submit, below.Submit),
        Poll = OperationParts.Over(Poll, below.Poll),
        Result = OperationParts.Over(Result, below.Result),
        Polling = Polling.Over(below.Polling),
        Statuses = Statuses ?? below.Statuses,
        Media = Media ?? below.Media,
        Errors = Errors.Over(below.Errors),
        RetryAfter = RetryAfter ?? below.RetryAfter,
    };

    /// <summary>The route; what is incomplete in it is reported and left out.</summary>
    public RouteDescriptor Complete(string? name) => new()
    {
        Name = name,
        Case = Case,
        Options = Options,
        Ok = Ok ?? default,
        Submit = Submit?.Complete(),
        Poll = Poll?.Complete(),
        Result = Result?.Complete(),
        Polling = Polling.Complete(),
        Statuses = Statuses ?? default,
        Media = Media ?? default,
        Errors = Errors.Complete(),
        RetryAfter = RetryAfter ?? default,
    };
}

/// <summary>Lists whose items have names.</summary>
internal static class Named
{
    /// <summary>The lower list with each item replaced by the upper one of its name, and the other upper ones behind.</summary>
    public static EquatableArray<T> Merge<T>(EquatableArray<T> upper, EquatableArray<T> lower, Func<T, string> nameOf)
    {
        if (upper.Count == 0) return lower;
        var byName = upper.ToDictionary(nameOf, StringComparer.Ordinal);
        var lowerNames = new HashSet<string>(lower.Select(nameOf), StringComparer.Ordinal);
        return lower.Select(item => byName.TryGetValue(nameOf(item), out var over) ? over : item)
            .Concat(upper.Where(item => !lowerNames.Contains(nameOf(item))))
            .ToEquatableArray();
    }
}

/// <summary>What one place says of a request and its reply.</summary>
/// <param name="Scope">The section, to which a missing method is reported.</param>
internal sealed record OperationParts(BindingScope Scope)
{
    public string? Method { get; init; }

    public string? PathTemplate { get; init; }

    /// <summary>Whether a method was written but is wrong and was reported, so that its absence is not.</summary>
    public bool IsMethodWrong { get; init; }

    public EquatableArray<NamedText>? Query { get; init; }

    public EquatableArray<NamedText>? Headers { get; init; }

    public BodyTemplate? Body { get; init; }

    public bool? Authorized { get; init; }

    public EquatableArray<ReplyPath> Reply { get; init; }

    public EquatableArray<ReplyPath>? Keep { get; init; }

    public static OperationParts? Over(OperationParts? upper, OperationParts? lower)
    {
        if (upper is null || lower is null)
        {
            // A lower one alone was completed, and its faults reported, at the top level.
            return upper ?? (lower is null ? null : lower with { IsMethodWrong = true });
        }

        var hasMethod = upper.Method is not null || upper.IsMethodWrong;
        return new OperationParts(upper.Scope)
        {
            Method = hasMethod ? upper.Method : lower.Method,
            PathTemplate = hasMethod ? upper.PathTemplate : lower.PathTemplate,
            IsMethodWrong = hasMethod ? upper.IsMethodWrong : lower.IsMethodWrong,
            Query = upper.Query ?? lower.Query,
            Headers = upper.Headers ?? lower.Headers,
            Body = upper.Body ?? lower.Body,
            Authorized = upper.Authorized ?? lower.Authorized,
            Reply = Named.Merge(upper.Reply, lower.Reply, path => path.Name),
            Keep = upper.Keep ?? lower.Keep,
        };
    }

    public OperationDescriptor? Complete()
    {
        if (Method is null || PathTemplate is null)
        {
            if (!IsMethodWrong) Scope.ReportKey(BindingDiagnostics.Method, "has none");
            return null;
        }

        return new OperationDescriptor
        {
            Method = Method,
            PathTemplate = PathTemplate,
            Query = Query ?? default,
            Headers = Headers ?? default,
            Body = Body,
            Authorized = Authorized ?? true,
            Reply = Reply,
            Keep = Keep ?? default,
            Pointer = Scope.Pointer,
        };
    }
}

/// <summary>What one place says of how often to poll.</summary>
internal sealed record PollingParts
{
    public EquatableArray<PaceStep>? Pace { get; init; }

    public long? Timeout { get; init; }

    public (EquatableArray<string> Codes, long Milliseconds)? Grace { get; init; }

    public PollingParts Over(PollingParts below) => new()
    {
        Pace = Pace ?? below.Pace,
        Timeout = Timeout ?? below.Timeout,
        Grace = Grace ?? below.Grace,
    };

    public PollingDescriptor Complete() => new()
    {
        Pace = Pace ?? default,
        TimeoutMilliseconds = Timeout,
        GraceCodes = Grace?.Codes ?? default,
        GraceMilliseconds = Grace?.Milliseconds ?? 0,
    };
}

/// <summary>What one place says of error replies.</summary>
internal sealed record ErrorParts
{
    public EquatableArray<string>? Message { get; init; }

    public EquatableArray<string>? Code { get; init; }

    public EquatableArray<string>? Parameter { get; init; }

    public EquatableArray<string>? RequestId { get; init; }

    public EquatableArray<NamedText>? Classes { get; init; }

    public ErrorParts Over(ErrorParts below) => new()
    {
        Message = Message ?? below.Message,
        Code = Code ?? below.Code,
        Parameter = Parameter ?? below.Parameter,
        RequestId = RequestId ?? below.RequestId,
        Classes = Classes ?? below.Classes,
    };

    public ErrorDescriptor Complete() => new()
    {
        Message = Message ?? default,
        Code = Code ?? default,
        Parameter = Parameter ?? default,
        RequestId = RequestId ?? default,
        Classes = Classes ?? default,
    };
}
