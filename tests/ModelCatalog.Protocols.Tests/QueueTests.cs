using ModelCatalog.Emulator;
using ModelCatalog.Models.Tests.Providers;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>A queue: replies name the URLs of what comes next, and its end is told by a second request.</summary>
public class QueueTests : ProtocolTest
{
    private const string Clip = "POST /acme/clip/fine";

    private static readonly ClipRequest s_clip = new() { Prompt = "A heron" };

    /// <summary>The reply to the request for the output, what the waiting makes of it, and what it says.</summary>
    public static TheoryData<int, string, ErrorClass, string?, string?, string?> FailedResults => new()
    {
        { 422, """{"detail":[{"loc":["body","prompt"],"msg":"Too rude","type":"rude"}]}""", ErrorClass.Moderated, "rude", "Too rude", "prompt" },
        { 422, """{"detail":[{"loc":["body","shots",1,"text"],"msg":"Too long","type":"string_too_long"},{"loc":["body"],"msg":"Too much","type":"x"}]}""", ErrorClass.Invalid, "string_too_long", "Too long; Too much", "shots[1].text" },
        { 400, """{"detail":"The worker was lost","error_type":"worker_lost"}""", ErrorClass.Failed, "worker_lost", "The worker was lost", null },
        { 404, """{"detail":"No such request"}""", ErrorClass.NotFound, null, "No such request", null },
    };

    [Fact]
    public async Task A_task_is_submitted_asked_for_and_fetched_at_the_urls_of_the_replies()
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Key = "a-key", Pace = EmulatorPace.ByPolls(1, 1) });

        var task = await Courier(emulator).SubmitAsync(s_clip, new CourierOptions { Priority = "low", StartTimeout = 30 }, Token);
        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.EndsWith("video-1.mp4", video.Url, StringComparison.Ordinal);
        Assert.Equal("acme/clip/fine", task.Model);
        Assert.Equal(["cancel_url", "response_url", "status_url"], task.Kept.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["submit", "poll", "poll", "poll", "result"], emulator.Requests.Select(request => request.Operation));
        var submit = emulator.Requests[0];
        Assert.Equal(("/acme/clip/fine", """{"prompt":"A heron"}""", "low", "30"), (submit.Path, submit.Body, submit.Headers["X-Priority"], submit.Headers["X-Start-Timeout"]));
        Assert.EndsWith("?logs=0", emulator.Requests[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_is_posted_to_the_address_in_the_query()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Pace = EmulatorPace.ByPolls(9, 9), CallbackDelay = TimeSpan.FromMilliseconds(10) });

        var task = await Courier(emulator).SubmitAsync(s_clip, new CourierOptions { CallbackUrl = receiver.Url }, Token);
        var posted = await receiver.NextAsync();

        Assert.Equal("/acme/clip/fine?webhook=" + Uri.EscapeDataString(receiver.Url), emulator.Requests[0].Path);
        Assert.True(task.Complete(CourierWebhook.ParseUnsigned(posted.Body)));
        Assert.EndsWith(".mp4", task.GetOutput().Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_objects_gives_all_pictures()
    {
        await using var emulator = await StartAsync("courier");

        var task = await Courier(emulator).SubmitAsync(new GalleryRequest { Prompt = "Herons" }, cancellationToken: Token);
        var images = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(2, images.Urls.Count);
        Assert.Equal(2, images.Raw.GetProperty("images").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(FailedResults))]
    public async Task A_finished_task_without_a_result_failed(int status, string reply, ErrorClass reason, string? code, string? message, string? parameter)
    {
        await using var server = await FakeServer.StartAsync();
        Queue(server, """{"status":"COMPLETED"}""").On("GET /requests/r1", Answers.Json(reply, status, ("X-Request-Id", "req-7")));
        var task = await Courier(server).SubmitAsync(s_clip, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal((reason, code, message, parameter, "req-7"), (exception.Reason, exception.Code, exception.ProviderMessage, exception.Parameter, exception.RequestId));
        Assert.Equal((task.TaskId, GenerationStatus.Failed), (exception.TaskId, task.Progress.Status));
        Assert.Equal("Key a-key", server.Single("GET /requests/r1").Headers["Authorization"]);
    }

    [Fact]
    public async Task The_code_of_a_failed_result_may_stand_in_a_header()
    {
        await using var server = await FakeServer.StartAsync();
        Queue(server, """{"status":"COMPLETED"}""").On("GET /requests/r1", Answers.Json("""{"detail":"Lost"}""", 400, ("X-Error-Type", "worker_lost")));
        var task = await Courier(server).SubmitAsync(s_clip, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal((ErrorClass.Failed, "worker_lost", "Lost"), (exception.Reason, exception.Code, exception.ProviderMessage));
    }

    [Theory]
    [InlineData("failed", ErrorClass.Failed)]
    [InlineData("moderated", ErrorClass.Moderated)]
    [InlineData("invalid", ErrorClass.Invalid)]
    public async Task The_emulator_lets_results_fail_as_the_provider_does(string failure, ErrorClass reason)
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Pace = EmulatorPace.Immediate, Fail = _ => new EmulatedError(failure, "It burnt") });
        var task = await Courier(emulator).SubmitAsync(s_clip, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal((reason, "It burnt"), (exception.Reason, exception.ProviderMessage));
        Assert.Equal(["submit", "poll", "result"], emulator.Requests.Select(request => request.Operation));
    }

    [Fact]
    public async Task A_url_of_a_reply_that_leads_elsewhere_is_not_followed()
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Clip, Answers.Json("""{"request_id":"r1","status":"IN_QUEUE","status_url":"https://evil.example/r1","response_url":"/requests/r1","cancel_url":"https://evil.example/r1/cancel"}"""));
        var client = Courier(server);
        var task = await client.SubmitAsync(s_clip, cancellationToken: Token);

        var poll = await Assert.ThrowsAsync<ProtocolException>(() => task.RefreshAsync(Token));
        var cancel = await Assert.ThrowsAsync<ProtocolException>(() => client.CancelAsync(task, Token));

        Assert.Contains("none of the declared hosts", poll.Message, StringComparison.Ordinal);
        Assert.Contains("none of the declared hosts", cancel.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task How_a_task_ended_is_heard_though_the_reply_complains()
    {
        // The route takes a reply with an error for an error; at the end of a task the result tells.
        await using var server = await FakeServer.StartAsync();
        Queue(server, """{"status":"COMPLETED","error":"The worker stumbled","error_type":"internal_error"}""").On("GET /requests/r1", Answers.Json("""{"error":"The worker was lost","error_type":"worker_lost"}"""));
        var task = await Courier(server).SubmitAsync(new ScribeRequest { Prompt = "Rivers" }, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(("worker_lost", "The worker was lost"), (exception.Code, exception.ProviderMessage));
        Assert.Equal(1, server.Count("GET /requests/r1/status"));
    }

    private static FakeServer Queue(FakeServer server, params string[] statuses) => server
        .On("POST /acme/scribe", Queued(server))
        .On(Clip, Queued(server))
        .On("GET /requests/r1/status", [.. statuses.Select(status => Answers.Json(status))]);

    private static Answer Queued(FakeServer server) =>
        Answers.Json($$"""{"request_id":"r1","status":"IN_QUEUE","queue_position":3,"status_url":"{{server.Url}}/requests/r1/status","response_url":"{{server.Url}}/requests/r1","cancel_url":"{{server.Url}}/requests/r1/cancel"}""");
}
