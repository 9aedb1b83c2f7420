using Microsoft.Extensions.DependencyInjection;
using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.AspNetCore.Tests;

/// <summary>A provider that signs nothing: whatever is posted is a reason to ask, and no more.</summary>
public class UnsignedWebhookTests : WebhookTest
{
    private readonly Inbox _inbox = new();

    [Fact]
    public async Task The_provider_is_asked_and_who_waits_goes_on()
    {
        await using var emulator = await EmulateAsync("plaza");
        await using var receiver = await ReceiveAsync();
        var task = await SubmitAsync(emulator, receiver.Url("plaza"));

        var video = await receiver.Webhooks.WaitAsync(task, cancellationToken: Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.NotEmpty(video.Url);
        Assert.Equal(1, Polls(emulator));
    }

    [Fact]
    public async Task A_forged_success_is_not_believed_and_many_of_them_ask_once_in_a_while()
    {
        await using var emulator = await EmulateAsync("plaza");
        await using var receiver = await ReceiveAsync();
        var task = await SubmitAsync(emulator, null);
        using var tracking = receiver.Webhooks.Track(task);
        var forged = $$"""{"id":"{{task.TaskId}}","state":"done","out":{"url":"https://evil.example/a.mp4"} }""";

        for (var i = 0; i < 20; i++) Assert.Equal(200, await receiver.PostAsync("/webhooks/plaza", forged));

        Assert.Equal(GenerationStatus.Running, task.Progress.Status);
        Assert.InRange(Polls(emulator), 1, 2);
        Assert.Empty(_inbox.Deliveries);
    }

    [Fact]
    public async Task A_forged_one_does_not_keep_the_real_one_out()
    {
        await using var emulator = await EmulateAsync("plaza", new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 1) });
        await using var receiver = await ReceiveAsync(options => options.ShortestPause = TimeSpan.Zero);
        var task = await SubmitAsync(emulator, null);
        using var tracking = receiver.Webhooks.Track(task);
        var body = $$"""{"id":"{{task.TaskId}}","state":"done","out":{"url":"https://example.com/a.mp4"} }""";

        await receiver.PostAsync("/webhooks/plaza", body);
        Assert.Equal(GenerationStatus.Running, task.Progress.Status);
        await receiver.PostAsync("/webhooks/plaza", body);

        Assert.StartsWith(emulator.BaseAddress.AbsoluteUri, task.GetOutput().Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_hears_of_the_task_and_of_nothing_else()
    {
        await using var receiver = await ReceiveAsync();

        Assert.Equal(200, await receiver.PostAsync("/webhooks/plaza", """{"id":"t-1","state":"done","out":{"url":"https://evil.example/a.mp4"}}"""));
        Assert.Equal(200, await receiver.PostAsync("/webhooks/plaza/slow", """{"id":"t-2","state":"bad"}"""));

        Assert.Equal([("plaza", null, "t-1", null), ("plaza", "slow", "t-2", (WebhookNotification?)null)], _inbox.Deliveries.Select(delivery => (delivery.Provider, delivery.Route, delivery.TaskId, delivery.Notification)));
    }

    [Fact]
    public async Task A_delivery_is_not_applied_to_another_task()
    {
        await using var emulator = await EmulateAsync("plaza");
        await using var receiver = await ReceiveAsync();
        var task = await SubmitAsync(emulator, null);
        await receiver.PostAsync("/webhooks/plaza", """{"id":"another","state":"done","out":{}}""");

        Assert.True(_inbox.Deliveries.TryDequeue(out var delivery));
        Assert.Contains("another", (await Assert.ThrowsAsync<ArgumentException>(() => delivery.ApplyToAsync(task, Token))).Message, StringComparison.Ordinal);
        Assert.Equal(0, Polls(emulator));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_makes_it_come_again()
    {
        await using var emulator = await EmulateAsync("plaza", new EmulatorOptions { Faults = FaultPlan.Parse("poll:rate-limit=1s*1"), Pace = EmulatorPace.Immediate });
        await using var receiver = await ReceiveAsync(options => options.ShortestPause = TimeSpan.Zero);
        var task = await SubmitAsync(emulator, null);
        using var tracking = receiver.Webhooks.Track(task);
        var body = $$"""{"id":"{{task.TaskId}}","state":"done","out":{} }""";

        Assert.Equal(503, await receiver.PostAsync("/webhooks/plaza", body));
        Assert.Equal(200, await receiver.PostAsync("/webhooks/plaza", body));

        Assert.Equal(GenerationStatus.Succeeded, task.Progress.Status);
    }

    [Fact]
    public async Task What_is_tracked_no_more_goes_to_the_handler()
    {
        await using var emulator = await EmulateAsync("plaza");
        await using var receiver = await ReceiveAsync();
        var task = await SubmitAsync(emulator, null);
        var body = $$"""{"id":"{{task.TaskId}}","state":"working"}""";
        using (receiver.Webhooks.Track(task)) await receiver.PostAsync("/webhooks/plaza", body);
        Assert.Empty(_inbox.Deliveries);

        await receiver.PostAsync("/webhooks/plaza", body);

        Assert.Single(_inbox.Deliveries);
    }

    private static Task<GenerationTask<VideoOutput>> SubmitAsync(ProviderEmulator emulator, string? callbackUrl) =>
        new PlazaClient(Connect(emulator)).SubmitAsync(Request, new PlazaOptions { CallbackUrl = callbackUrl }, Token);

    private Task<Receiver> ReceiveAsync(Action<CatalogWebhookOptions>? configure = null) =>
        Receiver.StartAsync(static webhooks => webhooks.AddUnsigned<Plaza>().Handle<InboxHandler>(), configure, services => services.AddSingleton(_inbox));
}
