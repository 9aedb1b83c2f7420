namespace ModelCatalog;

/// <summary>How a task is cancelled.</summary>
public sealed record CancelProtocol
{
    /// <summary>The request.</summary>
    public required OperationProtocol Operation { get; init; }

    /// <summary>Whether a task can be cancelled that waits.</summary>
    public bool WhenQueued { get; init; } = true;

    /// <summary>Whether a task can be cancelled that runs.</summary>
    public bool WhenRunning { get; init; } = true;

    /// <summary>Codes, or HTTP statuses, that mean that it is too late; those of a wrong request always do.</summary>
    public IReadOnlyList<string> Late { get; init; } = [];
}
