using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Tasks;

namespace ModelCatalog.Emulator.Callbacks;

/// <summary>What is posted when a task has ended.</summary>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers, the signature among them.</param>
internal sealed record CallbackPayload(string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The payload of a task that is over.</summary>
    public static CallbackPayload Of(EmulatedTask task, EmulatorOptions options)
    {
        var route = task.Route;
        var webhook = route.Webhook!;
        var draft = new ReplyDraft();
        draft.TrySet(webhook.TaskId, new JsonString(task.Id));
        if (StatusOf(webhook, task) is { } status) draft.TrySet(webhook.Status, status);
        if (task.Failure is { } failure)
        {
            draft.TrySet(webhook.Error, new JsonString(failure.Message));
            draft.TrySet(webhook.ErrorCode, ScalarText.Parse(ErrorReply.CodeOf(route, failure.Class)));
        }
        else
        {
            draft.TrySet(webhook.Output, task.Output);
        }

        if (webhook.IsLikePoll && task.Failure is null) draft.SetOk(route.Ok);

        if (webhook.Verify is { } verify && options.WebhookKey is { } key) CallbackSignature.AddTo(draft, task.Id, verify, key, options.Time.GetUtcNow());
        return new CallbackPayload(draft.Body, draft.Headers);
    }

    private static JsonValue? StatusOf(WebhookDescriptor webhook, EmulatedTask task)
    {
        if (task.Failure is null) return StatusText.Find(webhook.Statuses, "succeeded", "finished");
        return task.IsCancelled ? StatusText.Find(webhook.Statuses, "cancelled", "failed", "finished") : StatusText.Find(webhook.Statuses, "failed", "finished");
    }
}
