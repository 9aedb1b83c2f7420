using ModelCatalog.Emulator;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>The operations of the provider, typed, over real HTTP.</summary>
public class FalTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly QwenImageEditPlusRequest s_edit = new() { Prompt = "Let it snow", ImageUrls = ["https://example.com/street.jpg"] };
    private static readonly OpenRouterTextRequest s_text = new() { Model = new("google/gemini-2.5-flash"), Prompt = "A tale of a lighthouse" };

    [Fact]
    public async Task The_queue_is_asked_at_the_urls_that_the_submit_gave()
    {
        await using var emulator = await ProviderRun.StartAsync("fal", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 1) });
        var options = new FalOptions { CallbackUrl = "https://example.com/done?a=1&b=2", Priority = "low", StartTimeout = 30, NoRetry = true };

        var task = await new FalClient(ProviderRun.Connect(emulator)).SubmitAsync(s_edit, options, s_token);
        var picture = await task.WaitAsync(cancellationToken: s_token);

        var submit = emulator.Requests[0];
        Assert.Equal("/fal-ai/qwen-image-edit-plus?fal_webhook=https%3A%2F%2Fexample.com%2Fdone%3Fa%3D1%26b%3D2", submit.Path);
        Assert.Equal(("low", "30", "true"), (submit.Headers["x-fal-queue-priority"], submit.Headers["x-fal-request-timeout"], submit.Headers["x-fal-no-retry"]));
        Assert.Equal("""{"prompt":"Let it snow","image_urls":["https://example.com/street.jpg"]}""", submit.Body);
        Assert.Equal(["submit", "poll", "poll", "poll", "result"], emulator.Requests.Select(request => request.Operation));
        Assert.All(task.Handle.Kept.Values, url => Assert.StartsWith(emulator.BaseAddress.AbsoluteUri, url, StringComparison.Ordinal));
        Assert.NotEmpty(picture.Url);
    }

    [Fact]
    public async Task A_handle_keeps_the_urls_for_another_process()
    {
        await using var emulator = await ProviderRun.StartAsync("fal");
        var fal = new FalClient(ProviderRun.Connect(emulator));

        var json = (await fal.SubmitAsync(s_edit, cancellationToken: s_token)).Handle.ToJson();
        var picture = await fal.Resume(TaskHandle.Parse(json), QwenImageEditPlusRequest.ReadOutput).WaitAsync(cancellationToken: s_token);

        Assert.NotEmpty(picture.Url);
        Assert.Equal(1, emulator.SubmitCount);
    }

    [Fact]
    public async Task Completed_is_not_success()
    {
        const string Detail = """{"detail":[{"loc":["body","image_urls",0],"msg":"The file cannot be read","type":"image_load_error"}]}""";
        await using var emulator = await ProviderRun.StartAsync("fal", new EmulatorOptions { Pace = EmulatorPace.Immediate, Fail = _ => EmulatedError.Verbatim(422, Detail) });

        var task = await new FalClient(ProviderRun.Connect(emulator)).SubmitAsync(s_edit, cancellationToken: s_token);
        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: s_token));

        Assert.Equal(("image_load_error", "The file cannot be read"), (exception.Error.Code, exception.Error.Message));
        Assert.Equal("result", emulator.Requests[^1].Operation);
    }

    [Fact]
    public async Task A_text_is_answered_at_once_or_by_the_queue()
    {
        await using var emulator = await ProviderRun.StartAsync("fal");
        var fal = new FalClient(ProviderRun.Connect(emulator));

        var atOnce = await fal.GenerateAsync(s_text, cancellationToken: s_token);
        var queued = await (await fal.SubmitAsync(s_text, cancellationToken: s_token)).WaitAsync(cancellationToken: s_token);

        Assert.Equal(("/hosts/run/openrouter/router", "sync"), (emulator.Requests[0].Path, emulator.Requests[0].Operation));
        Assert.Equal(("/openrouter/router", "submit"), (emulator.Requests[1].Path, emulator.Requests[1].Operation));
        Assert.Equal(emulator.Requests[0].Body, emulator.Requests[1].Body);
        Assert.NotEmpty(atOnce.Text);
        Assert.NotEmpty(queued.Text);
    }

    [Fact]
    public async Task What_has_not_started_can_be_cancelled()
    {
        await using var emulator = await ProviderRun.StartAsync("fal", new EmulatorOptions { Pace = EmulatorPace.ByPolls(queued: 5, running: 0) });
        var fal = new FalClient(ProviderRun.Connect(emulator));
        var task = await fal.SubmitAsync(s_edit, cancellationToken: s_token);

        Assert.True(await fal.CancelAsync(task, s_token));

        await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: s_token));
        Assert.Equal("PUT", emulator.Requests[1].Method);
    }

    [Fact]
    public async Task What_is_finished_cannot_be_cancelled()
    {
        await using var emulator = await ProviderRun.StartAsync("fal");
        var fal = new FalClient(ProviderRun.Connect(emulator));
        var task = await fal.SubmitAsync(s_edit, cancellationToken: s_token);
        await task.WaitAsync(cancellationToken: s_token);

        Assert.False(await fal.CancelAsync(task.Handle, s_token));
    }

    [Fact]
    public async Task A_file_goes_to_the_address_that_was_given_without_the_key()
    {
        await using var emulator = await ProviderRun.StartAsync("fal");
        byte[] bytes = [1, 2, 3, 4];

        var url = await new FalClient(ProviderRun.Connect(emulator)).UploadAsync(new MemoryStream(bytes), "a.png", cancellationToken: s_token);

        Assert.Equal("/hosts/storage/storage/upload/initiate?storage_type=fal-cdn-v3", emulator.Requests[0].Path);
        Assert.Equal("PUT", emulator.Requests[1].Method);
        Assert.DoesNotContain("Authorization", emulator.Requests[1].Headers.Keys);
        using var http = new HttpClient();
        Assert.Equal(bytes, await http.GetByteArrayAsync(url, s_token));
    }

    [Fact]
    public async Task Prices_of_several_endpoints()
    {
        await using var emulator = await ProviderRun.StartAsync("fal");

        var prices = await new FalClient(ProviderRun.Connect(emulator)).GetPricesAsync(new() { EndpointIds = ["fal-ai/qwen-image-edit-plus", "openrouter/router"] }, s_token);

        Assert.NotEmpty(prices);
        Assert.Equal("/hosts/platform/models/pricing?endpoint_id=fal-ai%2Fqwen-image-edit-plus&endpoint_id=openrouter%2Frouter", emulator.Requests.Single().Path);
    }

    [Fact]
    public async Task A_callback_is_signed_and_ends_the_task()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await ProviderRun.StartAsync("fal", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1000, 0) });
        var keys = new WebhookKeys { AllowLoopback = true, Urls = { ["fal"] = emulator.WebhookKeys!.AbsoluteUri } };
        var task = await new FalClient(ProviderRun.Connect(emulator)).SubmitAsync(s_edit, new FalOptions { CallbackUrl = receiver.Url }, s_token);

        var posted = await receiver.NextAsync();
        var notification = await FalWebhook.ParseAsync(posted.Body, posted.Header, keys, cancellationToken: s_token);
        var forged = await FalWebhook.ReadAsync((byte[])[.. posted.Body, (byte)' '], posted.Header, keys, cancellationToken: s_token);

        Assert.True(notification.IsVerified);
        Assert.True(task.Complete(notification));
        Assert.NotEmpty(task.GetOutput().Url);
        Assert.Equal(WebhookProblem.WrongSignature, forged.Problem);
    }

    [Theory]
    [InlineData("""{"request_id":"r","status":"OK","payload":{"images":[{"url":"https://example.com/a.png"}],"seed":196619188014358660}}""", null)]
    [InlineData("""{"request_id":"r","status":"ERROR","error":"Invalid status code: 422","payload":{"detail":[{"loc":["body","prompt"],"msg":"field required","type":"value_error.missing"}]}}""", "field required")]
    public void A_callback_is_read_either_way(string body, string? message)
    {
        var notification = FalWebhook.ParseUnsigned(System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(message, notification.Error?.Message);
        if (message is null) Assert.Equal("https://example.com/a.png", notification.ReadOutput(QwenImageEditPlusRequest.ReadOutput).Url);
    }
}
