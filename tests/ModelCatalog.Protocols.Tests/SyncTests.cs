using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>One request whose reply is the output. It costs money as a submit does.</summary>
public class SyncTests : ProtocolTest
{
    private const string Run = "POST /acme/clip/fine";

    private static readonly ClipRequest s_clip = new() { Prompt = "A heron" };

    [Fact]
    public async Task The_reply_is_the_output()
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Key = "a-key" });

        var video = await Courier(emulator).GenerateAsync(s_clip, new CourierOptions { Priority = "low" }, Token);

        Assert.EndsWith("video-1.mp4", video.Url, StringComparison.Ordinal);
        var sent = Assert.Single(emulator.Requests);
        Assert.Equal(("sync", "/hosts/run/acme/clip/fine", """{"prompt":"A heron"}""", "low"), (sent.Operation, sent.Path, sent.Body, sent.Headers["X-Priority"]));
    }

    [Fact]
    public async Task A_header_alone_may_tell_that_the_output_is_waited_for()
    {
        await using var emulator = await StartAsync("ledger", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 0) });
        var client = Ledger(emulator.BaseAddress.AbsoluteUri);

        var images = await client.GenerateAsync(new GalleryRequest { Prompt = "Herons" }, cancellationToken: Token);
        var task = await client.SubmitAsync(new GalleryRequest { Prompt = "Herons" }, cancellationToken: Token);

        Assert.Equal(2, images.Urls.Count);
        Assert.Equal(GenerationStatus.Queued, task.Progress.Status);
        Assert.Equal(["sync", "submit"], emulator.Requests.Select(request => request.Operation));
        Assert.Equal("wait", emulator.Requests[0].Headers["Prefer"]);
    }

    [Fact]
    public async Task A_route_that_only_answers_at_once_can_be_submitted_too()
    {
        await using var server = await FakeServer.StartAsync();
        server.On("POST /chat", Answers.Json("""{"output":"By the river","usage":{"cost":0.02}}"""));
        var client = Courier(server);

        var text = await client.GenerateAsync(new TalkRequest { Prompt = "Where?" }, cancellationToken: Token);
        var task = await client.SubmitAsync(new TalkRequest { Prompt = "Where?" }, cancellationToken: Token);

        Assert.Equal("By the river", text.Text);
        Assert.Equal(("By the river", 0.02m, GenerationStatus.Succeeded), ((await task.WaitAsync(cancellationToken: Token)).Text, task.Cost, task.Progress.Status));
        Assert.All(server.Requests, request => Assert.Equal("""{"model":"acme/talk","prompt":"Where?"}""", request.Body));
        Assert.Equal(2, server.Requests.Count);
        Assert.Throws<ArgumentException>(() => client.Resume(task.Handle, TalkRequest.ReadOutput));
    }

    [Theory]
    [InlineData("""{"output":"Half of it","error":"The worker was lost"}""", "The worker was lost")]
    [InlineData("""{"error":{"why":"The worker was lost"}}""", """{"why":"The worker was lost"}""")]
    public async Task An_error_in_a_good_reply_is_a_failure(string reply, string message)
    {
        await using var server = await FakeServer.StartAsync();
        server.On("POST /chat", Answers.Json(reply));

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => Courier(server).GenerateAsync(new TalkRequest { Prompt = "Where?" }, cancellationToken: Token));

        Assert.Equal((ErrorClass.Failed, message, 200), (exception.Reason, exception.ProviderMessage, exception.HttpStatus));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"output":"All of it","error":null}""")]
    [InlineData("""{"output":"All of it","error":""}""")]
    public async Task An_error_that_is_empty_is_none(string reply)
    {
        await using var server = await FakeServer.StartAsync();
        server.On("POST /chat", Answers.Json(reply));

        Assert.Equal("All of it", (await Courier(server).GenerateAsync(new TalkRequest { Prompt = "Where?" }, cancellationToken: Token)).Text);
    }

    [Fact]
    public async Task The_emulator_plays_an_error_in_a_good_reply_at_once_and_at_the_end_of_a_task()
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Pace = EmulatorPace.Immediate, FailWith = "It burnt" });
        var client = Courier(emulator);

        var atOnce = await Assert.ThrowsAsync<TaskFailedException>(() => client.GenerateAsync(new TalkRequest { Prompt = "Where?" }, cancellationToken: Token));
        var task = await client.SubmitAsync(new ScribeRequest { Prompt = "Where?" }, cancellationToken: Token);
        var atTheEnd = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal(("It burnt", 200), (atOnce.ProviderMessage, atOnce.HttpStatus));
        Assert.Equal("It burnt", atTheEnd.ProviderMessage);
    }

    [Theory]
    [InlineData(401, "{}", typeof(ProviderAuthenticationException))]
    [InlineData(402, "{}", typeof(InsufficientCreditsException))]
    [InlineData(422, """{"detail":[{"loc":["body","prompt"],"msg":"Too long","type":"x"}]}""", typeof(RequestRejectedException))]
    [InlineData(422, """{"detail":[{"loc":["body","prompt"],"msg":"Too rude","type":"rude"}]}""", typeof(TaskFailedException))]
    [InlineData(400, """{"detail":"Lost","error_type":"worker_lost"}""", typeof(TaskFailedException))]
    [InlineData(500, "{}", typeof(AmbiguousSubmitException))]
    [InlineData(504, "{}", typeof(AmbiguousSubmitException))]
    [InlineData(200, "<html>", typeof(AmbiguousSubmitException))]
    [InlineData(200, """{"audio":[]}""", typeof(ProtocolException))]
    public async Task What_is_not_answered_with_the_output_is_not_sent_again(int status, string reply, Type expected)
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Run, Answers.Json(reply, status));

        var exception = await Assert.ThrowsAnyAsync<ProviderException>(() => Courier(server).GenerateAsync(s_clip, cancellationToken: Token));

        Assert.Equal(expected, exception.GetType());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_cut_leaves_it_open()
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Run, Answers.Cut);

        await Assert.ThrowsAsync<AmbiguousSubmitException>(() => Courier(server).GenerateAsync(s_clip, cancellationToken: Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_was_certainly_not_taken_is_sent_again()
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Run, Answers.Json("{}", 429, ("Retry-After", "7")), Answers.Json("{}", 503), Answers.Json("""{"video":{"url":"https://cdn.example/a.mp4"}}"""));

        var video = await Courier(server).GenerateAsync(s_clip, cancellationToken: Token);

        Assert.Equal("https://cdn.example/a.mp4", video.Url);
        Assert.Equal(TimeSpan.FromSeconds(7), Time.Waits.First());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task An_invalid_request_is_not_sent()
    {
        await using var server = await FakeServer.StartAsync();

#pragma warning disable MC9101 // wrong on purpose
        await Assert.ThrowsAsync<RequestValidationException>(() => Courier(server).GenerateAsync(s_clip with { Prompt = "" }, cancellationToken: Token));
#pragma warning restore MC9101

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_answer_may_take_as_long_as_the_descriptor_says()
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Run, async context =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(600), Token);
            await Answers.Json("""{"video":{"url":"https://cdn.example/a.mp4"}}""")(context);
        });
        var client = Courier(server, TimeSpan.FromMilliseconds(200));

        Assert.Equal("https://cdn.example/a.mp4", (await client.GenerateAsync(s_clip, cancellationToken: Token)).Url);
        await Assert.ThrowsAsync<AmbiguousSubmitException>(() => client.SubmitAsync(s_clip, cancellationToken: Token));
    }

    [Theory]
    [InlineData("1", typeof(AmbiguousSubmitException))]
    [InlineData("3", typeof(TaskFailedException))]
    [InlineData("4", typeof(TaskFailedException))]
    public async Task A_status_that_is_no_success_is_none(string state, Type expected)
    {
        await using var server = await FakeServer.StartAsync();
        server.On("POST /tasks", Answers.Json($$$"""{"code":200,"data":{"id":"t","state":{{{state}}},"result":"{\"pages\":[{\"link\":\"https://cdn.example/a.png\"}]}","why":"It burnt"}}"""));

        var exception = await Assert.ThrowsAnyAsync<ProviderException>(() => Ledger(server.Url).GenerateAsync(new GalleryRequest { Prompt = "x" }, cancellationToken: Token));

        Assert.Equal(expected, exception.GetType());
        if (exception is TaskFailedException failure) Assert.Equal(("t", "It burnt"), (failure.TaskId, failure.ProviderMessage));
    }

    [Fact]
    public void A_request_whose_route_does_not_answer_at_once_does_not_compile()
    {
        Assert.True(typeof(ICourierSyncRequest<TextOutput>).IsAssignableFrom(typeof(ScribeRequest)));
        Assert.True(typeof(ILedgerSyncRequest<ImageOutput>).IsAssignableFrom(typeof(GalleryRequest)));
        Assert.False(typeof(ILedgerSyncRequest<TextOutput>).IsAssignableFrom(typeof(ScribeRequest)));
        Assert.DoesNotContain(typeof(PressClient).GetMethods(), method => method.Name == "GenerateAsync");
    }
}
