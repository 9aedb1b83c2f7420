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
        if (StatusOf(webhook, task.Failure is null ? "succeeded" : "failed") is { } status) draft.TrySet(webhook.Status, status);
        if (task.Failure is { } failure)
        {
            draft.TrySet(webhook.Error, new JsonString(failure.Message));
            draft.TrySet(webhook.ErrorCode, ScalarText.Parse(ErrorReply.CodeOf(route, failure.Class)));
        }
        else
        {
            draft.TrySet(webhook.Output, task.Output);
        }

        if (webhook.IsLikePoll && task.Failure is null)
        {
            foreach (var condition in route.Ok) draft.TrySet(condition.Path, condition.Value);
        }

        if (webhook.Verify is { } verify && signer.For(verify) is { } sign) CallbackSignature.AddTo(draft, task.Id, verify, sign, now);
        return new CallbackPayload(draft.Body, draft.Headers);
    }

    private static JsonValue? StatusOf(WebhookDescriptor webhook, string meaning) => StatusText.Find(webhook.Statuses, meaning, "finished");
}
