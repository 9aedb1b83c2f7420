namespace ModelCatalog;

/// <summary>One family of routes of a provider.</summary>
public sealed record RouteProtocol
{
    /// <summary>Its name; null: the default.</summary>
    public string? Name { get; init; }

    /// <summary>What a reply must hold to be no error, beside a 2xx status.</summary>
    public IReadOnlyList<ReplyCondition> Ok { get; init; } = [];

    /// <summary>The request that starts a task; null where requests are only mapped, never sent.</summary>
    public OperationProtocol? Submit { get; init; }

    /// <summary>The request that asks how a task stands; null where the submit's reply is the answer.</summary>
    public OperationProtocol? Poll { get; init; }

    /// <summary>The request that fetches the output of a finished task, where it is another one.</summary>
    public OperationProtocol? Result { get; init; }

    /// <summary>The request that is answered with the output; null: there is none.</summary>
    public OperationProtocol? Sync { get; init; }

    /// <summary>How long that answer may take; null: as every other.</summary>
    public TimeSpan? SyncTimeout { get; init; }

    /// <summary>How a task is cancelled; null: it cannot be.</summary>
    public CancelProtocol? Cancel { get; init; }

    /// <summary>The request that asks what a request would cost; null: prices cannot be asked for.</summary>
    public PriceProtocol? Price { get; init; }

    /// <summary>What is posted when a task has ended; null: nothing.</summary>
    public WebhookProtocol? Webhook { get; init; }

    /// <summary>How often to poll, and how long.</summary>
    public PollingProtocol Polling { get; init; } = new();

    /// <summary>What each status text means.</summary>
    public IReadOnlyList<StatusCase> Statuses { get; init; } = [];

    /// <summary>Where outputs lie, relative to the output.</summary>
    public IReadOnlyList<MediaPath> Media { get; init; } = [];

    /// <summary>How an error reply is read.</summary>
    public ErrorProtocol Errors { get; init; } = new();

    /// <summary>Where a reply says how long to wait, the first that is present; the header <c>Retry-After</c> is always looked at last.</summary>
    public IReadOnlyList<RetryAfterPath> RetryAfter { get; init; } = [];
}
