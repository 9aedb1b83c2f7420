namespace ModelCatalog;

/// <summary>The meaning of a provider's status word.</summary>
public enum ReplyStatus
{
    /// <summary>Accepted, not started.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Done, with an output.</summary>
    Succeeded,

    /// <summary>Ended without an output.</summary>
    Failed,

    /// <summary>Ended on request.</summary>
    Cancelled,

    /// <summary>Ended; whether it succeeded is known from the result request alone.</summary>
    Finished,
}
