using ModelCatalog.Compiler.Descriptors;

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

    public PriceParts? Price { get; init; }

    public WebhookParts? Webhook { get; init; }

    public PollingParts Polling { get; init; } = new();

    public EquatableArray<StatusCase>? Statuses { get; init; }

    public EquatableArray<MediaPath>? Media { get; init; }

    public ErrorParts Errors { get; init; } = new();

    public EquatableArray<RetryAfterDescriptor>? RetryAfter { get; init; }

    /// <summary>These parts where they say something, else those below.</summary>
    public RouteParts Over(RouteParts below) => new()
    {
        Case = Case ?? below.Case,
        Options = NamedItems.Merge(Options, below.Options, option => option.Key),
        Ok = Ok ?? below.Ok,
        Submit = OperationParts.Over(Submit, below.Submit),
        Poll = OperationParts.Over(Poll, below.Poll),
        Result = OperationParts.Over(Result, below.Result),
        Price = PriceParts.Over(Price, below.Price),
        Webhook = WebhookParts.Over(Webhook, below.Webhook),
        Polling = Polling.Over(below.Polling),
        Statuses = Statuses ?? below.Statuses,
        Media = Media ?? below.Media,
        Errors = Errors.Over(below.Errors),
        RetryAfter = RetryAfter ?? below.RetryAfter,
    };

    /// <summary>The route; what is incomplete in it is reported and left out.</summary>
    public RouteDescriptor Complete(string? name)
    {
        var submit = Submit?.Complete();
        var poll = Poll?.Complete();
        return new()
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
        };
    }
}
