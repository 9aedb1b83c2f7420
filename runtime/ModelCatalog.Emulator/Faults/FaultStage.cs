namespace ModelCatalog.Emulator;

/// <summary>What the emulator does when a fault strikes.</summary>
public enum FaultStage
{
    /// <summary>It is asked for anything: every stage but <see cref="Webhook"/>.</summary>
    Any,

    /// <summary>It is asked to start a task.</summary>
    Submit,

    /// <summary>It is asked for an output at once.</summary>
    Sync,

    /// <summary>It is asked what a task would cost.</summary>
    Price,

    /// <summary>It is asked how a task stands.</summary>
    Poll,

    /// <summary>It is asked for the output of a task, where that is a request of its own.</summary>
    Result,

    /// <summary>It is asked to cancel a task.</summary>
    Cancel,

    /// <summary>It is asked for something else: an upload, a list of ids, the account.</summary>
    Call,

    /// <summary>It is asked for a file.</summary>
    Media,

    /// <summary>It posts that a task has ended.</summary>
    Webhook,
}
