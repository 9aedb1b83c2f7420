using System.Diagnostics;

namespace ModelCatalog.Runtime.Tests;

/// <summary>What OpenTelemetry hears, and what it must not hear.</summary>
public class TelemetryTests : ClientTest
{
    private const string Duration = "gen_ai.client.operation.duration";

    [Fact]
    public async Task A_generation_is_a_submit_and_a_wait_with_its_polls()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(["submit studio/clip 1", "wait studio/clip 1", "poll studio/clip 1", "poll studio/clip 1"], telemetry.Spans.Select(span => span.DisplayName));
        var submit = telemetry.Spans[0];
        Assert.Equal(ActivityKind.Client, submit.Kind);
        Assert.Equal(ActivityStatusCode.Unset, submit.Status);
        Assert.Equal("submit", submit.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("acme", submit.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("studio/clip 1", submit.GetTagItem("gen_ai.request.model"));
        Assert.Equal("127.0.0.1", submit.GetTagItem("server.address"));
        Assert.Equal(new Uri(Server.Url).Port, submit.GetTagItem("server.port"));
        Assert.Equal("task-1", submit.GetTagItem("modelcatalog.task.id"));
        Assert.Equal(Server.Single(Submit).Headers["X-Trace"], submit.GetTagItem("modelcatalog.submission.id"));

        var wait = telemetry.Span("wait studio/clip 1");
        Assert.Equal("succeeded", wait.GetTagItem("modelcatalog.task.status"));
        Assert.All(telemetry.Spans.Skip(2), poll => Assert.Equal(wait.SpanId, poll.ParentSpanId));
        Assert.Equal(["running", "succeeded"], telemetry.Spans.Skip(2).Select(poll => poll.GetTagItem("modelcatalog.task.status")));
    }

    [Fact]
    public async Task Metrics_count_and_measure_by_the_clients_own_clock()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        var task = await SubmittedAsync();
        Server.On(Poll, State("generating"), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        var durations = telemetry.Read(Duration);
        Assert.All(durations, point => Assert.Equal("s", point.Unit));
        Assert.Equal(["generate_content", "poll", "submit", "wait"], durations.Select(point => point.Operation).Order(StringComparer.Ordinal));
        Assert.InRange(durations.Single(point => point.Operation == "generate_content").Sum, 6, 6.7);
        Assert.Equal(1, Assert.Single(telemetry.Read("modelcatalog.submits")).Count);
        Assert.Equal(2, Assert.Single(telemetry.Read("modelcatalog.polls")).Count);
        Assert.Equal(0, Assert.Single(telemetry.Read("modelcatalog.waits")).Count);
        Assert.Empty(telemetry.Read("modelcatalog.submits.ambiguous"));
        Assert.Empty(telemetry.Read("modelcatalog.retries"));
    }

    [Fact]
    public async Task An_ambiguous_submit_is_an_error_with_a_counter_of_its_own()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        Server.On(Submit, Answers.Cut);

        await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        var span = Assert.Single(telemetry.Spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("ModelCatalog.AmbiguousSubmitException", span.GetTagItem("error.type"));
        Assert.Equal(1, Assert.Single(telemetry.Read("modelcatalog.submits.ambiguous")).Count);
        Assert.Equal("ModelCatalog.AmbiguousSubmitException", Assert.Single(telemetry.Read(Duration)).Error);
    }

    [Fact]
    public async Task Repeats_are_counted_and_stand_in_the_span_of_the_submit()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        Server.On(Submit, Error(429, "Lifted in: 7 seconds"), Accepted);

        await Client().SubmitAsync(Request, cancellationToken: Token);

        var retry = Assert.Single(Assert.Single(telemetry.Spans).Events);
        Assert.Equal("modelcatalog.retry", retry.Name);
        Assert.Equal(7.0, retry.Tags.Single(tag => tag.Key == "modelcatalog.pause").Value);
        var counted = Assert.Single(telemetry.Read("modelcatalog.retries"));
        Assert.Equal((1, "submit", "ModelCatalog.RateLimitedException"), (counted.Count, counted.Operation, counted.Error));
        Assert.Equal(1, Assert.Single(telemetry.Read("modelcatalog.submits")).Count);
    }

    [Fact]
    public async Task A_task_that_fails_is_an_error_of_the_wait_and_of_the_generation()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        var task = await SubmittedAsync();
        Server.On(Poll, State("fail", ",\"failCode\":\"NSFW\""));

        await ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal("ModelCatalog.TaskFailedException", telemetry.Span("wait studio/clip 1").GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, telemetry.Span("poll studio/clip 1").Status);
        Assert.Equal("ModelCatalog.TaskFailedException", telemetry.Read(Duration).Single(point => point.Operation == "generate_content").Error);
    }

    [Fact]
    public async Task A_poll_that_fails_carries_the_status_and_the_wait_goes_on()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        var task = await SubmittedAsync();
        Server.On(Poll, Error(500, "Oops", 503), Succeeded);

        await task.WaitAsync(cancellationToken: Token);

        Assert.Equal([503, null], telemetry.Spans.Where(span => span.DisplayName.StartsWith("poll", StringComparison.Ordinal)).Select(span => (int?)span.GetTagItem("http.response.status_code")));
        Assert.Equal(ActivityStatusCode.Unset, telemetry.Span("wait studio/clip 1").Status);
    }

    [Fact]
    public async Task Calls_and_prices_are_operations_too()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        Server.On("GET /list", Answers.Json("""{"success":true,"data":[]}""")).On("POST /jobs/price", Answers.Json("""{"code":200,"data":{"credits":3}}"""));

        await new CoveClient(new ProviderConnection(new ProviderOptions { BaseUrl = Server.Url, ApiKey = Key }) { Time = Time }).SendAsync("list");
        await Client().GetPriceAsync(Request, null, Token);

        Assert.Equal(["list", "price studio/clip 1"], telemetry.Spans.Select(span => span.DisplayName));
        Assert.Equal(["list", "price"], telemetry.Read(Duration).Select(point => point.Operation).Order(StringComparer.Ordinal));
    }

    /// <summary>A provider may repeat everything in its errors; telemetry goes to others than the logs do.</summary>
    [Fact]
    public async Task No_key_no_prompt_no_query_and_no_word_of_a_reply_is_told()
    {
        using var telemetry = new TelemetryRecorder(Server.Url);
        Server.On(Submit, Error(429, $"{Request.Prompt} {Key} in: 1 seconds"), Accepted)
            .On(Poll, Error(500, $"{Request.Prompt} {Key}", 500), State("upscaling " + Request.Prompt), Error(401, $"{Request.Prompt} {Key}"));

        var task = await Client().SubmitAsync(Request, new AcmeOptions { CallbackUrl = "https://me.example/hook?token=hidden" }, Token);
        await ThrowsAsync<ProviderAuthenticationException>(() => task.WaitAsync(cancellationToken: Token));

        var everything = telemetry.Everything;
        AssertNoKey(everything);
        Assert.Contains("poll studio/clip 1", everything, StringComparison.Ordinal);
        foreach (var text in new[] { Request.Prompt, "hidden", "me.example", "taskId=", "upscaling", "Bearer" }) Assert.DoesNotContain(text, everything, StringComparison.Ordinal);
    }
}
