using Microsoft.Extensions.Logging;

namespace ModelCatalog.Transport;

/// <summary>What a client logs. No message takes a body or a key; texts of replies come cleaned.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Debug, "Submitting {Model} to {Provider}, route {Route} (submission {Submission})")]
    public static partial void Submitting(ILogger logger, string? model, string provider, string? route, string submission);

    [LoggerMessage(2, LogLevel.Information, "Submitted {Model} to {Provider}: task {TaskId} (submission {Submission})")]
    public static partial void Submitted(ILogger logger, string? model, string provider, string taskId, string submission);

    [LoggerMessage(3, LogLevel.Warning, "{Provider} did not take {Subject} for now, attempt {Attempt}: {Error}; again in {Pause}")]
    public static partial void Repeating(ILogger logger, string provider, string subject, int attempt, string error, TimeSpan pause);

    [LoggerMessage(4, LogLevel.Error, "{Provider} may have accepted submission {Submission}, but did not say so: {Error}; it is not sent again")]
    public static partial void Ambiguous(ILogger logger, string provider, string submission, string error);

    [LoggerMessage(5, LogLevel.Warning, "Task {TaskId} of {Provider} has the unknown status '{Status}', taken as running")]
    public static partial void UnknownStatus(ILogger logger, string taskId, string provider, string? status);

    [LoggerMessage(6, LogLevel.Warning, "Task {TaskId} of {Provider} could not be asked for: {Error}; again in {Pause}")]
    public static partial void PollFailed(ILogger logger, string taskId, string provider, string error, TimeSpan pause);

    [LoggerMessage(7, LogLevel.Debug, "Task {TaskId} of {Provider} is not visible yet: {Error}")]
    public static partial void NotVisible(ILogger logger, string taskId, string provider, string error);

    [LoggerMessage(10, LogLevel.Information, "Cancellation of task {TaskId} of {Provider}: {Outcome}")]
    public static partial void Cancelled(ILogger logger, string taskId, string provider, string outcome);

    [LoggerMessage(20, LogLevel.Debug, "Calling {Call} of {Provider}")]
    public static partial void Calling(ILogger logger, string call, string provider);

    [LoggerMessage(8, LogLevel.Debug, "Task {TaskId} of {Provider}: {Progress}")]
    public static partial void Polled(ILogger logger, string taskId, string provider, TaskProgress progress);
}
