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

    public SyncParts? Sync { get; init; }

    public CancelParts? Cancel { get; init; }

    public PriceParts? Price { get; init; }

    public WebhookParts? Webhook { get; init; }

    public PollingParts Polling { get; init; } = new();

    public EquatableArray<StatusCase>? Statuses { get; init; }

    public EquatableArray<MediaPath>? Media { get; init; }

    public ErrorParts Errors { get; init; } = new();

    public EquatableArray<RetryAfterDescriptor>? RetryAfter { get; init; }

    /// <summary>What is not inherited.</summary>
    public IReadOnlyList<DroppedOperation> Dropped { get; init; } = [];

    /// <summary>These parts where they say something, else those below.</summary>
    public RouteParts Over(RouteParts top)
    {
        var below = Dropped.Aggregate(top, (parts, dropped) => parts.Without(dropped));
        return OverKept(below);
    }

    private RouteParts OverKept(RouteParts below) => new()
    {
        Case = Case ?? below.Case,
        Options = NamedItems.Merge(Options, below.Options, option => option.Key),
        Ok = Ok ?? below.Ok,
        Submit = OperationParts.Over(Submit, below.Submit),
        Poll = OperationParts.Over(Poll, below.Poll),
        Result = OperationParts.Over(Result, below.Result),
        Sync = SyncParts.Over(Sync, below.Sync),
        Cancel = CancelParts.Over(Cancel, below.Cancel),
        Price = PriceParts.Over(Price, below.Price),
        Webhook = WebhookParts.Over(Webhook, below.Webhook),
        Polling = Polling.Over(below.Polling),
        Statuses = Statuses ?? below.Statuses,
        Media = Media ?? below.Media,
        Errors = Errors.Over(below.Errors),
        RetryAfter = RetryAfter ?? below.RetryAfter,
    };

    private RouteParts Without(DroppedOperation dropped)
    {
        var (isThere, rest) = dropped.Key switch
        {
            "submit" => (Submit is not null, this with { Submit = null, Poll = null, Polling = new(), Result = null, Cancel = null, Price = null, Webhook = null }),
            "poll" => (Poll is not null, this with { Poll = null, Polling = new() }),
            "result" => (Result is not null, this with { Result = null }),
            "sync" => (Sync is not null, this with { Sync = null }),
            "cancel" => (Cancel is not null, this with { Cancel = null }),
            "price" => (Price is not null, this with { Price = null }),
            _ => (Webhook is not null, this with { Webhook = null }),
        };
        if (!isThere) dropped.Scope.ReportKey(ProviderDiagnostics.NothingDropped, dropped.Key);
        return rest;
    }

    /// <summary>The route; what is incomplete in it is reported and left out.</summary>
    public RouteDescriptor Complete(string? name)
    {
        var submit = Submit?.Complete();
        var poll = Poll?.Complete();
        var route = new RouteDescriptor
        {
            Name = name,
            Case = Case,
            Options = Options,
            Ok = Ok ?? default,
            Submit = submit,
            Poll = poll,
            Result = Result?.Complete(),
            Price = Price?.Complete(submit),
            Webhook = Webhook?.Complete(poll, Statuses ?? default, Media ?? default),
            Polling = Polling.Complete(),
            Statuses = Statuses ?? default,
            Media = Media ?? default,
            Errors = Errors.Complete(),
            RetryAfter = RetryAfter ?? default,
            Sync = Sync?.Complete(submit),
            Cancel = Cancel?.Complete(),
        };

        // What answers at once leaves no task that could be asked for.
        return route is { Submit: null, Sync: not null } ? route with { Poll = null, Result = null, Cancel = null, Webhook = null } : route;
    }
}
