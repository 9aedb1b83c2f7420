// One typed request, two providers. Without arguments everything runs on this machine: no key, no network, no cost.
// `--live --image <url>` sends it to the providers whose key is set (UNIFICALLY_API_KEY, KIE_API_KEY); that costs money.

using ModelCatalog;
using ModelCatalog.Models;
using Quickstart;

var arguments = Arguments.Parse(args, out var problem);
if (arguments is null) return Show.Usage(problem);

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupt.Cancel();
};

// 1. A request. Its mode is a closed union: a first frame and reference pictures together do not compile.
var request = new Veo31Request
{
    Variant = Veo31Variant.Fast,
    Prompt = "The camera drifts closer to the heron",
    AspectRatio = Veo31AspectRatio.Ratio16x9,
    Mode = new Veo31Mode.Frame { StartImageUrl = arguments.Image },
};

try
{
    await using IStage stage = arguments.IsLive ? new LiveStage() : await EmulatedStage.OpenAsync(interrupt.Token);
    if (stage.Refusal(arguments) is { } refusal) return refusal;

    // 2. The same request through both: only the type argument changes. A provider that does not serve the model would not compile.
    await SendAsync<Unifically>(stage, request, interrupt.Token);
    await SendAsync<Kie>(stage, request, interrupt.Token);

    // 3. What is wrong is found here, and never sent: no round trip, no "422 Unprocessable Entity", nothing to pay.
    string[] pictures = ["a", "b", "c", "d"];
    var wrong = request with
    {
        Prompt = "",
        Seed = 7,
        Mode = new Veo31Mode.Reference { ReferenceImageUrls = [.. pictures.Select(name => $"https://example.com/{name}.jpg")] },
    };
    await RefuseAsync<Kie>(stage, wrong, interrupt.Token);
    return ExitCode.Success;
}
catch (ModelCatalogException exception)
{
    return Show.Failure(exception.Message);
}
catch (OperationCanceledException)
{
    return Show.Failure("Interrupted. What was submitted goes on at the provider.");
}

static async Task SendAsync<TProvider>(IStage stage, IServedBy<TProvider, VideoOutput> request, CancellationToken cancellationToken)
    where TProvider : IProvider
{
    Show.Heading(TProvider.Protocol.Name);
    if (stage.ConnectionTo<TProvider>() is not { } connection) return;
    var client = new ProviderClient<TProvider>(connection);

    GenerationTask<VideoOutput> task = await client.SubmitAsync(request, cancellationToken: cancellationToken);
    Show.Sent(stage.BodyOf(request));
    Show.Line($"task {task.TaskId}");

    VideoOutput video = await task.WaitAsync(Show.Progress, cancellationToken);
    Show.Line($"video {video.Url}");
    using var http = new HttpClient();
    var bytes = await http.GetByteArrayAsync(video.Url, cancellationToken);
    Show.Line($"downloaded {bytes.Length} bytes");
}

static async Task RefuseAsync<TProvider>(IStage stage, IServedBy<TProvider, VideoOutput> request, CancellationToken cancellationToken)
    where TProvider : IProvider
{
    Show.Heading("a wrong request to " + TProvider.Protocol.Name);
    foreach (var violation in request.Validate().Violations) Show.Violation(violation);

    if (stage.ConnectionTo<TProvider>() is not { } connection) return;
    var before = stage.SubmitsOf<TProvider>();
    try
    {
        await new ProviderClient<TProvider>(connection).SubmitAsync(request, cancellationToken: cancellationToken);
    }
    catch (RequestValidationException exception)
    {
        Show.Line($"not sent: {exception.Violations.Count(violation => violation.Severity == ViolationSeverity.Error)} errors");
    }

    if (before is not null) Show.Line($"{TProvider.Protocol.Name} saw {before} submits before, {stage.SubmitsOf<TProvider>()} after");
}
