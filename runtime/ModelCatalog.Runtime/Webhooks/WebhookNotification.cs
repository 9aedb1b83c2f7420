using System.Text.Json;

namespace ModelCatalog;

/// <summary>What a provider posted about a task. Immutable.</summary>
public sealed class WebhookNotification
{
    internal WebhookNotification(string provider, string taskId, GenerationStatus status)
    {
        Provider = provider;
        TaskId = taskId;
        Status = status;
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The provider's route that it was read by; null: the default route.</summary>
    public string? Route { get; init; }

    /// <summary>The provider's id of the task.</summary>
    public string TaskId { get; }

    /// <summary>How the task stands.</summary>
    public GenerationStatus Status { get; }

    /// <summary>The status in the provider's own word.</summary>
    public string? RawStatus { get; init; }

    /// <summary>Whether the task will not change any more.</summary>
    public bool IsFinished => Status is GenerationStatus.Succeeded or GenerationStatus.Failed or GenerationStatus.Cancelled;

    /// <summary>The output of a task that succeeded; null where it failed, or where the output has to be asked for.</summary>
    public TaskOutput? Output { get; init; }

    /// <summary>Why the task failed or was cancelled; null where it did not.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>Whether the provider's signature was checked. If not, anybody who knows the address may have posted it.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The whole payload.</summary>
    public JsonElement Raw { get; init; }

    /// <summary>
    /// The same for each delivery of one notification, and for no other: provider, task, and how the task stands. Providers deliver more than once;
    /// keep the keys that were handled.
    /// </summary>
    public string DeduplicationKey => $"{Provider}/{TaskId}/{(IsFinished || RawStatus is null ? TaskProgress.WordOf(Status) : RawStatus)}";

    /// <summary>Whether it is about that task.</summary>
    /// <param name="handle">The task.</param>
    public bool IsAbout(TaskHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return handle.Provider == Provider && handle.TaskId == TaskId;
    }

    /// <summary>The typed output.</summary>
    /// <param name="readOutput">How it is read: the static <c>ReadOutput</c> of the request's type.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <exception cref="TaskFailedException">The task failed or was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The task is not finished, or its output has to be asked for: resume the task by its handle.</exception>
    /// <exception cref="ProtocolException">The output is not what the provider documents.</exception>
    public TOutput ReadOutput<TOutput>(Func<TaskOutput, TOutput> readOutput)
    {
        ArgumentNullException.ThrowIfNull(readOutput);
        if (Error is { } error) throw new TaskFailedException(TaskId, Status, error);
        if (Output is { } output) return readOutput(output);
        throw new InvalidOperationException(IsFinished
            ? $"The notification of task {TaskId} of {Provider} carries no output: resume the task by its handle and ask for it."
            : $"Task {TaskId} of {Provider} is not finished ({TaskProgress.WordOf(Status)}).");
    }

    /// <summary><c>provider task id: succeeded</c>.</summary>
    public override string ToString() => $"{Provider} task {TaskId}: {TaskProgress.WordOf(Status)}";
}
