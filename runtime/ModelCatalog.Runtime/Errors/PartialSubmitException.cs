using System.Globalization;

namespace ModelCatalog;

/// <summary>
/// A request was submitted as one task, and the provider started others: several, or some while it refused the rest. They run, and may be paid:
/// resume them by their handles, or submit with <c>SubmitBatchAsync</c>.
/// </summary>
public sealed class PartialSubmitException : ProviderException
{
    private const int MostShown = 10;

    /// <summary>Takes what became of the request.</summary>
    /// <param name="tasks">The tasks that were started; at least one.</param>
    /// <param name="failures">Those that were refused.</param>
    public PartialSubmitException(IReadOnlyList<TaskHandle> tasks, IReadOnlyList<ProviderError> failures)
        : base(ErrorOf(tasks, failures), Text(tasks, failures))
    {
        Tasks = tasks;
        Failures = failures;
    }

    /// <summary>The tasks that were started.</summary>
    public IReadOnlyList<TaskHandle> Tasks { get; }

    private static ProviderError ErrorOf(IReadOnlyList<TaskHandle> tasks, IReadOnlyList<ProviderError> failures)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(failures);
        if (tasks.Count == 0) throw new ArgumentException("There is at least one task; without any the whole request was refused.", nameof(tasks));
        return failures.Count > 0 ? failures[0] : new ProviderError { Provider = tasks[0].Provider, Class = ErrorClass.Failed };
    }

    private static string Text(IReadOnlyList<TaskHandle> tasks, IReadOnlyList<ProviderError> failures)
    {
        var ids = string.Join(", ", tasks.Take(MostShown).Select(task => task.TaskId)) + (tasks.Count > MostShown ? ", …" : "");
        var started = string.Create(CultureInfo.InvariantCulture, $"{tasks[0].Provider} started {tasks.Count} {(tasks.Count == 1 ? "task" : "tasks")} ({ids})");
        return failures.Count == 0
            ? started + " where one was expected; they run, and may be paid."
            : string.Create(CultureInfo.InvariantCulture, $"{started} and refused {failures.Count}: {failures[0]}. What was started runs, and may be paid.");
    }
}
