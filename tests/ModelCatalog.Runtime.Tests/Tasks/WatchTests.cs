namespace ModelCatalog.Runtime.Tests;

/// <summary>A task as a stream of its changes.</summary>
public class WatchTests : ClientTest
{
    [Fact]
    public async Task Each_change_is_told_once_and_the_last_is_the_end()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("waiting", ",\"position\":2"), State("waiting", ",\"position\":2"), State("generating", ",\"progress\":0.5"), State("generating", ",\"progress\":0.5"), Succeeded);

        var seen = await SeenAsync(task);

        Assert.Equal(
            [(GenerationStatus.Queued, null, null), (GenerationStatus.Queued, null, 2), (GenerationStatus.Running, 0.5, null), (GenerationStatus.Succeeded, 1.0, (int?)null)],
            seen.Select(progress => (progress.Status, progress.Fraction, progress.Position)));
        Assert.Equal("https://cdn.example/a.mp4", task.GetOutput().Url);
        Assert.Equal(5, Server.Count(Poll));
    }

    [Fact]
    public async Task A_task_that_fails_ends_the_stream_and_throws_only_for_its_output()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"), State("fail", ",\"failMsg\":\"No.\""));

        var seen = await SeenAsync(task);

        Assert.Equal([GenerationStatus.Queued, GenerationStatus.Running, GenerationStatus.Failed], seen.Select(progress => progress.Status));
        Assert.Throws<TaskFailedException>(task.GetOutput);
    }

    [Fact]
    public async Task A_finished_task_tells_its_end_alone_and_is_not_asked_again()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Succeeded);
        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(GenerationStatus.Succeeded, Assert.Single(await SeenAsync(task)).Status);
        Assert.Equal(1, Server.Count(Poll));
    }

    [Fact]
    public async Task What_a_refresh_brings_is_told_too()
    {
        var still = new ManualTime { Runs = false };
        Server.On(Submit, Accepted).On(Poll, State("generating"), Succeeded);
        var task = await Client(time: still).SubmitAsync(Request, cancellationToken: Token);
        await using var watch = task.WatchAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await watch.MoveNextAsync());

        await task.RefreshAsync(Token);

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(GenerationStatus.Running, watch.Current.Status);
    }

    [Fact]
    public async Task A_provider_that_refuses_to_answer_ends_the_stream_with_an_exception()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"), Error(401));
        var seen = new List<TaskProgress>();

        await ThrowsAsync<ProviderAuthenticationException>(() => ReadAsync(task, seen, Token));

        Assert.Equal([GenerationStatus.Queued, GenerationStatus.Running], seen.Select(progress => progress.Status));
    }

    [Fact]
    public async Task Time_that_is_up_ends_the_stream_with_the_handle()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"));

        Assert.Equal(task.Handle, (await ThrowsAsync<GenerationTimeoutException>(() => ReadAsync(task, [], Token))).Handle);
    }

    [Fact]
    public async Task Cancelling_ends_the_stream_and_not_the_task()
    {
        var still = new ManualTime { Runs = false };
        Server.On(Submit, Accepted).On(Poll, Succeeded);
        var task = await Client(time: still).SubmitAsync(Request, cancellationToken: Token);
        using var cancel = new CancellationTokenSource();
        var reading = ReadAsync(task, [], cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(GenerationStatus.Succeeded, (await task.RefreshAsync(Token)).Status);
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_polling()
    {
        var still = new ManualTime { Runs = false };
        Server.On(Submit, Accepted).On(Poll, Succeeded);
        var task = await Client(time: still).SubmitAsync(Request, cancellationToken: Token);

        await foreach (var progress in task.WatchAsync(Token))
        {
            Assert.Equal(GenerationStatus.Queued, progress.Status);
            break;
        }

        Assert.Equal(0, Server.Count(Poll));
    }

    [Fact]
    public async Task Two_may_watch_and_one_may_wait()
    {
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"), Succeeded);

        var first = SeenAsync(task);
        var second = SeenAsync(task);
        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(GenerationStatus.Succeeded, (await first)[^1].Status);
        Assert.Equal(GenerationStatus.Succeeded, (await second)[^1].Status);
    }

    private static async Task<List<TaskProgress>> SeenAsync(GenerationTask<VideoOutput> task)
    {
        var seen = new List<TaskProgress>();
        await ReadAsync(task, seen, Token);
        return seen;
    }

    private static async Task ReadAsync(GenerationTask<VideoOutput> task, List<TaskProgress> seen, CancellationToken token)
    {
        await foreach (var progress in task.WatchAsync(token)) seen.Add(progress);
    }
}
