using ModelCatalog.Emulator;
using ModelCatalog.Models.Tests.Providers;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>Cancelling: taken, too late, and in doubt asked again.</summary>
public class CancelTests : ProtocolTest
{
    private const string Submit = "POST /acme/clip/fine";
    private const string Cancel = "PUT /r1/cancel";

    private static readonly ClipRequest s_clip = new() { Prompt = "A heron" };

    /// <summary>Replies to a cancel, and what they mean.</summary>
    public static TheoryData<int, string, bool> Verdicts => new()
    {
        { 202, """{"status":"CANCELLATION_REQUESTED"}""", true },
        { 200, """{"status":"IN_QUEUE"}""", true },
        { 200, "", true },
        { 204, "", true },
        { 200, """{"status":"IN_PROGRESS"}""", false },
        { 200, """{"status":"COMPLETED"}""", false },
        { 400, """{"status":"ALREADY_COMPLETED"}""", false },
        { 409, """{"detail":"Runs already"}""", false },
        { 422, """{"detail":"Over"}""", false },
    };

    [Fact]
    public async Task A_task_that_waits_is_cancelled_and_waiting_tells()
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Pace = EmulatorPace.ByPolls(2, 2) });
        var client = Courier(emulator);
        var task = await client.SubmitAsync(s_clip, cancellationToken: Token);

        Assert.True(await client.CancelAsync(task, Token));
        Assert.True(await client.CancelAsync(TaskHandle.Parse(task.Handle.ToJson()), Token));
        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Contains("cancelled", exception.ProviderMessage, StringComparison.Ordinal);
        Assert.Equal(["submit", "cancel", "cancel", "poll", "result"], emulator.Requests.Select(request => request.Operation));
    }

    [Fact]
    public async Task A_task_that_runs_is_not_cancelled_where_only_waiting_ones_are()
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 3) });
        var client = Courier(emulator);
        var task = await client.SubmitAsync(s_clip, cancellationToken: Token);
        await task.RefreshAsync(Token);

        // The task knows that it runs; its handle does not, and the provider says so.
        Assert.False(await client.CancelAsync(task, Token));
        Assert.False(await client.CancelAsync(task.Handle, Token));

        Assert.EndsWith(".mp4", (await task.WaitAsync(cancellationToken: Token)).Url, StringComparison.Ordinal);
        Assert.False(await client.CancelAsync(task, Token));
        Assert.Equal(400, Assert.Single(emulator.Requests, request => request.Operation == "cancel").ReplyStatus);
    }

    [Fact]
    public async Task The_end_of_a_cancelled_task_is_posted()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Pace = EmulatorPace.ByTime(TimeSpan.FromHours(1), TimeSpan.FromHours(1)) });
        var client = Courier(emulator);
        var task = await client.SubmitAsync(s_clip, new CourierOptions { CallbackUrl = receiver.Url }, Token);

        Assert.True(await client.CancelAsync(task, Token));
        var posted = await receiver.NextAsync();

        Assert.True(task.Complete(CourierWebhook.ParseUnsigned(posted.Body)));
        Assert.Contains("cancelled", Assert.Throws<TaskFailedException>(task.GetOutput).ProviderMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_of_its_own_says_that_a_task_was_cancelled()
    {
        await using var emulator = await StartAsync("ledger", new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 5) });
        var client = Ledger(emulator.BaseAddress.AbsoluteUri);
        var task = await client.SubmitAsync(new GalleryRequest { Prompt = "Herons" }, cancellationToken: Token);
        await task.RefreshAsync(Token);

        Assert.True(await client.CancelAsync(task, Token));
        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal((GenerationStatus.Cancelled, GenerationStatus.Cancelled, "4"), (exception.Status, task.Progress.Status, task.Progress.RawStatus));
        Assert.Equal($$$"""{"task":{"id":"{{{task.TaskId}}}"}}""", Assert.Single(emulator.Requests, request => request.Operation == "cancel").Body);
    }

    [Fact]
    public async Task Too_late_is_told_by_the_code_that_the_descriptor_names()
    {
        await using var emulator = await StartAsync("ledger");
        var client = Ledger(emulator.BaseAddress.AbsoluteUri);
        var task = await client.SubmitAsync(new GalleryRequest { Prompt = "Herons" }, cancellationToken: Token);
        var other = client.Resume(task.Handle, GalleryRequest.ReadOutput);
        await other.WaitAsync(cancellationToken: Token);

        Assert.False(await client.CancelAsync(task, Token));
        Assert.Contains("\"gone\"", emulator.Requests[^1].ReplyBody, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task The_reply_says_whether_it_was_taken(int status, string reply, bool taken)
    {
        await using var server = await FakeServer.StartAsync();
        var (client, task) = await SubmittedAsync(server);
        server.On(Cancel, Answers.Bytes(System.Text.Encoding.UTF8.GetBytes(status == 204 ? "" : reply), "application/json", status));

        Assert.Equal(taken, await client.CancelAsync(task, Token));
        Assert.Equal(1, server.Count(Cancel));
        Assert.Equal("", server.Single(Cancel).Body);
    }

    [Theory]
    [InlineData(401, typeof(ProviderAuthenticationException))]
    [InlineData(402, typeof(InsufficientCreditsException))]
    [InlineData(404, typeof(RequestRejectedException))]
    public async Task Another_error_is_no_answer(int status, Type expected)
    {
        await using var server = await FakeServer.StartAsync();
        var (client, task) = await SubmittedAsync(server);
        server.On(Cancel, Answers.Json("""{"detail":"No"}""", status));

        var exception = await Assert.ThrowsAnyAsync<ProviderException>(() => client.CancelAsync(task, Token));

        Assert.Equal(expected, exception.GetType());
    }

    [Fact]
    public async Task A_cancel_is_repeated_when_the_provider_does_not_answer()
    {
        await using var server = await FakeServer.StartAsync();
        var (client, task) = await SubmittedAsync(server);
        server.On(Cancel, Answers.Cut, Answers.Html(502), Answers.Json("""{"status":"IN_QUEUE"}"""));

        Assert.True(await client.CancelAsync(task, Token));
        Assert.Equal(3, server.Count(Cancel));
    }

    [Fact]
    public async Task The_repeats_are_bounded()
    {
        await using var server = await FakeServer.StartAsync();
        var (client, task) = await SubmittedAsync(server);
        server.On(Cancel, Answers.Json("""{"detail":"Slow down"}""", 429));

        await Assert.ThrowsAsync<RateLimitedException>(() => client.CancelAsync(task, Token));

        Assert.Equal(3, server.Count(Cancel));
    }

    [Fact]
    public async Task A_task_of_another_provider_or_route_is_refused_before_anything_is_sent()
    {
        await using var server = await FakeServer.StartAsync();
        var (client, task) = await SubmittedAsync(server);

        await Assert.ThrowsAsync<ArgumentException>(() => client.CancelAsync(task.Handle with { Provider = "press" }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CancelAsync(task.Handle with { Route = "nowhere" }, Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => client.CancelAsync(task.Handle with { Route = "chat" }, Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public void Only_clients_of_providers_that_cancel_have_the_method()
    {
        Assert.Contains(typeof(CourierClient).GetMethods(), method => method.Name == "CancelAsync");
        Assert.DoesNotContain(typeof(PressClient).GetMethods(), method => method.Name == "CancelAsync");
    }

    private async Task<(CourierClient Client, GenerationTask<VideoOutput> Task)> SubmittedAsync(FakeServer server)
    {
        server.On(Submit, Answers.Json($$"""{"request_id":"r1","status":"IN_QUEUE","status_url":"{{server.Url}}/r1/status","response_url":"{{server.Url}}/r1","cancel_url":"{{server.Url}}/r1/cancel"}"""));
        var client = Courier(server);
        return (client, await client.SubmitAsync(s_clip, cancellationToken: Token));
    }
}
