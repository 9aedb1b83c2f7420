namespace ModelCatalog;

/// <summary>What a provider posts when a task has ended, and how it is read.</summary>
public sealed record WebhookProtocol
{
    /// <summary>Where the id of the task is.</summary>
    public required ReplyPath TaskId { get; init; }

    /// <summary>Where the status is.</summary>
    public required ReplyPath Status { get; init; }

    /// <summary>What each status text means; every other one: running.</summary>
    public IReadOnlyList<StatusCase> Statuses { get; init; } = [];

    /// <summary>Where the output is; null: it has to be fetched by asking for the task.</summary>
    public ReplyPath? Output { get; init; }

    /// <summary>Where a failed task says why.</summary>
    public ReplyPath? Error { get; init; }

    /// <summary>Where a failed task has its code.</summary>
    public ReplyPath? ErrorCode { get; init; }

    /// <summary>Where outputs lie, relative to the output.</summary>
    public IReadOnlyList<MediaPath> Media { get; init; } = [];

    /// <summary>How the sender signs; null: it does not, so anybody could have sent it.</summary>
    public SignatureProtocol? Signature { get; init; }
}
