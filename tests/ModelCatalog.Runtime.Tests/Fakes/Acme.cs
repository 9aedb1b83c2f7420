using System.Text.Json;

namespace ModelCatalog.Runtime.Tests;

/// <summary>A provider as the generator would emit it, with the habits of several real ones, one per route.</summary>
public sealed class Acme : IProvider
{
    public const string Variable = "ACME_RUNTIME_TESTS_API_KEY";

    private static readonly ErrorProtocol Errors = new()
    {
        Code = ReplyPath.Parse("code"),
        Message = ReplyPath.Parse("msg", "message"),
        Parameter = ReplyPath.Parse("param | drop(1)"),
        RequestId = ReplyPath.Parse("$header.X-Request-Id"),
        Classes =
        [
            new("400", ErrorClass.Invalid),
            new("401", ErrorClass.Authentication),
            new("402", ErrorClass.Credits),
            new("403", ErrorClass.Forbidden),
            new("404", ErrorClass.NotFound),
            new("422", ErrorClass.Invalid),
            new("429", ErrorClass.RateLimited),
            new("455", ErrorClass.Unavailable),
            new("500", ErrorClass.Server),
            new("501", ErrorClass.Failed),
            new("505", ErrorClass.Unsupported),
            new("NSFW", ErrorClass.Moderated),
        ],
    };

    private static readonly IReadOnlyList<RetryAfterPath> RetryAfter =
    [
        new(ReplyPath.Parse("msg"), "in: (\\d+) seconds", RetryAfterForm.Seconds),
        new(ReplyPath.Parse("msg"), "Resets at: (\\S+)", RetryAfterForm.Iso),
        new(ReplyPath.Parse("$header.X-RateLimit-Reset"), null, RetryAfterForm.Unix),
    ];

    private static readonly IReadOnlyList<MediaPath> Media =
    [
        new(MediaKind.Video, ReplyPath.Parse("resultUrls.*", "video_url")),
        new(MediaKind.Image, ReplyPath.Parse("image_urls.*", "image_url")),
        new(MediaKind.Text, ReplyPath.Parse("text")),
    ];

    public static ProviderProtocol Protocol { get; } = new()
    {
        Name = "acme",
        BaseUrl = "https://api.acme.example",
        Hosts = [new("files", "https://files.acme.example")],
        Auth = new AuthProtocol("Authorization", $"Bearer {{{Variable}}}", [Variable]),
        Headers = [new("X-Trace", "$uuid"), new("X-Version", "2026-01")],
        // The default route: an envelope with a code under HTTP 200, statuses as words, output as JSON in a text.
        Route = new RouteProtocol
        {
            Ok = [new(ReplyPath.Parse("code"), "200")],
            Submit = new OperationProtocol
            {
                Method = "POST",
                PathTemplate = "/jobs",
                Headers = [new("X-Priority", "$priority")],
                TaskId = ReplyPath.Parse("data.taskId"),
                Cost = ReplyPath.Parse("data.cost"),
            },
            Price = new PriceProtocol
            {
                Operation = new OperationProtocol { Method = "POST", PathTemplate = "/jobs/price", Headers = [new("X-Priority", "$priority")] },
                With = [new("estimate", "true"), new("scale", "1.0")],
                Amount = ReplyPath.Parse("data.credits"),
                Unit = PriceUnit.Credits,
            },
            Poll = new OperationProtocol
            {
                Method = "GET",
                PathTemplate = "/jobs/info",
                Query = [new("taskId", "$task_id"), new("callback", "$callback_url")],
                Status = ReplyPath.Parse("data.state"),
                Output = ReplyPath.Parse("data.resultJson | json"),
                Progress = ReplyPath.Parse("data.progress"),
                Position = ReplyPath.Parse("data.position"),
                Error = ReplyPath.Parse("data.failMsg"),
                ErrorCode = ReplyPath.Parse("data.failCode"),
            },
            Polling = new PollingProtocol
            {
                Pace = [new(TimeSpan.Zero, TimeSpan.FromSeconds(3)), new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(8))],
                Timeout = TimeSpan.FromMinutes(15),
                GraceCodes = ["404", "422"],
                Grace = TimeSpan.FromSeconds(90),
            },
            Statuses =
            [
                new("waiting", ReplyStatus.Queued), new("generating", ReplyStatus.Running), new("success", ReplyStatus.Succeeded),
                new("fail", ReplyStatus.Failed), new("stopped", ReplyStatus.Cancelled),
            ],
            Media = Media,
            Errors = Errors,
            RetryAfter = RetryAfter,
        },
        Routes =
        [
            // Statuses as integers; the task in the path; the answer may be complete at once.
            new RouteProtocol
            {
                Name = "flags",
                Submit = new OperationProtocol
                {
                    Method = "POST",
                    PathTemplate = "/flags/{+model}",
                    TaskId = ReplyPath.Parse("id"),
                    Status = ReplyPath.Parse("flag"),
                    Output = ReplyPath.Parse("out"),
                },
                Poll = new OperationProtocol
                {
                    Method = "GET", PathTemplate = "/flags/tasks/{task_id}", Status = ReplyPath.Parse("flag"), Output = ReplyPath.Parse("out"), Error = ReplyPath.Parse("why"),
                },
                Statuses = [new("0", ReplyStatus.Running), new("1", ReplyStatus.Succeeded), new("2", ReplyStatus.Failed)],
                Media = Media,
                Errors = Errors,
            },
            // Kept URLs; a terminal status that does not say how it ended; a second request for the output.
            new RouteProtocol
            {
                Name = "queue",
                Submit = new OperationProtocol
                {
                    Method = "POST",
                    PathTemplate = "/queue",
                    TaskId = ReplyPath.Parse("request_id"),
                    Keep = [new("status_url", ReplyPath.Parse("status_url")), new("response_url", ReplyPath.Parse("response_url"))],
                },
                Poll = new OperationProtocol { Method = "GET", PathTemplate = "{status_url}", Status = ReplyPath.Parse("status"), Position = ReplyPath.Parse("queue_position") },
                Result = new OperationProtocol { Method = "GET", PathTemplate = "{response_url}", Output = ReplyPath.Parse(".") },
                Statuses = [new("IN_QUEUE", ReplyStatus.Queued), new("COMPLETED", ReplyStatus.Finished)],
                Media = [new(MediaKind.Video, ReplyPath.Parse("video.url"))],
                Errors = new ErrorProtocol { Message = ReplyPath.Parse("detail.*.msg", "detail"), Code = ReplyPath.Parse("detail.*.type"), Parameter = ReplyPath.Parse("detail.*.loc | drop(1)") },
            },
        ],
    };
}

/// <summary>What the generator emits per provider, so that the output's type is inferred also for requests of several providers.</summary>
public interface IAcmeRequest<TOutput> : IServedBy<Acme, TOutput>;

public sealed record AcmeOptions : SubmitOptions
{
    public string? CallbackUrl { get; init; }

    public string? Priority { get; init; }

    public override string? GetText(string name) => name switch
    {
        "callback_url" => CallbackUrl,
        "priority" => Priority,
        _ => null,
    };
}

public sealed class AcmeClient : ProviderClient<Acme>
{
    public AcmeClient(ProviderConnection connection)
        : base(connection)
    {
    }

    public AcmeClient(HttpClient http, ProviderOptions? options = null)
        : base(http, options)
    {
    }

    public Task<GenerationTask<TOutput>> SubmitAsync<TOutput>(IAcmeRequest<TOutput> request, AcmeOptions? options = null, CancellationToken cancellationToken = default) =>
        base.SubmitAsync(request, options, cancellationToken);

    public Task<Price> GetPriceAsync<TOutput>(IAcmeRequest<TOutput> request, AcmeOptions? options = null, CancellationToken cancellationToken = default) =>
        AskPriceAsync(request, options, cancellationToken);
}

/// <summary>A second provider, which serves the same request.</summary>
public sealed class Bolt : IProvider
{
    public static ProviderProtocol Protocol { get; } = new()
    {
        Name = "bolt",
        BaseUrl = "https://bolt.example/api/v1/",
        Auth = new AuthProtocol("X-Key", "{BOLT_RUNTIME_TESTS_ID}:{BOLT_RUNTIME_TESTS_SECRET}", ["BOLT_RUNTIME_TESTS_ID", "BOLT_RUNTIME_TESTS_SECRET"]),
        Limits = [new LimitProtocol(LimitScope.Submit, 2, TimeSpan.FromSeconds(10))],
        Route = new RouteProtocol
        {
            // The answer comes with the submit: there is nothing to poll.
            Submit = new OperationProtocol { Method = "POST", PathTemplate = "/run", Output = ReplyPath.Parse("."), Authorized = true },
            Media = [new(MediaKind.Video, ReplyPath.Parse("url"))],
        },
    };
}

public interface IBoltRequest<TOutput> : IServedBy<Bolt, TOutput>;

public sealed record ClipRequest : IAcmeRequest<VideoOutput>, IBoltRequest<VideoOutput>
{
    public required string Prompt { get; init; }

    public string? Route { get; init; }

    public static VideoOutput ReadOutput(TaskOutput output) => VideoOutput.Read(output);

    string? IServedBy<Acme>.RouteName => Route;

    string? IServedBy<Acme>.ModelId => "studio/clip 1";

    string? IServedBy<Bolt>.RouteName => null;

    string? IServedBy<Bolt>.ModelId => null;

    ValidationResult IServedBy<Acme>.Validate() => Judge();

    ValidationResult IServedBy<Bolt>.Validate() => Judge();

    void IServedBy<Acme>.WriteBody(Utf8JsonWriter writer, SubmitOptions? options)
    {
        writer.WriteStartObject();
        writer.WriteString("prompt", Prompt);
        if (options is AcmeOptions { CallbackUrl: { } callback }) writer.WriteString("callBackUrl", callback);
        writer.WriteEndObject();
    }

    void IServedBy<Bolt>.WriteBody(Utf8JsonWriter writer, SubmitOptions? options)
    {
        writer.WriteStartObject();
        writer.WriteString("text", Prompt);
        writer.WriteEndObject();
    }

    VideoOutput IServedBy<Acme, VideoOutput>.ReadOutput(TaskOutput output) => ReadOutput(output);

    VideoOutput IServedBy<Bolt, VideoOutput>.ReadOutput(TaskOutput output) => ReadOutput(output);

    private ValidationResult Judge() => Prompt.Length > 0
        ? default
        : new([new(ViolationSeverity.Error, ViolationKind.Required, "prompt.required", "prompt", "prompt", "\"\"", "The prompt is missing.")]);
}
