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
    public static CallbackPayload Of(EmulatedTask task, CallbackSigner signer, DateTimeOffset now)
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

        return Signed(draft, task, task.Failure is null, signer, now);
    }

    /// <summary>The payload of a task that runs, as some providers post on the way; null: this one has no word for it.</summary>
    public static CallbackPayload? OfRunning(EmulatedTask task, CallbackSigner signer, DateTimeOffset now)
    {
        var webhook = task.Route.Webhook!;
        if (StatusText.Find(webhook.Statuses, "running", "queued") is not { } status) return null;
        var draft = new ReplyDraft();
        draft.TrySet(webhook.TaskId, new JsonString(task.Id));
        draft.TrySet(webhook.Status, status);
        return Signed(draft, task, isGood: true, signer, now);
    }

    private static CallbackPayload Signed(ReplyDraft draft, EmulatedTask task, bool isGood, CallbackSigner signer, DateTimeOffset now)
    {
        var webhook = task.Route.Webhook!;
        if (webhook.IsLikePoll && isGood) draft.SetOk(task.Route.Ok);

        if (webhook.Verify is { } verify && signer.For(verify) is { } sign) CallbackSignature.AddTo(draft, task.Id, verify, sign, now);
        return new CallbackPayload(draft.Body, draft.Headers);
    }

    private static JsonValue? StatusOf(WebhookDescriptor webhook, EmulatedTask task)
    {
        if (task.Failure is null) return StatusText.Find(webhook.Statuses, "succeeded", "finished");
        return task.IsCancelled ? StatusText.Find(webhook.Statuses, "cancelled", "failed", "finished") : StatusText.Find(webhook.Statuses, "failed", "finished");
    }
}
