using System.Globalization;

namespace ModelCatalog;

/// <summary>Waiting for a task took longer than allowed. The task goes on at the provider: resume it with <see cref="Handle"/>.</summary>
public sealed class GenerationTimeoutException : ModelCatalogException
{
    /// <summary>Takes the task and the time.</summary>
    /// <param name="handle">The task, to be resumed later.</param>
    /// <param name="waited">How long was waited.</param>
    /// <param name="progress">How the task stood last.</param>
    /// <param name="innerException">The last failure to ask, if asking failed.</param>
    public GenerationTimeoutException(TaskHandle handle, TimeSpan waited, TaskProgress progress, Exception? innerException = null)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Task {handle.TaskId} of {handle.Provider} was not finished after {waited.TotalSeconds:0} s (last: {progress}). It goes on there; resume it with the handle."),
            innerException)
    {
        Handle = handle;
        Waited = waited;
        Progress = progress;
    }

    /// <summary>The task, to be resumed later.</summary>
    public TaskHandle Handle { get; }

    /// <summary>How long was waited.</summary>
    public TimeSpan Waited { get; }

    /// <summary>How the task stood last.</summary>
    public TaskProgress Progress { get; }
}
