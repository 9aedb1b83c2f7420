using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>From a typed request over real HTTP to a typed output, against the emulator.</summary>
public class EndToEndTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_is_continued()
    {
        await using var emulator = await StartAsync("unifically");
        var request = new Veo31ExtendRequest { Prompt = "The path leads on", TaskId = "abc123", Model = Veo31ExtendModel.FastRelaxed };

        var task = await Client(emulator).SubmitAsync(request, cancellationToken: s_token);
        var video = await task.WaitAsync(cancellationToken: s_token);

        Assert.Equal(
            JsonText.Parse("""{"model":"google/veo-3.1-extend","input":{"prompt":"The path leads on","task_id":"abc123","model":"fast-relaxed"}}"""),
            JsonText.Parse(emulator.Requests.First().Body));
        Assert.StartsWith(emulator.BaseAddress.AbsoluteUri, video.Url.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_is_upscaled()
    {
        await using var emulator = await StartAsync("unifically");

        var task = await Client(emulator).SubmitAsync(new Veo31UpscaleRequest { TaskId = "abc123", Resolution = Veo31UpscaleResolution.K4 }, cancellationToken: s_token);
        var video = await task.WaitAsync(cancellationToken: s_token);

        Assert.Equal(
            JsonText.Parse("""{"model":"google/veo-3.1-upscale","input":{"task_id":"abc123","resolution":"4k"}}"""),
            JsonText.Parse(emulator.Requests.First().Body));
        Assert.StartsWith(emulator.BaseAddress.AbsoluteUri, video.Url.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_picked_up_by_another_process()
    {
        await using var emulator = await StartAsync("kie");
        var request = new Veo31Request { Variant = Veo31Variant.Quality, Prompt = "A market at dusk", Seed = 12345 };
        var services = new ServiceCollection();
        services.AddKie(options => (options.BaseUrl, options.ApiKey) = (emulator.BaseAddress.AbsoluteUri, "a-key"));
        await using var provider = services.BuildServiceProvider();
        var kie = provider.GetRequiredService<KieClient>();

        var submitted = await kie.SubmitAsync(request, new KieOptions { CallbackUrl = "https://example.com/done" }, s_token);
        var json = JsonSerializer.Serialize(submitted.Handle);
        var resumed = kie.Resume(TaskHandle.Parse(json), Veo31Request.ReadOutput);
        var video = await resumed.WaitAsync(cancellationToken: s_token);

        Assert.Equal(1, emulator.SubmitCount);
        Assert.DoesNotContain("a-key", json, StringComparison.Ordinal);
        Assert.NotEmpty(video.Urls);
    }

    [Fact]
    public async Task A_wrong_request_is_not_sent()
    {
        await using var emulator = await StartAsync("unifically");
        var wrong = new Veo31Request { Variant = Veo31Variant.Quality, Prompt = "x", Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/a.jpg"] } };

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).SubmitAsync(wrong, cancellationToken: s_token));

        Assert.Equal("forbid.mode.reference.unifically", Assert.Single(exception.Violations).Rule);
        Assert.Empty(emulator.Requests);
    }

    private static Task<ProviderEmulator> StartAsync(string provider) =>
        ProviderEmulator.StartAsync(ConformanceCase.Catalog, provider, new EmulatorOptions { Pace = EmulatorPace.Immediate }, s_token);

    private static UnificallyClient Client(ProviderEmulator emulator) =>
        new(new ProviderConnection(new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" }));
}
