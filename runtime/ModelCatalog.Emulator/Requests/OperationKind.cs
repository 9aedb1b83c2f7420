namespace ModelCatalog.Emulator.Requests;

/// <summary>What an operation does.</summary>
internal enum OperationKind
{
    /// <summary>Starts a task.</summary>
    Submit,

    /// <summary>Asks for the output at once.</summary>
    Sync,

    /// <summary>Asks what a task would cost.</summary>
    Price,

    /// <summary>Asks how a task stands.</summary>
    Poll,

    /// <summary>Fetches the output of a task.</summary>
    Result,

    /// <summary>Cancels a task.</summary>
    Cancel,

    /// <summary>Something else: an upload, a list of ids, the account.</summary>
    Call,
}
