using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>The operations of the provider, typed, over real HTTP.</summary>
public class VideoGenApiTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly VideoGenApiGenerateRequest s_references = new()
    {
        Model = VideoGenApiGenerateModel.Veo31, Prompt = "A paper figure strolls", ReferenceImageUrls = ["https://example.com/1.jpg", "https://example.com/2.jpg", "https://example.com/3.jpg"],
    };

    [Fact]
    public void What_three_pictures_force_is_a_warning()
    {
        var forced = s_references with { AspectRatio = VideoGenApiGenerateAspectRatio.Ratio4x3, VeoModel = new("veo3") };

        var result = forced.Validate<VideoGenApi>();

        Assert.True(result.IsValid);
        Assert.All(result.Violations, violation => Assert.Equal((ViolationSeverity.Warning, ViolationKind.Forced), (violation.Severity, violation.Kind)));
        Assert.Equal(["aspect_ratio", "veo_model"], result.Violations.Select(violation => violation.Parameter).Order());
        Assert.Empty((forced with { ReferenceImageUrls = ["https://example.com/1.jpg", "https://example.com/2.jpg"] }).Validate<VideoGenApi>().Violations);
    }

    [Fact]
    public async Task A_video_is_fetched_with_the_key_and_a_request_needs_no_model()
    {
        await using var emulator = await ProviderRun.StartAsync("videogenapi");
        var client = new VideoGenApiClient(ProviderRun.Connect(emulator));
        using var file = new MemoryStream();

        var task = await client.SubmitAsync(new VideoGenApiGenerateRequest { Prompt = "A harbour wakes", AddAudio = true, AudioPrompt = "Gulls" }, cancellationToken: s_token);
        var video = await task.WaitAsync(cancellationToken: s_token);
        await client.DownloadAsync(video.Url, file, s_token);

        Assert.Equal(JsonText.Parse("""{"prompt":"A harbour wakes","add_audio":true,"audio_prompt":"Gulls"}"""), JsonText.Parse(emulator.Requests[0].Body));
        Assert.Equal("/status/" + task.TaskId, emulator.Requests[1].Path);
        Assert.NotEmpty(file.ToArray());
        Assert.Contains("Authorization", emulator.Requests[^1].Headers.Keys);
    }

    [Fact]
    public async Task Generations_by_page_the_user_and_a_video()
    {
        await using var emulator = await ProviderRun.StartAsync("videogenapi");
        var client = new VideoGenApiClient(ProviderRun.Connect(emulator));
        using var file = new MemoryStream();

        await client.GetGenerationsAsync(new() { Page = 2, Limit = 10 }, s_token);
        await client.GetUserAsync(s_token);
        await client.GetVideoAsync(file, new() { GenerationId = "gen_1" }, s_token);

        Assert.Equal(["/generations?page=2&limit=10", "/user", "/video/gen_1"], emulator.Requests.Select(request => request.Path));
        Assert.NotEmpty(file.ToArray());
    }

    [Fact]
    public async Task A_limit_of_an_hour_is_not_waited_for_but_said()
    {
        const string Limit = """{"error":"Sora-2 rate limit exceeded","message":"The hour is used up.","details":{"current_usage":10,"limit":10,"window":"1 hour","reset_time":"2026-10-09 15:00:00","seconds_until_reset":3247}}""";
        await using var emulator = await ProviderRun.StartAsync("videogenapi", new EmulatorOptions { Refuse = _ => EmulatedError.Verbatim(200, Limit) });

        var exception = await Assert.ThrowsAsync<RateLimitedException>(() => new VideoGenApiClient(ProviderRun.Connect(emulator, new ManualTime())).SubmitAsync(s_references, cancellationToken: s_token));

        Assert.Equal(TimeSpan.FromSeconds(3247), exception.Error.RetryAfter);
        Assert.Equal(1, emulator.SubmitCount);
    }
}
