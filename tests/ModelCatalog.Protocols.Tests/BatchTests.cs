using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>One submit, several tasks, some refused: nothing that was started is lost, and nothing is sent twice.</summary>
public class BatchTests : ProtocolTest
{
    private const string Generate = "POST /generate/image";

    private static readonly PosterRequest s_three = new() { Model = ["Flux", "Dream", "Ink"], Prompt = "A heron" };

    private static readonly PosterRequest s_one = s_three with { Model = ["Flux"] };

    [Fact]
    public async Task Each_model_has_a_task_and_each_task_its_pictures()
    {
        await using var emulator = await StartAsync("press");

        var batch = await Press(Url(emulator)).SubmitBatchAsync(s_three, cancellationToken: Token);

        Assert.Equal(["Flux", "Dream", "Ink"], batch.Tasks.Select(task => task.Model));
        Assert.Equal(3, batch.Tasks.Select(task => task.TaskId).Distinct().Count());
        Assert.Empty(batch.Failures);
        foreach (var task in batch.Tasks) Assert.EndsWith(".png", (await task.WaitAsync(cancellationToken: Token)).Url, StringComparison.Ordinal);
        Assert.Equal((1, 3), (emulator.SubmitCount, emulator.TaskCount));
    }

    [Fact]
    public async Task Those_that_are_refused_do_not_take_the_others_along()
    {
        await using var emulator = await StartAsync("press", new EmulatorOptions { RefuseInBatch = model => model == "Dream" ? new EmulatedError("credits", "Too dear") : null });

        var batch = await Press(Url(emulator)).SubmitBatchAsync(s_three, cancellationToken: Token);

        Assert.Equal(["Flux", "Ink"], batch.Tasks.Select(task => task.Model));
        var failure = Assert.Single(batch.Failures);
        Assert.Equal((ErrorClass.Credits, "Too dear", "402"), (failure.Class, failure.Message, failure.Code));
        Assert.Contains("\"error\":\"Too dear\"", failure.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_submit_of_several_tasks_throws_with_the_tasks_that_run()
    {
        await using var emulator = await StartAsync("press", new EmulatorOptions { Pace = EmulatorPace.Immediate, RefuseInBatch = model => model == "Dream" ? new EmulatedError("credits", "Too dear") : null });
        var client = Press(Url(emulator));

        var exception = await Assert.ThrowsAsync<PartialSubmitException>(() => client.SubmitAsync(s_three, cancellationToken: Token));

        Assert.Equal("Too dear", Assert.Single(exception.Failures).Message);
        Assert.Equal(["Flux", "Ink"], exception.Tasks.Select(task => task.Model));
        Assert.Contains($"press started 2 tasks ({exception.Tasks[0].TaskId}, {exception.Tasks[1].TaskId}) and refused 1: HTTP 200, code 402: Too dear", exception.Message, StringComparison.Ordinal);
        foreach (var handle in exception.Tasks) Assert.NotEmpty((await client.Resume(handle, PosterRequest.ReadOutput).WaitAsync(cancellationToken: Token)).Url);
        Assert.Equal(1, emulator.SubmitCount);
    }

    [Fact]
    public async Task Several_tasks_where_one_was_expected_are_not_lost_either()
    {
        await using var emulator = await StartAsync("press");

        var exception = await Assert.ThrowsAsync<PartialSubmitException>(() => Press(Url(emulator)).SubmitAsync(s_three, cancellationToken: Token));

        Assert.Equal((3, 0), (exception.Tasks.Count, exception.Failures.Count));
        Assert.Contains("started 3 tasks", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_task_and_no_refusal_is_simply_the_task()
    {
        await using var emulator = await StartAsync("press");

        var task = await Press(Url(emulator)).SubmitAsync(s_one, cancellationToken: Token);

        Assert.Equal("Flux", task.Model);
        Assert.Equal("""{"model":"Flux","prompt":"A heron"}""", emulator.Requests[0].Body);
        Assert.NotEmpty((await task.WaitAsync(cancellationToken: Token)).Url);
    }

    [Fact]
    public async Task Where_all_are_refused_the_exception_is_that_of_the_first_and_has_all()
    {
        await using var emulator = await StartAsync("press", new EmulatorOptions { RefuseInBatch = model => new EmulatedError(model == "Flux" ? "credits" : "invalid", model + " is out") });
        var client = Press(Url(emulator));

        var exception = await Assert.ThrowsAsync<InsufficientCreditsException>(() => client.SubmitAsync(s_three, cancellationToken: Token));
        var batch = await client.SubmitBatchAsync(s_three, cancellationToken: Token);

        Assert.Equal(["Flux is out", "Dream is out", "Ink is out"], exception.Failures.Select(failure => failure.Message));
        Assert.Equal((0, 3), (batch.Tasks.Count, batch.Failures.Count));
    }

    [Theory]
    [InlineData(""" "Unknown model Dream" """, "Unknown model Dream", "\"Unknown model Dream\"")]
    [InlineData("""{"error":"No","model":"Dream"}""", "No", """{"error":"No","model":"Dream"}""")]
    [InlineData("""{"reason":["a-key"]}""", """{"reason":["***"]}""", """{"reason":["***"]}""")]
    [InlineData("7", "7", "7")]
    public async Task A_refusal_of_any_form_is_kept_without_the_key(string entry, string message, string json)
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Generate, Answers.Json($$$"""{"success":true,"data":{"successful":[{"data":{"requestId":"r1"}}],"failed":[{{{entry}}}]}}"""));

        var batch = await Press(server.Url).SubmitBatchAsync(s_three, cancellationToken: Token);

        Assert.Equal("r1", Assert.Single(batch.Tasks).TaskId);
        var failure = Assert.Single(batch.Failures);
        Assert.Equal((message, json, ErrorClass.Failed), (failure.Message, failure.Json, failure.Class));
    }

    [Theory]
    [InlineData(200, """{"success":false,"error":"Half of it","data":{"successful":[{"data":{"requestId":"r1"}}]}}""")]
    [InlineData(500, """{"success":false,"error":"Half of it","data":{"successful":[{"data":{"requestId":"r1"}}]}}""")]
    [InlineData(429, """{"success":false,"error":"Half of it","data":{"successful":[{"data":{"requestId":"r1"}}]}}""")]
    public async Task A_reply_that_complains_and_names_tasks_has_started_them(int status, string reply)
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Generate, Answers.Json(reply, status));

        var batch = await Press(server.Url).SubmitBatchAsync(s_three, cancellationToken: Token);

        Assert.Equal("r1", Assert.Single(batch.Tasks).TaskId);
        Assert.Equal("Half of it", Assert.Single(batch.Failures).Message);
        Assert.Equal(1, server.Count(Generate));
    }

    [Fact]
    public async Task An_entry_without_an_id_may_be_a_task_and_loses_no_other()
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Generate, Answers.Json("""{"success":true,"data":{"successful":[{"data":{"requestId":"r1"}},{"data":{"requestId":null,"model":"Ink"}}]}}"""));

        var batch = await Press(server.Url).SubmitBatchAsync(s_three, cancellationToken: Token);

        Assert.Equal("r1", Assert.Single(batch.Tasks).TaskId);
        var failure = Assert.Single(batch.Failures);
        Assert.Equal(ErrorClass.Server, failure.Class);
        Assert.Contains("its task may exist", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"Ink\"", failure.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":true,"data":{"successful":[{"data":{"id":"r1"}}]}}""", typeof(AmbiguousSubmitException))]
    [InlineData("""{"success":true,"data":{"successful":[],"failed":[]}}""", typeof(ProtocolException))]
    [InlineData("""{"success":true}""", typeof(ProtocolException))]
    public async Task A_reply_that_names_no_task_leaves_it_open(string reply, Type expected)
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Generate, Answers.Json(reply));

        var exception = await Assert.ThrowsAnyAsync<ProviderException>(() => Press(server.Url).SubmitAsync(s_one, cancellationToken: Token));

        Assert.Equal(expected, exception.GetType());
        Assert.Equal(1, server.Count(Generate));
    }

    [Fact]
    public async Task What_is_refused_as_a_whole_may_be_sent_again_and_says_each_reason()
    {
        await using var server = await FakeServer.StartAsync();
        server.On(Generate, Answers.Json("""{"success":false,"code":429,"error":"Slow down"}"""), Answers.Json("""{"success":false,"code":402,"error":"Too dear","data":{"failed":["Flux","Ink"]}}"""));

        var exception = await Assert.ThrowsAsync<InsufficientCreditsException>(() => Press(server.Url).SubmitBatchAsync(s_three, cancellationToken: Token));

        Assert.Equal("Too dear", exception.ProviderMessage);
        Assert.Equal(["Flux", "Ink"], exception.Failures.Select(failure => failure.Message));
        Assert.Equal(2, server.Count(Generate));
    }

    [Fact]
    public async Task A_route_whose_reply_is_the_only_task_is_no_batch()
    {
        await using var emulator = await StartAsync("press");

        var task = await Press(Url(emulator)).SubmitAsync(new SongRequest { SongWords = "Rise" }, cancellationToken: Token);

        Assert.EndsWith(".wav", (await task.WaitAsync(cancellationToken: Token)).Url, StringComparison.Ordinal);
        Assert.Equal("""{"songWords":"Rise"}""", emulator.Requests[0].Body);
        Assert.False(typeof(IPressBatchRequest<AudioOutput>).IsAssignableFrom(typeof(SongRequest)));
        Assert.True(typeof(IPressBatchRequest<ImageOutput>).IsAssignableFrom(typeof(PosterRequest)));
    }

    private static string Url(ProviderEmulator emulator) => emulator.BaseAddress.AbsoluteUri;
}
