using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests.Faults;

/// <summary>Each fault over real HTTP, and what the emulator's record says of it.</summary>
public class FaultTests
{
    private const string Sketch = """{ "model": "acme/sketch", "input": { "prompt": "A heron" } }""";

    [Theory]
    [InlineData("unifically", "/v1/tasks", Sketch, 503, "code", "503")]
    [InlineData("kie", "/api/v1/jobs/createTask", Sketch, 503, "code", "503")]
    [InlineData("kie", "/api/v1/jobs/createTask", Sketch, 422, "code", "422")]
    [InlineData("quarry", "/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" } }""", 500, "reason", "This was ordered to fail")]
    public async Task A_status_comes_with_the_errors_of_the_provider_and_nothing_happened(string provider, string path, string body, int status, string where, string what)
    {
        await using var session = await Ordered(provider, $"submit:{status}*1");

        var refused = await session.Post(path, body);
        var accepted = await session.Post(path, body);

        Assert.Equal((status, 200), (refused.Status, accepted.Status));
        Assert.Equal(what, provider == "unifically" ? status.ToString(System.Globalization.CultureInfo.InvariantCulture) : refused[where]);
        Assert.Equal((2, 1), (session.Emulator.SubmitCount, session.Emulator.TaskCount));
        Assert.Equal([(false, true), (true, false)], session.Emulator.Requests.Select(request => (request.StartedTask, request.Fault is not null)));
        Assert.Equal($"{status}", session.Emulator.Requests[0].Fault!.ToString());
    }

    [Theory]
    [InlineData("submit:503=html", 503, false, "<html>")]
    [InlineData("submit:503=empty", 503, false, "")]
    [InlineData("submit:429=text", 429, false, "upstream")]
    [InlineData("submit:gateway=504", 504, true, "<html>")]
    [InlineData("submit:body=html", 200, true, "<html>")]
    [InlineData("submit:body=empty", 200, true, "")]
    [InlineData("submit:body=text", 200, true, "upstream")]
    [InlineData("submit:body=truncated", 200, true, "{\"")]
    public async Task Bodies_are_spoilt(string plan, int status, bool isStarted, string start)
    {
        await using var session = await Ordered("unifically", plan);

        var reply = await session.Post("/v1/tasks", Sketch);

        Assert.Equal(status, reply.Status);
        Assert.StartsWith(start, reply.Text, StringComparison.Ordinal);
        if (start.Length == 0) Assert.Equal("", reply.Text);
        Assert.ThrowsAny<JsonException>(() => reply.Json);
        var seen = Assert.Single(session.Emulator.Requests);
        Assert.Equal((isStarted, isStarted ? 1 : 0, reply.Text), (seen.StartedTask, session.Emulator.TaskCount, seen.ReplyBody));
        Assert.Equal(isStarted ? "acme/sketch" : null, seen.Submit?.Model);
    }

    [Fact]
    public async Task Scalars_are_of_other_kinds()
    {
        await using var session = await Ordered("unifically", "submit:body=kinds");

        var reply = await session.Post("/v1/tasks", Sketch);

        Assert.Equal("{\"value\":true}", reply["success"]);
        Assert.StartsWith("[\"task-1-", reply["data.task_id"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submit:cut=before", false, HttpRequestError.ResponseEnded)]
    [InlineData("submit:cut=after", true, HttpRequestError.ResponseEnded)]
    [InlineData("submit:cut=middle", true, HttpRequestError.ResponseEnded)]
    public async Task Connections_are_cut(string plan, bool isStarted, HttpRequestError error)
    {
        await using var session = await Ordered("unifically", plan);

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(() => session.Post("/v1/tasks", Sketch));

        Assert.True(exception.HttpRequestError == error || exception.InnerException is IOException, exception.ToString());
        Assert.Equal(isStarted ? 1 : 0, session.Emulator.TaskCount);
        Assert.Equal(isStarted, session.Emulator.Requests[0].StartedTask);
        Assert.Equal(plan.EndsWith("middle", StringComparison.Ordinal) ? 200 : 0, session.Emulator.Requests[0].ReplyStatus);
    }

    [Fact]
    public async Task The_middle_of_an_answer_is_its_first_half()
    {
        await using var session = await Ordered("unifically", "submit:cut=middle");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/tasks") { Content = new StringContent(Sketch) };

        using var response = await session.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var seen = session.Emulator.Requests[0].ReplyBody;
        var half = new byte[seen.Length / 2];

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(seen.Length, response.Content.Headers.ContentLength);
        await stream.ReadExactlyAsync(half, TestContext.Current.CancellationToken);
        Assert.Equal(seen[..half.Length], System.Text.Encoding.UTF8.GetString(half));
        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("submit:slow=300ms", false)]
    [InlineData("submit:trickle=30ms", true)]
    public async Task Answers_are_slow_and_complete(string plan, bool headersComeFirst)
    {
        await using var session = await Ordered("unifically", plan);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/tasks") { Content = new StringContent(Sketch) };

        var watch = Stopwatch.StartNew();
        using var response = await session.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var headers = watch.Elapsed;
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(250), $"{watch.Elapsed}");
        Assert.Equal(headersComeFirst, watch.Elapsed - headers >= TimeSpan.FromMilliseconds(150));
        Assert.Equal(session.Emulator.Requests[0].ReplyBody, body);
    }

    [Fact]
    public async Task A_client_that_gives_up_on_a_slow_answer_stops_it()
    {
        var session = await Ordered("unifically", "submit:slow=10m");
        using var patience = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.Client.PostAsync(new Uri("/v1/tasks", UriKind.Relative), new StringContent(Sketch), patience.Token));

        var watch = Stopwatch.StartNew();
        await session.DisposeAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        Assert.Equal(1, session.Emulator.TaskCount);
    }

    [Fact]
    public async Task A_task_runs_and_fails_late()
    {
        await using var session = await Ordered("unifically", "submit:fail=moderated*1");
        var id = (await session.Post("/v1/tasks", Sketch))["data.task_id"];
        var other = (await session.Post("/v1/tasks", Sketch))["data.task_id"];

        var statuses = new List<string>();
        for (var i = 0; i < 4; i++) statuses.Add((await session.Get("/v1/tasks/" + id))["data.status"]);

        Assert.Equal(["pending", "processing", "processing", "failed"], statuses);
        for (var i = 0; i < 3; i++) await session.Get("/v1/tasks/" + other);
        Assert.Equal("completed", (await session.Get("/v1/tasks/" + other))["data.status"]);
    }

    [Fact]
    public async Task One_poll_may_not_see_a_task_that_the_next_one_sees()
    {
        await using var session = await Ordered("kie", "poll:hidden#2");
        var id = (await session.Post("/api/v1/jobs/createTask", Sketch))["data.taskId"];

        var codes = new List<string>();
        for (var i = 0; i < 3; i++) codes.Add((await session.Get("/api/v1/jobs/recordInfo?taskId=" + id))["code"]);

        Assert.Equal(["200", "404", "200"], codes);
    }

    [Fact]
    public async Task Results_calls_prices_and_files_are_struck_apart()
    {
        await using var split = await Ordered("quarry", "result:503*1");
        await using var session = await Ordered("unifically", "price:500*1, call:502*1, media:body=truncated*1");
        var job = (await split.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" } }"""))["job.id"];
        for (var i = 0; i < 4; i++) await split.Post("/jobs/status", $$"""{ "id": "{{job}}" }""");

        Assert.Equal(new[] { 503, 200 }, new[] { (await split.Get($"/jobs/{job}/output")).Status, (await split.Get($"/jobs/{job}/output")).Status });
        var question = Sketch.Replace("\"input\"", "\"dry_run\": true, \"input\"", StringComparison.Ordinal);
        Assert.Equal(new[] { 500, 200 }, new[] { (await session.Post("/v1/tasks", question)).Status, (await session.Post("/v1/tasks", question)).Status });
        Assert.Equal(new[] { 502, 200 }, new[] { (await session.Get("/account")).Status, (await session.Get("/account")).Status });
        Assert.Equal((0, 0), (session.Emulator.SubmitCount, session.Emulator.TaskCount));
        var task = (await session.Post("/v1/tasks", Sketch))["data.task_id"];
        for (var i = 0; i < 3; i++) await session.Get("/v1/tasks/" + task);
        var url = (await session.Get("/v1/tasks/" + task))["data.output.image_urls.0"];
        if (url == "absent") url = (await session.Get("/v1/tasks/" + task))["data.output.image_url"];
        var half = await session.Client.GetByteArrayAsync(url, TestContext.Current.CancellationToken);
        var whole = await session.Client.GetByteArrayAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(whole[..(whole.Length / 2)], half);
    }

    [Fact]
    public async Task A_callback_decides_by_what_it_sees()
    {
        var plan = new FaultPlan
        {
            Decide = moment => moment.Stage == FaultStage.Submit && moment.Body.Contains("heron", StringComparison.Ordinal) && moment.Number > 1 ? new Fault.Status(503) : null,
        };
        await using var session = await Session.Of("unifically", new EmulatorOptions { Faults = plan });

        var first = await session.Post("/v1/tasks", Sketch);
        var second = await session.Post("/v1/tasks", Sketch);
        var other = await session.Post("/v1/tasks", Sketch.Replace("heron", "crane", StringComparison.Ordinal));

        Assert.Equal([200, 503, 200], [first.Status, second.Status, other.Status]);
    }

    [Fact]
    public async Task A_callback_that_throws_or_gives_what_does_not_fit_is_in_the_record()
    {
        await using var throwing = await Session.Of("unifically", new EmulatorOptions { Faults = new FaultPlan { Decide = _ => throw new InvalidOperationException("Mine") } });
        await using var misfit = await Session.Of("unifically", new EmulatorOptions { Faults = new FaultPlan { Decide = _ => new Fault.Never() } });

        Assert.Equal(new[] { 500, 500 }, new[] { (await throwing.Post("/v1/tasks", Sketch)).Status, (await misfit.Get("/v1/tasks/a")).Status });

        Assert.Equal("Mine", throwing.Emulator.Requests[0].Exception!.Message);
        Assert.Equal("'never' cannot be played for poll", misfit.Emulator.Requests[0].Exception!.Message);
    }

    [Fact]
    public async Task What_is_refused_says_why_in_the_record()
    {
        await using var session = await Ordered("unifically", "");

        await session.Post("/v1/tasks", """{ "model": "acme/sketch", "input": {} }""");
        await session.Post("/v1/tasks", Sketch);
        await session.Get("/nowhere");

        Assert.Equal(["`input.prompt` is required", null, "unifically has nothing at /nowhere"], session.Emulator.Requests.Select(request => request.Problem));
        Assert.Equal([false, true, false], session.Emulator.Requests.Select(request => request.StartedTask));
    }

    [Fact]
    public async Task Answers_at_once_and_cancelling_are_struck_apart()
    {
        var catalog = CatalogCompiler.Compile([new SourceText("providers/hasty.yaml", Hasty), new SourceText("models/acme/dash.yaml", Dash)]);
        Assert.Empty(catalog.Diagnostics);
        var options = new EmulatorOptions { Faults = FaultPlan.Parse("sync:fail=moderated#1, sync:cut=after#2, cancel:gateway#1, submit:503#1") };
        await using var emulator = await ProviderEmulator.StartAsync(catalog, "hasty", options, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer a-key");

        var moderated = await Send(HttpMethod.Post, "/now");
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(HttpMethod.Post, "/now"));
        var refused = await Send(HttpMethod.Post, "/later");
        var task = JsonDocument.Parse((await Send(HttpMethod.Post, "/later")).Text).RootElement.GetProperty("id").GetString();
        var lost = await Send(HttpMethod.Put, $"/later/{task}/cancel");
        var again = await Send(HttpMethod.Put, $"/later/{task}/cancel");

        Assert.Equal(new[] { 422, 503, 502, 200 }, new[] { moderated.Status, refused.Status, lost.Status, again.Status });
        Assert.Equal(["fail=moderated", "cut=after", "503", null, "gateway=502", null], emulator.Requests.Select(request => request.Fault?.ToString()));
        Assert.Equal([true, true, false, true, false, false], emulator.Requests.Select(request => request.StartedTask));
        Assert.Equal((4, 3), (emulator.SubmitCount, emulator.TaskCount));

        async Task<(int Status, string Text)> Send(HttpMethod method, string path)
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new StringContent("""{ "prompt": "A heron" }""") : null };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private const string Hasty =
        """
        provider: hasty
        title: Hasty
        base_url: https://hasty.test
        auth: { header: Authorization, scheme: Bearer, env: HASTY_KEY }
        submit: { request: { post: /later, body: $input }, response: { task_id: id } }
        sync: { request: { post: /now }, response: { output: . } }
        poll: { request: { get: "/later/{task_id}" }, response: { status: status, output: output } }
        cancel: { request: { put: "/later/{task_id}/cancel" } }
        statuses: { done: succeeded, error: failed, cancelled: cancelled, else: running }
        media: { video: url }
        errors: { message: error, class: { 422: moderated } }
        """;

    private const string Dash =
        """
        model: dash
        vendor: acme
        title: Dash
        tasks: [text-to-video]
        summary: Makes videos in a hurry.
        parameters:
          prompt: { type: string, required: true, doc: What it shows. }
        output: video
        wires:
          hasty: {}
        """;

    private static Task<Session> Ordered(string provider, string plan) => Session.Of(provider, new EmulatorOptions { Faults = FaultPlan.Parse(plan) });
}
