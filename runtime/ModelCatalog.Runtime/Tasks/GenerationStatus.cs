namespace ModelCatalog;

/// <summary>How a task stands.</summary>
public enum GenerationStatus
{
    /// <summary>Accepted, not started.</summary>
    Queued,

    /// <summary>At work; also every status that the catalog does not know.</summary>
    Running,

    /// <summary>Done, with an output.</summary>
    Succeeded,

    /// <summary>Ended without an output.</summary>
    Failed,

    /// <summary>Ended on request.</summary>
    Cancelled,
}
