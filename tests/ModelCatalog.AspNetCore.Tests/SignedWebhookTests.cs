using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ModelCatalog.Emulator;

namespace ModelCatalog.AspNetCore.Tests;

/// <summary>Providers that sign: what is believed, once, and what is not.</summary>
public class SignedWebhookTests : WebhookTest
{
    private readonly Inbox _inbox = new();
    private readonly ShiftedTime _time = new();

    [Fact]
    public async Task A_task_goes_on_without_a_poll_when_it_is_signed_with_the_senders_own_key()
    {
        await using var emulator = await EmulateAsync("seal");
        await using var receiver = await ReceiveSealAsync(emulator);
        var task = await new SealClient(Connect(emulator)).SubmitAsync(Request, new SealOptions { CallbackUrl = receiver.Url("seal") }, Token);

        var video = await receiver.Webhooks.WaitAsync(task, cancellationToken: Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.StartsWith(emulator.BaseAddress.AbsoluteUri, video.Url, StringComparison.Ordinal);
        Assert.Equal(0, Polls(emulator));
        Assert.Equal(200, Assert.Single(await receiver.PostedAsync(1)).Status);
    }

    [Fact]
    public async Task And_when_it_is_signed_with_a_key_that_both_sides_know()
    {
        await using var emulator = await EmulateAsync("mint");
        await using var receiver = await ReceiveMintAsync();
        var task = await SubmitMintAsync(emulator, receiver);

        var video = await receiver.Webhooks.WaitAsync(task, cancellationToken: Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.NotEmpty(video.Url);
        Assert.Equal(0, Polls(emulator));
    }

    [Fact]
    public async Task A_stream_of_changes_ends_with_the_webhook()
    {
        await using var emulator = await EmulateAsync("mint");
        await using var receiver = await ReceiveMintAsync();
        var task = await SubmitMintAsync(emulator, receiver);
        using var tracking = receiver.Webhooks.Track(task);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var seen = new List<GenerationStatus>();
        await foreach (var progress in task.WatchAsync(patience.Token)) seen.Add(progress.Status);

        Assert.Equal(GenerationStatus.Succeeded, seen[^1]);
        Assert.Equal(0, Polls(emulator));
    }

    [Fact]
    public async Task A_failure_is_thrown_where_it_is_waited_for()
    {
        await using var emulator = await EmulateAsync("mint", new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 1_000), FailWith = "It burnt." });
        await using var receiver = await ReceiveMintAsync();
        var task = await SubmitMintAsync(emulator, receiver);

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => receiver.Webhooks.WaitAsync(task, cancellationToken: Token).WaitAsync(TimeSpan.FromSeconds(20), Token));

        Assert.Equal("It burnt.", exception.ProviderMessage);
    }

    [Fact]
    public async Task A_webhook_that_is_faster_than_the_answer_to_the_submit_is_not_lost()
    {
        await using var emulator = await EmulateAsync("mint");
        await using var receiver = await ReceiveMintAsync();
        var task = await SubmitMintAsync(emulator, receiver);
        await receiver.PostedAsync(1);
        Assert.False(task.Progress.IsFinished);

        using var tracking = receiver.Webhooks.Track(task);

        Assert.Equal(GenerationStatus.Succeeded, task.Progress.Status);
        Assert.Single(_inbox.Deliveries);
    }

    [Fact]
    public async Task Another_process_resumes_by_its_handle()
    {
        await using var emulator = await EmulateAsync("mint");
        var stored = new TaskCompletionSource<string>();
        var finished = new TaskCompletionSource<VideoOutput>();
        _inbox.OnDelivery = async delivery =>
        {
            var resumed = new MintClient(Connect(emulator)).Resume(TaskHandle.Parse(await stored.Task), ClipRequest.ReadOutput);
            if (await delivery.ApplyToAsync(resumed, Token)) finished.SetResult(resumed.GetOutput());
        };
        await using var receiver = await ReceiveMintAsync();

        stored.SetResult((await SubmitMintAsync(emulator, receiver)).Handle.ToJson());

        Assert.NotEmpty((await finished.Task.WaitAsync(TimeSpan.FromSeconds(20), Token)).Url);
        Assert.Equal(0, Polls(emulator));
    }

    [Fact]
    public async Task However_often_it_is_posted_it_is_handled_once_and_always_accepted()
    {
        await using var emulator = await EmulateAsync("mint", new EmulatorOptions { Faults = FaultPlan.Parse("webhook:duplicate=4") });
        await using var receiver = await ReceiveMintAsync();
        await SubmitMintAsync(emulator, receiver);

        var posts = await receiver.PostedAsync(5);

        Assert.All(posts, post => Assert.Equal(200, post.Status));
        Assert.True(Assert.Single(_inbox.Deliveries).Notification!.IsVerified);
    }

    [Fact]
    public async Task Many_at_once_are_handled_once()
    {
        await using var emulator = await EmulateAsync("mint");
        _inbox.OnDelivery = _ => Task.Delay(200, Token);
        await using var receiver = await ReceiveMintAsync();
        await SubmitMintAsync(emulator, receiver);
        var post = (await receiver.PostedAsync(1))[0];

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => receiver.PostAsync(post)));

        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Single(_inbox.Deliveries);
    }

    [Fact]
    public async Task What_comes_after_the_end_changes_nothing()
    {
        await using var receiver = await ReceiveMintAsync();

        var answers = new List<int>();
        foreach (var state in new[] { "waiting", "waiting", "done", "working", "waiting", "bad", "done" })
        {
            answers.Add(await receiver.PostAsync(SignedMint($$"""{"id":"t-1","state":"{{state}}","out":{"url":"https://example.com/a.mp4"},"why":"No."}""")));
        }

        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Equal([GenerationStatus.Queued, GenerationStatus.Succeeded], _inbox.Deliveries.Select(delivery => delivery.Notification!.Status));
    }

    [Fact]
    public async Task A_tracked_task_is_not_reopened_by_a_step_that_was_held_up()
    {
        await using var emulator = await EmulateAsync("mint");
        await using var receiver = await ReceiveMintAsync();
        var task = await SubmitMintAsync(emulator, receiver);
        using var tracking = receiver.Webhooks.Track(task);
        await receiver.PostedAsync(1);

        Assert.Equal(200, await receiver.PostAsync(SignedMint($$"""{"id":"{{task.TaskId}}","state":"working"}""")));

        Assert.Equal(GenerationStatus.Succeeded, task.Progress.Status);
    }

    [Fact]
    public async Task A_provider_that_posts_out_of_order_is_accepted_and_heard_once()
    {
        await using var emulator = await EmulateAsync("mint", new EmulatorOptions { Faults = FaultPlan.Parse("webhook:reordered") });
        await using var receiver = await ReceiveMintAsync();
        await SubmitMintAsync(emulator, receiver);

        var posts = await receiver.PostedAsync(2);

        Assert.All(posts, post => Assert.Equal(200, post.Status));
        Assert.Equal(GenerationStatus.Succeeded, Assert.Single(_inbox.Deliveries).Notification!.Status);
    }

    [Fact]
    public async Task Forged_ones_are_refused_and_change_nothing()
    {
        await using var emulator = await EmulateAsync("seal");
        await using var receiver = await ReceiveSealAsync(emulator);
        await new SealClient(Connect(emulator)).SubmitAsync(Request, new SealOptions { CallbackUrl = receiver.Url("seal") }, Token);
        var post = (await receiver.PostedAsync(1))[0];
        var signature = post.Headers["X-Signature"];

        Assert.Equal(401, await receiver.PostAsync(post with { Body = [.. post.Body, (byte)' '] }));
        Assert.Equal(401, await receiver.PostAsync(post.With("X-User-Id", "another")));
        Assert.Equal(401, await receiver.PostAsync(post.With("X-Signature", new string('0', signature.Length))));
        Assert.Equal(401, await receiver.PostAsync(post.With("X-Signature", (signature[0] == 'a' ? "b" : "a") + signature[1..])));
        Assert.Equal(401, await receiver.PostAsync(post.With("X-Signature", "")));
        Assert.Equal(401, await receiver.PostAsync(post.Without("X-Signature")));
        Assert.Equal(401, await receiver.PostAsync(post.Without("X-Timestamp")));
        Assert.Single(_inbox.Deliveries);
        Assert.Equal(200, await receiver.PostAsync(post));
    }

    [Fact]
    public async Task An_old_one_that_is_posted_again_is_refused()
    {
        await using var emulator = await EmulateAsync("mint");
        await using var receiver = await ReceiveMintAsync();
        await SubmitMintAsync(emulator, receiver);
        var post = (await receiver.PostedAsync(1))[0];

        _time.Shift = TimeSpan.FromSeconds(301);

        Assert.Equal(401, await receiver.PostAsync(post));
        Assert.Single(_inbox.Deliveries);
    }

    [Fact]
    public async Task What_a_handler_could_not_do_is_new_when_it_comes_again()
    {
        await using var receiver = await ReceiveMintAsync();
        var post = SignedMint("""{"id":"t-1","state":"bad","why":"No."}""");
        _inbox.OnDelivery = static _ => throw new InvalidOperationException("The database is gone.");
        Assert.Equal(500, await receiver.PostAsync(post));

        _inbox.OnDelivery = static _ => Task.CompletedTask;

        Assert.Equal(200, await receiver.PostAsync(post));
        Assert.Equal(200, await receiver.PostAsync(post));
        Assert.Single(_inbox.Deliveries);
    }

    /// <summary>A provider that lost patience posts again while the first is still handled: if that one fails, nobody may have been told that all is well.</summary>
    [Fact]
    public async Task One_that_comes_again_while_the_first_is_handled_is_answered_as_the_first()
    {
        await using var receiver = await ReceiveMintAsync();
        var post = SignedMint("""{"id":"t-1","state":"bad","why":"No."}""");
        var (started, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        _inbox.OnDelivery = async _ =>
        {
            started.TrySetResult();
            await end.Task;
            throw new InvalidOperationException("The database is gone.");
        };
        var first = receiver.PostAsync(post);
        await started.Task;
        var again = receiver.PostAsync(post);
        await Task.WhenAny(again, Task.Delay(300, Token));
        Assert.False(again.IsCompleted);

        end.SetResult();

        Assert.Equal(500, await first);
        Assert.Equal(503, await again);
        _inbox.OnDelivery = static _ => Task.CompletedTask;
        Assert.Equal(200, await receiver.PostAsync(post));
        Assert.Single(_inbox.Deliveries);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("done/end")]
    public async Task No_word_of_a_step_is_taken_for_the_end(string step)
    {
        await using var receiver = await ReceiveMintAsync();

        await receiver.PostAsync(SignedMint($$"""{"id":"t-1","state":"{{step}}"}"""));
        await receiver.PostAsync(SignedMint("""{"id":"t-1","state":"bad","why":"No."}"""));

        Assert.Equal([GenerationStatus.Running, GenerationStatus.Failed], _inbox.Deliveries.Select(delivery => delivery.Notification!.Status));
    }

    [Fact]
    public async Task While_the_keys_cannot_be_fetched_it_is_to_be_posted_again()
    {
        await using var emulator = await EmulateAsync("seal");
        var keys = new WebhookKeys { AllowLoopback = true, Urls = { ["seal"] = "http://127.0.0.1:1/keys" } };
        await using var receiver = await ReceiveSealAsync(emulator, keys);
        await new SealClient(Connect(emulator)).SubmitAsync(Request, new SealOptions { CallbackUrl = receiver.Url("seal") }, Token);

        var post = (await receiver.PostedAsync(1))[0];
        keys.Urls["seal"] = emulator.WebhookKeys.AbsoluteUri;

        Assert.Equal(503, post.Status);
        Assert.Equal(200, await receiver.PostAsync(post));
        Assert.Single(_inbox.Deliveries);
    }

    [Fact]
    public async Task The_log_is_bounded_and_may_be_the_applications_own()
    {
        await using var receiver = await ReceiveMintAsync(options => options.RememberedDeliveries = 2);
        for (var i = 0; i < 4; i++) await receiver.PostAsync(SignedMint($$"""{"id":"t-{{i}}","state":"bad"}"""));

        // The last two are known, the first is forgotten.
        await receiver.PostAsync(SignedMint("""{"id":"t-3","state":"bad"}"""));
        Assert.Equal(4, _inbox.Deliveries.Count);
        await receiver.PostAsync(SignedMint("""{"id":"t-0","state":"bad"}"""));

        Assert.Equal(5, _inbox.Deliveries.Count);
    }

    private static Task<GenerationTask<VideoOutput>> SubmitMintAsync(ProviderEmulator emulator, Receiver receiver) =>
        new MintClient(Connect(emulator)).SubmitAsync(Request, new MintOptions { CallbackUrl = receiver.Url("mint") }, Token);

    private Posted SignedMint(string body)
    {
        var time = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = $"{time}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookKey), Encoding.UTF8.GetBytes(message)));
        return new Posted("/webhooks/mint", new Dictionary<string, string> { ["X-Time"] = time, ["X-Sign"] = signature }, Encoding.UTF8.GetBytes(body), 0);
    }

    private Task<Receiver> ReceiveSealAsync(ProviderEmulator emulator, WebhookKeys? keys = null) =>
        Receiver.StartAsync(static webhooks => webhooks.Add<Seal>().Handle<InboxHandler>(), null, services => services.AddSingleton(_inbox).AddSingleton<TimeProvider>(_time).AddSingleton(keys ?? Keys(emulator)));

    private Task<Receiver> ReceiveMintAsync(Action<CatalogWebhookOptions>? configure = null) =>
        Receiver.StartAsync(static webhooks => webhooks.Add<Mint>(WebhookKey).Handle<InboxHandler>(), configure, services => services.AddSingleton(_inbox).AddSingleton<TimeProvider>(_time));
}
