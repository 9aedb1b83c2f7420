namespace ModelCatalog.Runtime.Tests.Webhooks;

/// <summary>A provider that posts: signed over task and time, signed over the whole body, and not signed.</summary>
public sealed class Herald : IProvider
{
    public const string Variable = "HERALD_RUNTIME_TESTS_KEY";

    private static readonly ReplyPath TaskId = ReplyPath.Parse("data.taskId", "task_id");

    private static readonly WebhookProtocol Plain = new()
    {
        TaskId = TaskId,
        Status = ReplyPath.Parse("state"),
        Statuses = [new("ok", ReplyStatus.Succeeded), new("bad", ReplyStatus.Failed), new("over", ReplyStatus.Finished), new("gone", ReplyStatus.Cancelled)],
        Output = ReplyPath.Parse("result"),
        Error = ReplyPath.Parse("why"),
        ErrorCode = ReplyPath.Parse("code"),
        Media = [new(MediaKind.Video, ReplyPath.Parse("url"))],
    };

    public static ProviderProtocol Protocol { get; } = new()
    {
        Name = "herald",
        Route = new RouteProtocol
        {
            Errors = new ErrorProtocol { Classes = [new("NSFW", ErrorClass.Moderated)] },
            Webhook = Plain with
            {
                Signature = new SignatureProtocol
                {
                    Variable = Variable,
                    Message = [new(TaskId), new("."), new(ReplyPath.Parse("$header.X-Time"))],
                    Signature = ReplyPath.Parse("$header.X-Signature"),
                    Form = SignatureForm.Base64,
                    Time = new SignedTimeProtocol(ReplyPath.Parse("$header.X-Time"), RetryAfterForm.Unix, TimeSpan.FromMinutes(5)),
                },
            },
        },
        Routes =
        [
            new RouteProtocol
            {
                Name = "whole",
                Webhook = Plain with
                {
                    Signature = new SignatureProtocol
                    {
                        Variable = Variable,
                        Message = [new("v1\n"), new(ReplyPath.Parse("$raw | sha256 | hex"))],
                        Signature = ReplyPath.Parse("$header.X-Signature"),
                        Form = SignatureForm.Hex,
                    },
                },
            },
            new RouteProtocol
            {
                Name = "own",
                Webhook = Plain with
                {
                    Signature = new SignatureProtocol
                    {
                        Keys = new KeySetProtocol("https://herald.example/keys", TimeSpan.FromHours(1)),
                        Message = [new(ReplyPath.Parse("$header.X-Id")), new("\n"), new(ReplyPath.Parse("$header.X-Time")), new("\n"), new(ReplyPath.Parse("$raw | sha256 | hex"))],
                        Signature = ReplyPath.Parse("$header.X-Signature"),
                        Form = SignatureForm.Hex,
                        Time = new SignedTimeProtocol(ReplyPath.Parse("$header.X-Time"), RetryAfterForm.Unix, TimeSpan.FromMinutes(5)),
                    },
                },
            },
            new RouteProtocol { Name = "plain", Webhook = Plain },
            new RouteProtocol { Name = "silent" },
        ],
    };
}
