namespace ModelCatalog;

/// <summary>How a task stands, with what it ended in. Immutable: a poll replaces it.</summary>
internal sealed record TaskState(TaskProgress Progress)
{
    /// <summary>How long the provider asks to wait before the next poll.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The output of a task that succeeded.</summary>
    public TaskOutput? Output { get; init; }

    /// <summary>Why a task failed or was cancelled.</summary>
    public TaskFailedException? Failure { get; init; }
}
