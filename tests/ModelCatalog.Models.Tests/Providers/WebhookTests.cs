using System.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Models.Tests.Providers;

public class WebhookTests : UnificallyTest
{
    private const string Success = """{"task_id":"abc123def456","status":"completed","data":{"video_url":"https://cdn.example.com/out.mp4"}}""";

    [Fact]
    public void A_success_carries_the_output_in_data_itself()
    {
        var notification = Parse(Success);

        Assert.Equal(("unifically", "abc123def456", GenerationStatus.Succeeded, "completed"), (notification.Provider, notification.TaskId, notification.Status, notification.RawStatus));
        Assert.True(notification.IsFinished);
        Assert.False(notification.IsVerified);
        Assert.Null(notification.Error);
        Assert.Equal("https://cdn.example.com/out.mp4", notification.ReadOutput(Veo31Request.ReadOutput).Url);
    }

    [Fact]
    public void A_failure_says_why()
    {
        var notification = Parse("""{"task_id":"abc","status":"failed","error_message":"The prompt was refused"}""");

        Assert.Equal((GenerationStatus.Failed, "The prompt was refused", ErrorClass.Failed), (notification.Status, notification.Error!.Message, notification.Error.Class));
        var exception = Assert.Throws<TaskFailedException>(() => notification.ReadOutput(Veo31Request.ReadOutput));
        Assert.Equal(("abc", "The prompt was refused"), (exception.TaskId, exception.ProviderMessage));
    }

    [Theory]
    [InlineData("""{"image_url":"https://example.com/a.png"}""", "https://example.com/a.png")]
    [InlineData("""{"image_urls":["https://example.com/a.png","https://example.com/b.png"]}""", "https://example.com/a.png https://example.com/b.png")]
    [InlineData("""{"audio_url":"https://example.com/a.mp3"}""", "https://example.com/a.mp3")]
    [InlineData("""{"audio_urls":["https://example.com/a.mp3","https://example.com/b.mp3"],"title":"Rain"}""", "https://example.com/a.mp3 https://example.com/b.mp3")]
    [InlineData("""{"video_url":"https://example.com/a.mp4","duration":8}""", "https://example.com/a.mp4")]
    public void Every_documented_form_of_an_output_reads_as_in_a_poll(string data, string urls)
    {
        var notification = Parse($$"""{"task_id":"abc","status":"completed","data":{{data}}}""");

        Assert.Equal(urls, string.Join(' ', notification.ReadOutput(MediaOutput.Read).Urls));
    }

    [Fact]
    public async Task Fields_without_an_output_around_them_read_the_same_from_a_webhook_and_from_a_poll()
    {
        const string Fields = """{"task_id":"abc","status":"completed","persona_id":"44706829","name":"My voice"}""";
        await using var emulator = await StartAsync(
            new EmulatorOptions { Pace = EmulatorPace.Immediate, Fail = _ => EmulatedError.Verbatim(200, $$"""{"success":true,"code":200,"data":{{Fields}}}""") });
        var submitted = await Client(emulator).SubmitAsync(Request, cancellationToken: Token);

        var polled = await Client(emulator).Resume(submitted.Handle, JsonOutput.Read).WaitAsync(cancellationToken: Token);
        var posted = Parse($$"""{"task_id":"abc","status":"completed","data":{{Fields}}}""").ReadOutput(JsonOutput.Read);

        Assert.Equal("44706829", polled.Raw.GetProperty("persona_id").GetString());
        Assert.Equal(polled, posted);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("task", "is no JSON")]
    [InlineData("""{"task_id":"abc","status":"completed","data":{"video_url":""", "is no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("null", "no JSON object")]
    [InlineData("{}", "names no task at 'task_id'")]
    [InlineData("""{"task_id":"","status":"completed"}""", "names no task at 'task_id'")]
    [InlineData("""{"task_id":"a\nb","status":"completed"}""", "cannot be the id of a task")]
    [InlineData("""{"task_id":"abc"}""", "no status at 'status'")]
    [InlineData("""{"task_id":"abc","status":null}""", "no status at 'status'")]
    [InlineData("""{"task_id":"abc","status":"completed"}""", "no output at 'data'")]
    [InlineData("""{"task_id":"abc","status":"completed","data":null}""", "no output at 'data'")]
    public void A_malformed_payload_says_what_is_wrong(string body, string expected)
    {
        var result = UnificallyWebhook.ReadUnsigned(Encoding.UTF8.GetBytes(body));

        Assert.Null(result.Notification);
        Assert.Equal(WebhookProblem.Malformed, result.Problem);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
        Assert.Equal(result.Message, Assert.Throws<WebhookException>(() => UnificallyWebhook.ParseUnsigned(Encoding.UTF8.GetBytes(body))).Message);
    }

    [Fact]
    public void No_bytes_make_it_crash()
    {
        var bodies = new List<byte[]> { Encoding.UTF8.GetBytes(new string('[', 5000)), new byte[] { 0xFF, 0xFE, 0x00 }, Encoding.UTF8.GetBytes("""{"task_id":"\ud800","status":"completed","data":{}}""") };
        var whole = Encoding.UTF8.GetBytes(Success);
        for (var i = 0; i < whole.Length; i++)
        {
            bodies.Add(whole[..i]);
            var changed = whole.ToArray();
            changed[i] ^= 0x15;
            bodies.Add(changed);
        }

        Assert.All(bodies, body => Assert.True(UnificallyWebhook.ReadUnsigned(body) is { Notification: not null } or { Problem: WebhookProblem.Malformed, Message.Length: > 0 }));
    }

    [Fact]
    public void An_output_of_another_shape_says_so_when_it_is_read()
    {
        var exception = Assert.Throws<ProtocolException>(() => Parse("""{"task_id":"abc","status":"completed","data":{"text":"x"}}""").ReadOutput(Veo31Request.ReadOutput));

        Assert.Contains("holds no video", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_status_finishes_nothing()
    {
        var notification = Parse("""{"task_id":"abc","status":"resting"}""");

        Assert.Equal((GenerationStatus.Running, "resting", false), (notification.Status, notification.RawStatus, notification.IsFinished));
        Assert.Throws<InvalidOperationException>(() => notification.ReadOutput(Veo31Request.ReadOutput));
    }

    [Fact]
    public async Task A_callback_arrives_and_completes_its_task_without_a_poll()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions());
        var task = await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);

        var posted = await receiver.NextAsync();
        var notification = UnificallyWebhook.ParseUnsigned(posted.Body);

        Assert.Equal(("POST", "/done", "application/json"), (posted.Method, posted.Path, posted.Header("Content-Type")));
        Assert.True(notification.IsAbout(task.Handle));
        Assert.True(task.Complete(notification));
        Assert.Equal(GenerationStatus.Succeeded, task.Progress.Status);
        Assert.StartsWith(emulator.BaseAddress.AbsoluteUri, task.GetOutput().Url, StringComparison.Ordinal);
        Assert.Equal(task.GetOutput(), await task.WaitAsync(cancellationToken: Token));
        Assert.DoesNotContain(emulator.Requests, request => request.Operation == "poll");
    }

    [Fact]
    public async Task A_callback_says_what_a_poll_says()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions());
        var task = await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);

        var notification = UnificallyWebhook.ParseUnsigned((await receiver.NextAsync()).Body);

        Assert.Equal((await task.WaitAsync(cancellationToken: Token)).Url, notification.ReadOutput(Veo31Request.ReadOutput).Url);
    }

    [Fact]
    public async Task Who_waits_goes_on_as_soon_as_the_callback_is_there()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 1_000) });
        var client = new UnificallyClient(
            new ProviderConnection(new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" }) { Time = new ManualTime { Runs = false } });
        var task = await client.SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);
        var waiting = task.WaitAsync(cancellationToken: Token);

        task.Complete(UnificallyWebhook.ParseUnsigned((await receiver.NextAsync()).Body));

        Assert.NotEmpty((await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token)).Url);
    }

    [Fact]
    public async Task A_failure_is_posted_too()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions { FailWith = "It burnt." });
        var task = await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);

        Assert.True(task.Complete(UnificallyWebhook.ParseUnsigned((await receiver.NextAsync()).Body)));

        Assert.Equal("It burnt.", Assert.Throws<TaskFailedException>(() => task.GetOutput()).ProviderMessage);
    }

    [Fact]
    public async Task A_handle_that_another_process_stored_is_completed_the_same_way()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions());
        var submitted = await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);
        var resumed = Client(emulator).Resume(TaskHandle.Parse(submitted.Handle.ToJson()), Veo31Request.ReadOutput);

        Assert.True(resumed.Complete(UnificallyWebhook.ParseUnsigned((await receiver.NextAsync()).Body)));

        Assert.NotEmpty(resumed.GetOutput().Url);
    }

    [Fact]
    public async Task A_notification_of_another_task_is_refused()
    {
        await using var emulator = await StartAsync();
        var task = await Client(emulator).SubmitAsync(Request, cancellationToken: Token);

        var exception = Assert.Throws<ArgumentException>(() => task.Complete(Parse(Success)));

        Assert.Contains("abc123def456", exception.Message, StringComparison.Ordinal);
        Assert.Contains(task.TaskId, exception.Message, StringComparison.Ordinal);
        Assert.False(task.Progress.IsFinished);
    }

    [Fact]
    public async Task A_delivery_that_comes_twice_has_the_same_key()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse("webhook:duplicate=2") });
        var task = await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);

        var keys = new List<string>();
        for (var i = 0; i < 3; i++) keys.Add(UnificallyWebhook.ParseUnsigned((await receiver.NextAsync()).Body).DeduplicationKey);

        Assert.Equal($"unifically/{task.TaskId}/succeeded", Assert.Single(keys.Distinct()));
        Assert.NotEqual(keys[0], Parse(Success).DeduplicationKey);
    }

    [Fact]
    public async Task A_task_that_polls_have_ended_is_posted_once()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync(new EmulatorOptions { Pace = EmulatorPace.Immediate, CallbackDelay = TimeSpan.FromHours(1) });
        var task = await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = receiver.Url }, Token);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(task.TaskId, UnificallyWebhook.ParseUnsigned((await receiver.NextAsync()).Body).TaskId);
        Assert.Equal(204, await Settled(emulator));
    }

    [Fact]
    public async Task The_emulator_posts_to_loopback_addresses_alone()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { CallbackDelay = TimeSpan.Zero });

        await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = "http://callbacks.example/done" }, Token);

        var callback = Assert.Single(emulator.Callbacks);
        Assert.Equal(("http://callbacks.example/done", "", null), (callback.Url, callback.Body, callback.ReplyStatus));
        Assert.Contains("do not allow", callback.Problem, StringComparison.Ordinal);
    }

    private static async Task<int?> Settled(ProviderEmulator emulator)
    {
        for (var i = 0; i < 200 && emulator.Callbacks.Count == 0; i++) await Task.Delay(50, Token);
        return Assert.Single(emulator.Callbacks).ReplyStatus;
    }

    private static WebhookNotification Parse(string body) => UnificallyWebhook.ParseUnsigned(Encoding.UTF8.GetBytes(body));
}
