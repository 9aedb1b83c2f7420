using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.Transport;

/// <summary>Reads what a submit was answered with: one task, several of which some were refused, or the output itself. What was started is never lost.</summary>
internal sealed class SubmitReader(ProviderEngine engine)
{
    private const int LongestTaskId = 1_024;

    private string Provider => engine.Protocol.Name;

    private ILogger Log => engine.Connection.Logger;

    /// <summary>Whether a reply that answers for several tasks names one that was started.</summary>
    public static bool NamesTasks(OperationProtocol operation, ProviderReply reply)
    {
        if (operation.Each is null) return false;
        foreach (var entry in operation.Each.All(reply))
        {
            if (IdOf(operation, Entry(reply, entry.Json)) is not null) return true;
        }

        return false;
    }

    /// <summary>The task that a reply for one task names; null: none.</summary>
    public static string? NamedTask(OperationProtocol operation, ProviderReply reply) => operation.Each is null ? IdOf(operation, reply) : null;

    /// <summary>Why tasks of one submit were refused, those that the reply says.</summary>
    public static IReadOnlyList<ProviderError> Failures(RouteContext route, OperationProtocol operation, ProviderReply reply) =>
        operation.Each is null || operation.Failed is null ? [] : [.. operation.Failed.All(reply).Select(entry => route.Errors.EntryError(Entry(reply, entry.Json)))];

    /// <summary>The only task.</summary>
    /// <exception cref="PartialSubmitException">There are several, or some were refused.</exception>
    /// <exception cref="ProviderException">All were refused; or the reply is not what the provider documents.</exception>
    public TaskStart One(Submission submission)
    {
        if (submission.Operation.Each is null) return Start(submission, submission.Reply);
        var (tasks, failures) = Several(submission);
        if (tasks.Count == 1 && failures.Count == 0) return tasks[0];
        if (tasks.Count > 0) throw new PartialSubmitException([.. tasks.Select(task => task.Handle)], failures);

        // Of several refusals one that leaves the outcome open weighs most: as for every submit, the server's own failure does.
        var first = failures.FirstOrDefault(failure => failure.Class == ErrorClass.Server) ?? failures[0];
        var refusal = first.Class == ErrorClass.Server ? new AmbiguousSubmitException(submission.Values.RequestUuid, first) : ProviderEngine.ToException(first, ReplyStage.Submit, null);
        refusal.Failures = failures;
        throw refusal;
    }

    /// <summary>The tasks that were started and those that were refused; at least one of either.</summary>
    /// <exception cref="AmbiguousSubmitException">The reply names neither; tasks may exist.</exception>
    public (IReadOnlyList<TaskStart> Tasks, IReadOnlyList<ProviderError> Failures) Several(Submission submission)
    {
        var (route, operation, reply) = (submission.Route, submission.Operation, submission.Reply);
        if (operation.Each is null) return ([Start(submission, reply)], []);
        var tasks = new List<TaskStart>();
        var failures = Failures(route, operation, reply).ToList();

        // The reply as a whole may be an error beside the tasks that it names.
        if (failures.Count == 0 && route.Errors.Check(reply) is { } error) failures.Add(error);
        foreach (var value in operation.Each.All(reply))
        {
            var entry = Entry(reply, value.Json);
            if (IdOf(operation, entry) is not null) tasks.Add(Start(submission, entry));
            else failures.Add(Unnamed(submission, entry));
        }

        if (tasks.Count + failures.Count > 0) return (tasks, failures);
        throw Unusable(submission, $"with neither a task at '{operation.Each}' nor a refusal{(operation.Failed is { } failed ? $" at '{failed}'" : "")}");
    }

    /// <summary>A part of a reply as a reply of its own: places are relative to it, headers are the same.</summary>
    private static ProviderReply Entry(ProviderReply reply, JsonElement part) => new(reply.HttpStatus, part, reply.Raw, reply.Header);

    private static string? IdOf(OperationProtocol operation, ProviderReply reply) =>
        operation.TaskId?.Text(reply) is { Length: > 0 and <= LongestTaskId } id && !id.Any(char.IsControl) ? id : null;

    /// <summary>An entry among the tasks that names none: one of them may run all the same.</summary>
    private ProviderError Unnamed(Submission submission, ProviderReply entry)
    {
        var problem = $"an entry without a task id at '{submission.Operation.TaskId}'; its task may exist";
        ClientLog.Ambiguous(Log, Provider, submission.Values.RequestUuid, problem);
        return submission.Route.Errors.EntryError(entry) with { Class = ErrorClass.Server, Message = problem };
    }

    private TaskStart Start(Submission submission, ProviderReply reply)
    {
        var operation = submission.Operation;
        var handle = new TaskHandle
        {
            Provider = Provider,
            Route = submission.RouteName,
            Model = submission.Route.Errors.Clean(operation.Model?.Text(reply)) ?? submission.Values.ModelId,
            CatalogModel = submission.Values.CatalogModel,
            TaskId = TaskIdOf(submission, reply),
            SubmittedAt = engine.Connection.Time.GetUtcNow(),
            Kept = KeptOf(operation, reply),
        };
        ClientLog.Submitted(Log, handle.Model, Provider, handle.TaskId, submission.Values.RequestUuid);
        var cost = decimal.TryParse(operation.Cost?.Text(reply), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : (decimal?)null;
        var state = submission.IsSync ? Answered(submission, handle) : StateOf(submission, handle, reply);
        return new TaskStart(handle, state, cost, Resumed: false);
    }

    private string TaskIdOf(Submission submission, ProviderReply reply)
    {
        var operation = submission.Operation;
        if (IdOf(operation, reply) is { } id) return id;
        var isThere = !string.IsNullOrEmpty(operation.TaskId?.Text(reply));

        // A route that answers at once needs no id of a task: ours stands in for it.
        if (submission.IsSync || (!isThere && submission.EndsAtOnce)) return submission.Values.RequestUuid;
        throw Unusable(submission, $"{(isThere ? "with a task id that cannot be one" : "without a task id")} at '{operation.TaskId}'");
    }

    private static Dictionary<string, string> KeptOf(OperationProtocol operation, ProviderReply reply)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in operation.Keep)
        {
            if (value.Path.Text(reply) is { } text) kept[value.Name] = text;
        }

        return kept;
    }

    /// <summary>Most submits only say "queued"; some are answered with the output at once.</summary>
    private TaskState StateOf(Submission submission, TaskHandle handle, ProviderReply reply)
    {
        var (route, operation) = (submission.Route, submission.Operation);
        var text = operation.Status?.Text(reply);
        var output = engine.OutputOf(handle, route, operation, reply);
        var status = text is null && submission.EndsAtOnce ? ReplyStatus.Succeeded : ProviderEngine.StatusOf(route, text);
        switch (status)
        {
            case ReplyStatus.Failed or ReplyStatus.Cancelled:
                return Ended(submission, handle, reply, status.Value, text);
            case ReplyStatus.Succeeded when output is not null && route.Route.Result is null:
                return new TaskState(engine.ProgressOf(handle, operation, reply, GenerationStatus.Succeeded, text)) { Output = output };
            case ReplyStatus.Succeeded or ReplyStatus.Finished when route.Route.Poll is null && route.Route.Result is null:
                throw NoOutput(submission, handle);
            default:
                // Whether it is done is told by the next poll, which also knows where the output is.
                var open = status == ReplyStatus.Running ? GenerationStatus.Running : GenerationStatus.Queued;
                return new TaskState(engine.ProgressOf(handle, operation, reply, open, text));
        }
    }

    /// <summary>How a request ended whose answer is the output: a status that is not listed is no reason to throw that away.</summary>
    private TaskState Answered(Submission submission, TaskHandle handle)
    {
        var (route, operation, reply) = (submission.Route, submission.Operation, submission.Reply);
        var text = operation.Status?.Text(reply);
        var status = ProviderEngine.StatusOf(route, text);
        if (status is ReplyStatus.Failed or ReplyStatus.Cancelled) return Ended(submission, handle, reply, status.Value, text);
        if (status is ReplyStatus.Queued or ReplyStatus.Running) throw Unusable(submission, $"before it was done: its status is '{route.Errors.Clean(text)}'");
        var output = engine.OutputOf(handle, route, operation, reply) ?? throw NoOutput(submission, handle);
        return new TaskState(engine.ProgressOf(handle, operation, reply, GenerationStatus.Succeeded, text)) { Output = output };
    }

    private TaskState Ended(Submission submission, TaskHandle handle, ProviderReply reply, ReplyStatus status, string? text)
    {
        var ended = status == ReplyStatus.Failed ? GenerationStatus.Failed : GenerationStatus.Cancelled;
        var progress = engine.ProgressOf(handle, submission.Operation, reply, ended, text);
        return new TaskState(progress) { Failure = new TaskFailedException(handle.TaskId, ended, submission.Route.Errors.TaskError(submission.Operation, reply)) };
    }

    private ProtocolException NoOutput(Submission submission, TaskHandle handle) => new(
        submission.Route.Errors.Unreadable(submission.Reply.HttpStatus), $"{Provider} finished task {handle.TaskId}, but sent no output.", submission.Route.Errors.BodyStart(submission.Reply));

    private AmbiguousSubmitException Unusable(Submission submission, string problem)
    {
        ClientLog.Ambiguous(Log, Provider, submission.Values.RequestUuid, problem);
        var error = submission.Route.Errors.Unreadable(submission.Reply.HttpStatus);
        var inner = new ProtocolException(error, $"{Provider} answered {problem}.", submission.Route.Errors.BodyStart(submission.Reply));
        return new AmbiguousSubmitException(submission.Values.RequestUuid, error with { Message = inner.Message }, inner);
    }
}
