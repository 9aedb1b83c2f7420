using Microsoft.Extensions.Logging;

namespace ModelCatalog.Runtime.Tests;

public class WaitTests : ClientTest
{
    [Fact]
    public async Task An_answer_that_comes_late_does_not_reopen_a_finished_task()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        Answer late = async context =>
        {
            asked.SetResult();
            await answer.Task;
            await State("generating")(context);
        };
        Server.On(Poll, late, Succeeded);
        var task = await SubmittedAsync();

        var first = task.RefreshAsync(Token);
        await asked.Task;
        Assert.True((await task.RefreshAsync(Token)).IsFinished);
        answer.SetResult();

        Assert.True((await first).IsFinished);
        Assert.Equal("https://cdn.example/a.mp4", task.GetOutput().Url);
    }

    [Fact]
    public async Task Progress_tells_status_fraction_and_position()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("waiting", ",\"position\":3"), State("generating", ",\"progress\":\"0.50\""), State("generating", ",\"progress\":80"), State("generating", ",\"progress\":\"95%\""), Succeeded);
        var heard = new Heard();

        await task.WaitAsync(heard, Token);

        Assert.Equal(
            [
                (GenerationStatus.Queued, null, 3, "waiting"),
                (GenerationStatus.Running, 0.5, null, "generating"),
                (GenerationStatus.Running, 0.8, null, "generating"),
                (GenerationStatus.Running, 0.95, null, "generating"),
                (GenerationStatus.Succeeded, 1.0, null, "success"),
            ],
            heard.Select(progress => (progress.Status, progress.Fraction, progress.Position, progress.RawStatus)));
        Assert.Equal("queued, position 3, 3 s", heard[0].ToString());
        Assert.True(task.Progress.IsFinished);
    }

    [Fact]
    public async Task Polls_follow_the_pace_by_the_time_since_the_submit()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, [.. Enumerable.Repeat(State("generating"), 14), Succeeded]);

        await task.WaitAsync(cancellationToken: Token);

        // Every 3 s for half a minute, then every 8 s; up to a tenth more, so that clients do not ask in step.
        var waits = Time.Waits.Select(wait => wait.TotalSeconds).ToArray();
        Assert.Equal(15, waits.Length);
        Assert.All(waits[..9], wait => Assert.InRange(wait, 3, 3.3));
        Assert.All(waits[10..], wait => Assert.InRange(wait, 8, 8.8));
    }

    [Fact]
    public async Task Integers_are_statuses_too()
    {
        Server.On("POST /flags/studio/clip%201", Answers.Json("""{"id":"t"}"""))
            .On("GET /flags/tasks/t", Answers.Json("""{"flag":0}"""), Answers.Json("""{"flag":1,"out":{"resultUrls":["https://cdn.example/a.mp4"]}}"""));
        var task = await Client().SubmitAsync(Request with { Route = "flags" }, cancellationToken: Token);

        Assert.Equal(GenerationStatus.Running, (await task.RefreshAsync(Token)).Status);
        Assert.Equal(GenerationStatus.Succeeded, (await task.RefreshAsync(Token)).Status);
        Assert.Equal("https://cdn.example/a.mp4", task.GetOutput().Url);
    }

    [Fact]
    public async Task The_output_may_be_an_object_where_it_usually_is_json_in_a_text()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Answers.Json("""{"code":200,"data":{"state":"success","resultJson":{"resultUrls":["https://cdn.example/a.mp4"]}}}"""));

        Assert.Equal("https://cdn.example/a.mp4", (await task.WaitAsync(cancellationToken: Token)).Url);
    }

    [Fact]
    public async Task Kept_urls_lead_to_the_status_and_to_the_output()
    {
        Server.On("POST /queue", Answers.Json($$"""{"request_id":"r","status_url":"{{Server.Url}}/r/status?logs=1","response_url":"/r"}"""))
            .On("GET /r/status", Answers.Json("""{"status":"IN_QUEUE","queue_position":2}"""), Answers.Json("""{"status":"COMPLETED"}"""))
            .On("GET /r", Answers.Json("""{"video":{"url":"https://cdn.example/a.mp4"},"seed":7}"""));
        var task = await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token);

        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal("https://cdn.example/a.mp4", video.Url);
        Assert.Equal(7, video.Raw.GetProperty("seed").GetInt32());
        Assert.Equal("/r", task.Kept["response_url"]);
        Assert.Contains(Server.Requests, request => request.Target == "/r/status?logs=1");
    }

    [Fact]
    public async Task Finished_does_not_mean_succeeded()
    {
        Server.On("POST /queue", Answers.Json("""{"request_id":"r","status_url":"/s","response_url":"/r"}"""))
            .On("GET /s", Answers.Json("""{"status":"COMPLETED"}"""))
            .On("GET /r", Answers.Json("""{"detail":[{"msg":"The image is too small","type":"image_size","loc":["body","image_url"]}]}""", 422));
        var task = await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token);

        var exception = await ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal("image_size", exception.Code);
        Assert.Equal("image_url", exception.Parameter);
        Assert.Equal(GenerationStatus.Failed, task.Progress.Status);
    }

    [Fact]
    public async Task A_finished_task_whose_output_is_a_server_error_again_and_again_has_failed()
    {
        Server.On("POST /queue", Answers.Json("""{"request_id":"r","status_url":"/s","response_url":"/r"}"""))
            .On("GET /s", Answers.Json("""{"status":"COMPLETED"}"""))
            .On("GET /r", Answers.Json("""{"detail":"Internal"}""", 500));
        var task = await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token);

        await ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(3, Server.Count("GET /r"));
    }

    [Theory]
    [InlineData("fail", "NSFW", ErrorClass.Moderated, GenerationStatus.Failed)]
    [InlineData("fail", "", ErrorClass.Failed, GenerationStatus.Failed)]
    [InlineData("stopped", "501", ErrorClass.Failed, GenerationStatus.Cancelled)]
    public async Task A_task_that_ends_without_output_says_why(string state, string code, ErrorClass reason, GenerationStatus status)
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State(state, $",\"failCode\":\"{code}\",\"failMsg\":\"The prompt was refused\""));

        var exception = await ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal("task-1", exception.TaskId);
        Assert.Equal(reason, exception.Reason);
        Assert.Equal(status, exception.Status);
        Assert.Equal("The prompt was refused", exception.ProviderMessage);
        Assert.Throws<TaskFailedException>(task.GetOutput);
        Assert.Equal(1, Server.Count(Poll));
    }

    [Fact]
    public async Task An_envelope_that_says_failed_ends_the_task()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Error(501, "Generation failed"));

        await ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task A_task_that_is_not_visible_yet_is_asked_for_again_during_the_grace()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Error(404), Error(422, "recordInfo is null", 422), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(3, Server.Count(Poll));
    }

    [Fact]
    public async Task A_task_that_stays_invisible_is_unknown()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Error(404, "No such task"));

        var exception = await ThrowsAsync<RequestRejectedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(ErrorClass.NotFound, exception.Reason);
        Assert.InRange(Time.GetUtcNow() - task.SubmittedAt, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task An_unknown_status_is_running_and_logged()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("upscaling"), Answers.Json("""{"code":200,"data":null}"""), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Contains(Log.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("unknown status 'upscaling'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failures_to_ask_are_tolerated_with_growing_pauses()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Error(500), Answers.Html(502), Answers.Cut, Answers.CutAfter("{\"code\""), Answers.Json("{\"code\":20"), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(6, Server.Count(Poll));
        var waits = Time.Waits.Select(wait => wait.TotalSeconds).ToArray();
        Assert.InRange(waits[1], 6, 6.6);
        Assert.InRange(waits[2], 12, 13.2);
        Assert.True(waits.All(wait => wait <= 66));
    }

    [Fact]
    public async Task A_rate_limit_while_polling_is_waited_out()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Error(429, "Lifted in: 40 seconds"), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(40), Time.Waits.Last());
    }

    [Fact]
    public async Task A_provider_may_ask_for_a_longer_pause_with_any_answer()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Answers.Json("""{"code":200,"data":{"state":"generating"}}""", 200, ("Retry-After", "25"), ("X-RateLimit-Reset", "1795176999")), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(25), Time.Waits.Last());
    }

    [Fact]
    public async Task Malformed_replies_are_tolerated_only_twice_in_a_row()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Answers.Html(200));

        await ThrowsAsync<ProtocolException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(3, Server.Count(Poll));
    }

    [Fact]
    public async Task A_key_that_is_refused_while_polling_ends_the_wait()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Error(401));

        await ThrowsAsync<ProviderAuthenticationException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(1, Server.Count(Poll));
    }

    [Fact]
    public async Task Waiting_ends_after_the_time_that_the_provider_documents_and_the_task_can_be_resumed()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"));

        var exception = await ThrowsAsync<GenerationTimeoutException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(task.Handle, exception.Handle);
        Assert.Equal(TimeSpan.FromMinutes(15), exception.Waited);
        Assert.Equal(GenerationStatus.Running, exception.Progress.Status);
        Server.On(Poll, Succeeded);
        Assert.Equal("https://cdn.example/a.mp4", (await Client().Resume(exception.Handle, ClipRequest.ReadOutput).WaitAsync(cancellationToken: Token)).Url);
    }

    [Fact]
    public async Task The_application_sets_another_time_and_the_last_failure_is_told()
    {
        var task = await SubmittedAsync(options => options.PollTimeout = TimeSpan.FromSeconds(20));
        Server.On(Poll, Error(500, "Oops"));

        var exception = await ThrowsAsync<GenerationTimeoutException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(TimeSpan.FromSeconds(20), exception.Waited);
        Assert.IsType<ProviderUnavailableException>(exception.InnerException);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_and_not_the_task()
    {
        Server.On(Submit, Accepted).On(Poll, State("generating"), Succeeded);
        var still = new ManualTime { Runs = false };
        var task = await Client(time: still).SubmitAsync(Request, cancellationToken: Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var waiting = task.WaitAsync(cancellationToken: cancel.Token);
        Assert.False(waiting.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(GenerationStatus.Running, (await task.RefreshAsync(Token)).Status);
        Assert.Equal(GenerationStatus.Succeeded, (await task.RefreshAsync(Token)).Status);
    }

    [Fact]
    public async Task Cancelling_ends_a_poll_that_hangs()
    {
        var task = await SubmittedAsync();
        using var cancel = new CancellationTokenSource();
        Server.On(Poll, async context =>
        {
            await cancel.CancelAsync();
            await Answers.Hang(context);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task A_finished_task_is_not_asked_again()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Succeeded);

        var first = await task.WaitAsync(cancellationToken: Token);
        var second = await task.WaitAsync(cancellationToken: Token);
        await task.RefreshAsync(Token);

        Assert.Equal(first, second);
        Assert.Equal(1, Server.Count(Poll));
    }

    [Fact]
    public async Task An_unfinished_task_has_no_output()
    {
        var task = await SubmittedAsync();

        Assert.Contains("await WaitAsync first", Assert.Throws<InvalidOperationException>(() => task.GetOutput()).Message, StringComparison.Ordinal);
        Assert.Equal("acme task task-1 (queued, 0 s)", task.ToString());
    }

    /// <summary>Hears at once, unlike <see cref="Progress{T}"/>, which posts.</summary>
    private sealed class Heard : List<TaskProgress>, IProgress<TaskProgress>
    {
        public void Report(TaskProgress value) => Add(value);
    }
}
