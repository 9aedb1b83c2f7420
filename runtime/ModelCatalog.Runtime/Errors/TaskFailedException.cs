namespace ModelCatalog;

/// <summary>The provider accepted the task, but it failed or was cancelled there.</summary>
public sealed class TaskFailedException : ProviderException
{
    /// <summary>Takes the task and the error.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="status">Failed or cancelled.</param>
    /// <param name="error">What the reply says.</param>
    public TaskFailedException(string taskId, GenerationStatus status, ProviderError error)
        : base(error, $"Task {taskId} {(status == GenerationStatus.Cancelled ? "was cancelled" : "failed")} at {error.Provider}: {error}.")
    {
        TaskId = taskId;
        Status = status;
    }

    /// <summary>The task.</summary>
    public string TaskId { get; }

    /// <summary>Failed or cancelled.</summary>
    public GenerationStatus Status { get; }

    /// <summary>Why, where the provider's code says it: moderated, invalid, failed.</summary>
    public ErrorClass Reason => Error.Class;
}
