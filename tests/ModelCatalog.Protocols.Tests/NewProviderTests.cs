using System.Text;
using System.Text.Json;
using ModelCatalog.Emulator;
using ModelCatalog.Models.Tests.Providers;
using ModelCatalog.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>A provider that nobody knew is two files of YAML: typed, sent, polled, called back and refused over real HTTP.</summary>
public sealed class NewProviderTests : ProtocolTest, IAsyncLifetime
{
    private const string Key = "token-of-the-caller";
    private const string HookKey = "key-of-the-hooks";

    private static readonly AuroraRequest s_request = new()
    {
        Variant = AuroraVariant.Grand, Prompt = "Green bands over a fjord", Seconds = 6, Still = "https://example.com/fjord.jpg",
    };

    private ProviderEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await StartAsync("meridian", new EmulatorOptions { Pace = EmulatorPace.Immediate });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_request_travels_as_the_descriptor_says()
    {
        var task = await Client(_emulator).SubmitAsync(s_request, new MeridianOptions { Urgent = true }, Token);
        var video = await task.WaitAsync(cancellationToken: Token);

        var submit = _emulator.Requests.Single(request => request.Operation == "submit");
        Assert.Equal("POST", submit.Method);
        Assert.Equal("/engines/aurora/grand/runs", submit.Path);
        Assert.Equal("2026-11", submit.Headers["X-Meridian-Version"]);
        Assert.Equal("true", submit.Headers["X-Meridian-Urgent"]);
        Assert.Contains("X-Meridian-Token", submit.Headers.Keys);
        Assert.DoesNotContain(Key, submit.Headers["X-Meridian-Token"], StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", submit.Headers.Keys);
        Assert.Equal("""{"prompt":"Green bands over a fjord","start":{"href":"https://example.com/fjord.jpg"},"length":"6s"}""", submit.Body);
        Assert.Equal($"/runs/{task.TaskId}?full=1", _emulator.Requests.First(request => request.Operation == "poll").Path);
        Assert.StartsWith(_emulator.BaseAddress.AbsoluteUri, video.Url.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_statuses_and_a_list_of_objects_is_the_output()
    {
        await using var emulator = await StartAsync("meridian", new EmulatorOptions { Pace = EmulatorPace.ByPolls(queued: 1, running: 1) });
        var seen = new List<TaskProgress>();

        var task = await Client(emulator).SubmitAsync(s_request, cancellationToken: Token);
        await task.WaitAsync(new Progress(seen.Add), Token);

        Assert.Equal(["10", "20", "30"], seen.Select(progress => progress.RawStatus));
        Assert.Equal([GenerationStatus.Queued, GenerationStatus.Running, GenerationStatus.Succeeded], seen.Select(progress => progress.Status));
        using var reply = JsonDocument.Parse(emulator.Requests[^1].ReplyBody);
        var pieces = reply.RootElement.GetProperty("run").GetProperty("pieces");
        Assert.Equal(JsonValueKind.Array, pieces.ValueKind);
        Assert.Equal(task.GetOutput().Url.ToString(), pieces[0].GetProperty("file").GetProperty("href").GetString());
    }

    [Fact]
    public async Task Its_webhook_is_asked_for_in_the_query_and_verified()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync("meridian", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1000, 0), CallbackDelay = TimeSpan.FromMilliseconds(50), WebhookKey = HookKey });

        var task = await Client(emulator).SubmitAsync(s_request, new MeridianOptions { Hook = receiver.Url }, Token);
        var posted = await receiver.NextAsync();
        var notification = MeridianWebhook.Parse(posted.Body, posted.Header, key: HookKey);
        var isDone = task.Complete(notification);

        Assert.Equal($"/engines/aurora/grand/runs?notify={Uri.EscapeDataString(receiver.Url)}", emulator.Requests[0].Path);
        Assert.True(isDone);
        Assert.True(notification.IsVerified);
        Assert.Equal(task.GetOutput().Url, notification.ReadOutput(AuroraRequest.ReadOutput).Url);

        var forged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(posted.Body).Replace("mp4", "exe", StringComparison.Ordinal));
        Assert.Equal(WebhookProblem.WrongSignature, MeridianWebhook.Read(forged, posted.Header, key: HookKey).Problem);
    }

    [Fact]
    public async Task Its_errors_are_typed()
    {
        await using var emulator = await StartAsync("meridian", new EmulatorOptions { Key = "another" });

        var refused = await Assert.ThrowsAsync<ProviderAuthenticationException>(() => Client(emulator).SubmitAsync(s_request, cancellationToken: Token));

        Assert.Equal("7", refused.Error.Code);
        Assert.DoesNotContain(Key, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_request_stays_here()
    {
#pragma warning disable MC9101 // wrong on purpose
        var wrong = s_request with { Variant = AuroraVariant.Swift, Seconds = 10 };
#pragma warning restore MC9101

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(_emulator).SubmitAsync(wrong, cancellationToken: Token));

        Assert.Equal(["forbid.still", "seconds.range"], exception.Violations.Select(violation => violation.Rule).Order());
        Assert.Empty(_emulator.Requests);
    }

    private static MeridianClient Client(ProviderEmulator emulator) =>
        new(new ProviderConnection(new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = Key }) { Time = new ShortPauses() });

    private sealed class Progress(Action<TaskProgress> report) : IProgress<TaskProgress>
    {
        public void Report(TaskProgress value) => report(value);
    }
}
