using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Replies;

namespace ModelCatalog.Emulator.Tasks;

/// <summary>Writes what a provider says of a task.</summary>
internal static class TaskReplies
{
    /// <summary>The reply to a submit that started a task, or, where nothing is polled, that is the whole of it.</summary>
    public static ReplyDraft Submitted(EmulatedTask task)
    {
        var route = task.Route;
        if (route.Poll is null && task.Failure is { } failure) return ErrorReply.OfFailure(route, failure);
        return WithOk(Item(task), route);
    }

    /// <summary>The reply to a submit that asked for several tasks: those that were started, and why the others were not.</summary>
    public static ReplyDraft Submitted(RouteDescriptor route, IReadOnlyList<EmulatedTask> tasks, IReadOnlyList<EmulatedError> refusals)
    {
        var reply = new ReplyDraft();
        var operation = route.Submit!;
        reply.TrySetAll(operation.PathsOf("each"), tasks.Select(task => JsonText.Parse(Item(task).Body)!).ToList());
        reply.TrySetAll(operation.PathsOf("failed"), refusals.Select(refusal => JsonText.Parse(ErrorReply.Of(route, refusal).Body) ?? new JsonString(refusal.Message)).ToList());
        return WithOk(reply, route);
    }

    /// <summary>The reply to a request that is answered with the output.</summary>
    public static ReplyDraft Answered(EmulatedTask task)
    {
        var route = task.Route;
        var operation = route.Sync!.Operation;
        if (task.Failure is { } failure) return ErrorReply.OfFailure(route, failure);
        var reply = new ReplyDraft();
        reply.TrySet(operation.PathsOf("task_id"), new JsonString(task.Id));
        if (StatusText.Find(route, "succeeded", "finished") is { } status) reply.TrySet(operation.PathsOf("status"), status);
        reply.TrySet(operation.PathsOf("cost"), new JsonNumber(0));
        reply.TrySet(operation.PathsOf("output"), task.Output);
        return WithOk(reply, route);
    }

    /// <summary>The reply to a request that cancels a task.</summary>
    public static ReplyDraft Cancelled(EmulatedTask task)
    {
        var route = task.Route;
        var cancel = route.Cancel!;
        if (!task.TryCancel(cancel.When))
        {
            var message = $"The task {task.Id} cannot be cancelled any more";
            return cancel.Late.Count == 0 ? ErrorReply.OfClass(route, "invalid", message) : ErrorReply.OfCode(route, cancel.Late[0], "invalid", message);
        }

        var reply = new ReplyDraft();
        if (StatusText.Find(route, "cancelled", "queued") is { } status) reply.TrySet(cancel.Operation.PathsOf("status"), status);
        return WithOk(reply, route);
    }

    /// <summary>What the reply to a submit says of a task.</summary>
    private static ReplyDraft Item(EmulatedTask task)
    {
        var route = task.Route;
        var operation = route.Submit!;
        var item = new ReplyDraft();
        var isDone = route.Poll is null;
        var status = isDone ? StatusText.Find(route, "succeeded", "finished") : StatusText.Find(route, "queued", "running");
        item.TrySet(operation.PathsOf("task_id"), new JsonString(task.Id));
        if (status is not null) item.TrySet(operation.PathsOf("status"), status);
        if (!isDone) item.TrySet(operation.PathsOf("position"), new JsonNumber(1));
        item.TrySet(operation.PathsOf("cost"), new JsonNumber(0));
        foreach (var keep in operation.Keep) item.TrySet(keep.Paths, new JsonString(task.Kept[keep.Name]));
        if (isDone) item.TrySet(operation.PathsOf("output"), task.Output);
        if (task.Item is { } asked) item.TrySet(operation.PathsOf("model"), new JsonString(asked));
        return item;
    }

    /// <summary>The reply to a question for a price.</summary>
    public static ReplyDraft Priced(RouteDescriptor route, decimal amount)
    {
        var reply = new ReplyDraft();
        var price = route.Price!;
        reply.TrySet(price.Usd.Count > 0 ? price.Usd : price.Credits, new JsonNumber(amount.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return WithOk(reply, route);
    }

    /// <summary>The reply to a poll.</summary>
    public static ReplyDraft Polled(EmulatedTask task)
    {
        var route = task.Route;
        var operation = route.Poll!;
        var (phase, progress) = task.Poll();
        if (phase == TaskPhase.Hidden) return NotVisible(route, $"The task {task.Id} is not visible yet");
        if (phase == TaskPhase.Finished) return Finished(task, operation);
        var reply = new ReplyDraft();
        var status = phase == TaskPhase.Queued ? StatusText.Find(route, "queued", "running") : StatusText.Find(route, "running", "queued");
        Identify(reply, operation, task, status);
        if (phase == TaskPhase.Queued) reply.TrySet(operation.PathsOf("position"), new JsonNumber(1));
        // 1 would be read as all of it: some providers count to 1, most to 100.
        else reply.TrySet(operation.PathsOf("progress"), new JsonNumber(Math.Clamp((long)(progress * 100), 2, 99)));
        return WithOk(reply, route);
    }

    /// <summary>The reply to the request that fetches the output.</summary>
    public static ReplyDraft Fetched(EmulatedTask task)
    {
        var route = task.Route;
        if (!task.IsFinished()) return ErrorReply.OfClass(route, "invalid", $"The task {task.Id} is not finished");
        if (task.Failure is { } failure) return ErrorReply.OfFailure(route, failure);
        var reply = new ReplyDraft();
        reply.TrySet(route.Result!.PathsOf("output"), task.Output);
        return WithOk(reply, route);
    }

    private static ReplyDraft Finished(EmulatedTask task, OperationDescriptor operation)
    {
        var route = task.Route;
        var reply = new ReplyDraft();
        if (task.Failure is { } failure)
        {
            // Where the output is a request of its own, that one is answered word for word.
            if (failure.Body is not null && route.Result is null) return ErrorReply.Of(route, failure);
            var failed = (task.IsCancelled ? StatusText.Find(route, "cancelled") : null) ?? StatusText.Find(route, "failed") ?? (route.Result is null ? null : StatusText.Find(route, "finished"));

            // Some providers have no word for it: asking is answered with the error itself.
            if (failed is null) return ErrorReply.Of(route, failure);
            Identify(reply, operation, task, failed);
            reply.TrySet(operation.PathsOf("error"), new JsonString(failure.Message));
            reply.TrySet(operation.PathsOf("error_code"), ScalarText.Parse(ErrorReply.CodeOf(route, failure.Class)));
            return WithOk(reply, route);
        }

        var succeeded = route.Result is null ? StatusText.Find(route, "succeeded", "finished") : StatusText.Find(route, "finished", "succeeded");
        Identify(reply, operation, task, succeeded);
        reply.TrySet(operation.PathsOf("progress"), new JsonNumber(100));
        if (route.Result is null) reply.TrySet(operation.PathsOf("output"), task.Output);
        return WithOk(reply, route);
    }

    private static void Identify(ReplyDraft reply, OperationDescriptor operation, EmulatedTask task, JsonValue? status)
    {
        reply.TrySet(operation.PathsOf("task_id"), new JsonString(task.Id));
        if (status is not null) reply.TrySet(operation.PathsOf("status"), status);
        foreach (var keep in operation.Keep) reply.TrySet(keep.Paths, new JsonString(task.Kept[keep.Name]));
    }

    /// <summary>The reply to a poll of a task that cannot be seen yet.</summary>
    public static ReplyDraft NotVisible(RouteDescriptor route, string message) => route.Polling.GraceCodes.Count == 0
        ? ErrorReply.OfClass(route, "not-found", message)
        : ErrorReply.OfCode(route, route.Polling.GraceCodes[0], "not-found", message);

    private static ReplyDraft WithOk(ReplyDraft reply, RouteDescriptor route)
    {
        reply.SetOk(route.Ok);
        return reply;
    }
}
