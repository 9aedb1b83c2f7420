using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of webhooks; a null says nothing.</summary>
/// <param name="Pointer">Its place.</param>
internal sealed record WebhookParts(Pointer Pointer)
{
    public bool IsLikePoll { get; init; }

    public string? To { get; init; }

    /// <summary>Paths by what they give: <c>task_id status output error error_code</c>.</summary>
    public EquatableArray<ReplyPath> Payload { get; init; }

    public EquatableArray<StatusCase>? Statuses { get; init; }

    public EquatableArray<MediaPath>? Media { get; init; }

    public SignatureDescriptor? Verify { get; init; }

    public static WebhookParts? Over(WebhookParts? upper, WebhookParts? lower) => upper is null || lower is null ? upper ?? lower : new WebhookParts(upper.Pointer)
    {
        IsLikePoll = upper.IsLikePoll || lower.IsLikePoll,
        To = upper.To ?? lower.To,
        Payload = NamedItems.Merge(upper.Payload, lower.Payload, path => path.Name),
        Statuses = upper.Statuses ?? lower.Statuses,
        Media = upper.Media ?? lower.Media,
        Verify = upper.Verify ?? lower.Verify,
    };

    /// <summary>The webhook of a route: what it does not say is as in polls.</summary>
    public WebhookDescriptor Complete(OperationDescriptor? poll, EquatableArray<StatusCase> statuses, EquatableArray<MediaPath> media)
    {
        return new WebhookDescriptor
        {
            IsLikePoll = IsLikePoll,
            To = To,
            TaskId = Paths("task_id"),
            Status = Paths("status"),
            Statuses = Statuses ?? statuses,
            Output = Paths("output"),
            Error = Paths("error"),
            ErrorCode = Paths("error_code"),
            Media = Media ?? media,
            Verify = Verify,
            Pointer = Pointer,
        };

        EquatableArray<string> Paths(string name) =>
            Payload.FirstOrDefault(path => path.Name == name)?.Paths ?? (IsLikePoll ? poll?.PathsOf(name) : null) ?? default;
    }
}
