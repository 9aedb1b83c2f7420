namespace ModelCatalog.Runtime.Tests;

public class SubmitTests : ClientTest
{
    [Fact]
    public async Task A_request_becomes_a_task_and_the_task_an_output()
    {
        Server.On(Submit, Answers.Json("""{"code":200,"data":{"taskId":"task-1","cost":"0.40"}}""")).On(Poll, State("waiting"), State("generating"), Succeeded);

        var task = await Client().SubmitAsync(Request, new AcmeOptions { CallbackUrl = "https://me.example/hook", Priority = "low" }, Token);
        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal("task-1", task.TaskId);
        Assert.Equal("acme", task.Provider);
        Assert.Equal("studio/clip 1", task.Model);
        Assert.Equal(0.40m, task.Cost);
        Assert.Equal("https://cdn.example/a.mp4", video.Url);
        Assert.Equal(["https://cdn.example/a.mp4", "https://cdn.example/b.mp4"], video.Urls);
        Assert.Equal(2, video.Raw.GetProperty("resultUrls").GetArrayLength());
        Assert.Equal("https://cdn.example/a.mp4 https://cdn.example/b.mp4", video.ToString());

        var sent = Server.Single(Submit);
        Assert.Equal("""{"prompt":"A lighthouse in the rain","callBackUrl":"https://me.example/hook"}""", sent.Body);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("Bearer " + Key, sent.Headers["Authorization"]);
        Assert.Equal("low", sent.Headers["X-Priority"]);
        Assert.Equal("2026-01", sent.Headers["X-Version"]);
        Assert.True(Guid.TryParse(sent.Headers["X-Trace"], out _));
        Assert.Equal("/jobs/info?taskId=task-1", Server.Requests.Last().Target);
    }

    [Fact]
    public async Task An_invalid_request_is_not_sent()
    {
        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client().SubmitAsync(Request with { Prompt = "" }, cancellationToken: Token));

        Assert.Equal("prompt.required", Assert.Single(exception.Violations).Rule);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_request_is_validated_for_each_provider_that_serves_it()
    {
        Assert.True(Request.Validate<Acme>().IsValid);
        Assert.False((Request with { Prompt = "" }).Validate<Bolt>().IsValid);
    }

    [Fact]
    public async Task Code_that_is_generic_over_the_provider_submits_too()
    {
        Server.On(Submit, Accepted);

        var task = await SubmitGenericAsync<Acme, VideoOutput>(Client(), Request);

        Assert.Equal("task-1", task.TaskId);

        static Task<GenerationTask<TOutput>> SubmitGenericAsync<TProvider, TOutput>(ProviderClient<TProvider> client, IServedBy<TProvider, TOutput> request)
            where TProvider : IProvider => client.SubmitAsync(request, null, Token);
    }

    [Fact]
    public async Task Options_that_are_not_set_are_left_out()
    {
        await SubmittedAsync();

        Assert.False(Server.Single(Submit).Headers.ContainsKey("X-Priority"));
    }

    [Fact]
    public async Task Text_in_any_script_arrives_as_it_was_written()
    {
        Server.On(Submit, Accepted);

        await Client().SubmitAsync(Request with { Prompt = "灯塔 \"雨\" 🌧 \n" }, cancellationToken: Token);

        Assert.Equal("灯塔 \"雨\" 🌧 \n", System.Text.Json.JsonElement.Parse(Server.Single(Submit).Body).GetProperty("prompt").GetString());
    }

    [Fact]
    public async Task The_model_in_the_path_is_escaped_and_keeps_its_slashes()
    {
        Server.On("POST /flags/studio/clip%201", Answers.Json("""{"id":"x","flag":0}"""));

        await Client().SubmitAsync(Request with { Route = "flags" }, cancellationToken: Token);

        Assert.Equal("/flags/studio/clip%201", Assert.Single(Server.Requests).Target);
    }

    [Fact]
    public async Task An_answer_that_is_complete_at_once_needs_no_poll()
    {
        Server.On("POST /flags/studio/clip%201", Answers.Json("""{"id":7,"flag":1,"out":{"video_url":"https://cdn.example/a.mp4"}}"""));

        var task = await Client().SubmitAsync(Request with { Route = "flags" }, cancellationToken: Token);

        Assert.Equal("https://cdn.example/a.mp4", (await task.WaitAsync(cancellationToken: Token)).Url);
        Assert.Equal("7", task.TaskId);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_provider_without_tasks_answers_with_the_output()
    {
        Server.On("POST /api/v1/run", Answers.Json("""{"url":"https://cdn.example/a.mp4"}"""));
        var options = new ProviderOptions { BaseUrl = Server.Url + "/api/v1/", Keys = { ["BOLT_RUNTIME_TESTS_ID"] = "me", ["BOLT_RUNTIME_TESTS_SECRET"] = "s3" } };
        var client = new ProviderClient<Bolt>(new ProviderConnection(options) { Time = Time });

        var task = await client.SubmitAsync((IServedBy<Bolt, VideoOutput>)Request, cancellationToken: Token);

        Assert.Equal("https://cdn.example/a.mp4", task.GetOutput().Url);
        Assert.Equal("me:s3", Assert.Single(Server.Requests).Headers["X-Key"]);
        Assert.Throws<ArgumentException>(() => client.Resume(task.Handle, VideoOutput.Read));
    }

    [Fact]
    public async Task Documented_limits_pace_the_client()
    {
        Server.On("POST /run", Answers.Json("""{"url":"https://cdn.example/a.mp4"}"""));
        var options = new ProviderOptions { BaseUrl = Server.Url, Keys = { ["BOLT_RUNTIME_TESTS_ID"] = "me", ["BOLT_RUNTIME_TESTS_SECRET"] = "s3" } };
        var client = new ProviderClient<Bolt>(new ProviderConnection(options) { Time = Time });

        for (var i = 0; i < 5; i++) await client.SubmitAsync((IServedBy<Bolt, VideoOutput>)Request, cancellationToken: Token);

        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)], Time.Waits);
    }

    [Fact]
    public async Task An_option_with_a_line_break_cannot_smuggle_a_header()
    {
        Server.On(Submit, Accepted);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Client().SubmitAsync(Request, new AcmeOptions { Priority = "low\r\nX-Evil: 1" }, Token));

        Assert.Contains("X-Priority", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
