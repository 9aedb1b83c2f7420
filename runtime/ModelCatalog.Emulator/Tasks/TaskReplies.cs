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
        var operation = route.Submit!;
        if (route.Poll is null && task.Failure is { } failure) return ErrorReply.Of(route, failure);
        var item = new ReplyDraft();
        var isDone = route.Poll is null;
        var status = isDone ? StatusText.Find(route, "succeeded", "finished") : StatusText.Find(route, "queued", "running");
        item.TrySet(operation.PathsOf("task_id"), new JsonString(task.Id));
        if (status is not null) item.TrySet(operation.PathsOf("status"), status);
        if (!isDone) item.TrySet(operation.PathsOf("position"), new JsonNumber(1));
        item.TrySet(operation.PathsOf("cost"), new JsonNumber(0));
        foreach (var keep in operation.Keep) item.TrySet(keep.Paths, new JsonString(task.Kept[keep.Name]));
        if (isDone) item.TrySet(operation.PathsOf("output"), task.Output);
        if (operation.PathsOf("each") is not { Count: > 0 } each) return WithOk(item, route);

        // One submit that answers for several tasks: here it is one.
        var reply = new ReplyDraft();
        reply.TrySet(each, JsonText.Parse(item.Body)!);
        return WithOk(reply, route);
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
        if (task.Failure is { } failure) return ErrorReply.Of(route, failure);
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
            if (failure.Body is not null) return ErrorReply.Of(route, failure);
            var failed = StatusText.Find(route, "failed") ?? (route.Result is null ? null : StatusText.Find(route, "finished"));

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
        foreach (var condition in route.Ok) reply.TrySet(condition.Path, condition.Value);
        return reply;
    }
}
