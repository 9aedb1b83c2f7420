using System.Text.Json.Nodes;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

public class HappyPathTests
{
    [Fact]
    public async Task A_task_is_queued_then_runs_then_has_a_video_that_can_be_downloaded()
    {
        await using var session = await Session.Of("unifically");

        var submit = await session.Post("/v1/tasks", """{ "model": "google/veo-3.1-fast", "input": { "prompt": "A heron" } }""");

        Assert.Equal(200, submit.Status);
        Assert.Equal("true", submit["success"]);
        Assert.Equal("pending", submit["data.status"]);
        var id = submit["data.task_id"];
        Assert.Matches("^task-1-[0-9a-f]{16}$", id);
        Assert.Equal("pending", (await session.Get("/v1/tasks/" + id))["data.status"]);
        Assert.Equal("processing", (await session.Get("/v1/tasks/" + id))["data.status"]);
        Assert.Equal("processing", (await session.Get("/v1/tasks/" + id))["data.status"]);
        var finished = await session.Get("/v1/tasks/" + id);
        Assert.Equal("completed", finished["data.status"]);
        var url = finished["data.output.video_url"];
        Assert.StartsWith(session.Emulator.BaseAddress.AbsoluteUri, url, StringComparison.Ordinal);
        var video = await session.Client.GetByteArrayAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal("ftyp"u8.ToArray(), video[4..8]);
        Assert.Equal(["submit", "poll", "poll", "poll", "poll", "media"], session.Emulator.Requests.Select(request => request.Operation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/v2")]
    public async Task The_path_of_the_documented_base_URL_may_stand_in_front(string path)
    {
        await using var session = await Session.Of("papyrus");

        Assert.Equal(200, (await session.Post(path + "/run/acme/chronicle", """{ "theme": "Rivers" }""")).Status);
        Assert.Equal(404, (await session.Post("/v3/run/acme/chronicle", """{ "theme": "Rivers" }""")).Status);
    }

    [Fact]
    public async Task A_flat_route_has_its_own_body_statuses_and_output()
    {
        await using var session = await Session.Of("kie", new EmulatorOptions { Pace = EmulatorPace.ByPolls(queued: 1, running: 0) });

        var submit = await session.Post("/api/v1/veo/generate", """{ "model": "veo3_fast", "prompt": "x", "imageUrls": ["https://example.com/a.jpg"], "generationType": "FIRST_AND_LAST_FRAMES_2_VIDEO" }""");

        Assert.Equal("200", submit["code"]);
        var id = submit["data.taskId"];
        var running = await session.Get("/api/v1/veo/record-info?taskId=" + id);
        Assert.Equal("0", running["data.successFlag"]);
        Assert.Equal("absent", running["data.response"]);
        var finished = await session.Get("/api/v1/veo/record-info?taskId=" + id);
        Assert.Equal("200", finished["code"]);
        Assert.Equal("1", finished["data.successFlag"]);
        Assert.EndsWith("video-1.mp4", finished["data.response.resultUrls.0"], StringComparison.Ordinal);
        Assert.Equal("veo", session.Emulator.Requests[0].Route);
    }

    [Fact]
    public async Task An_output_that_is_JSON_inside_a_text_is_written_as_text()
    {
        await using var session = await Session.Of("kie", new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 1) });
        var submit = await session.Post("/api/v1/jobs/createTask", """{ "model": "acme/sketch", "input": { "prompt": "A heron" } }""");

        var running = await session.Get("/api/v1/jobs/recordInfo?taskId=" + submit["data.taskId"]);
        var finished = await session.Get("/api/v1/jobs/recordInfo?taskId=" + submit["data.taskId"]);

        Assert.Equal("generating", running["data.state"]);
        Assert.Equal("50", running["data.progress"]);
        Assert.Equal("success", finished["data.state"]);
        var text = finished.Json["data"]!["resultJson"]!.GetValue<string>();
        Assert.EndsWith("image-1.png", JsonNode.Parse(text)!["resultUrls"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_of_one_route_is_not_known_to_another()
    {
        await using var session = await Session.Of("kie");
        var submit = await session.Post("/api/v1/jobs/createTask", """{ "model": "acme/sketch", "input": { "prompt": "A heron" } }""");

        var reply = await session.Get("/api/v1/veo/record-info?taskId=" + submit["data.taskId"]);

        Assert.Equal("404", reply["code"]);
    }

    [Fact]
    public async Task The_model_may_stand_in_the_path_and_the_poll_be_at_a_kept_url()
    {
        await using var session = await Session.Of("papyrus", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 1) });

        var submit = await session.Post("/run/acme/etching/fine?hook=https%3A%2F%2Fexample.com", """{ "text": "A heron" }""");

        Assert.Equal("0", submit["state"]);
        Assert.Equal("1", submit["queue.place"]);
        Assert.Equal("0", submit["price"]);
        var url = submit["links.status"];
        Assert.StartsWith(session.Emulator.BaseAddress.AbsoluteUri, url, StringComparison.Ordinal);
        Assert.Equal("0", (await session.Get(url))["state"]);
        var running = await session.Get(url);
        Assert.Equal("1", running["state"]);
        Assert.Equal("50", running["percent"]);
        var finished = await session.Get(url);
        Assert.Equal("2", finished["state"]);
        Assert.Equal(3, finished.Json["result"]!["items"]!.AsArray().Count);
        Assert.EndsWith("image-3.png", finished["result.items.2.src"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_have_sample_values_within_their_bounds()
    {
        await using var session = await Session.Of("papyrus", new EmulatorOptions { Pace = EmulatorPace.Immediate });
        var submit = await session.Post("/run/acme/chronicle", """{ "theme": "Rivers" }""");

        var finished = await session.Get(submit["links.status"]);

        Assert.Equal(2, finished.Json["result"]!["items"]!.AsArray().Count);
        Assert.Equal("sample id", finished["result.items.0.id"]);
        Assert.Equal("3", finished["result.items.0.pages"]);
        Assert.Equal("calm", finished["result.items.0.mood"]);
        Assert.Equal("true", finished["result.items.1.verified"]);
        Assert.Equal("""["sample tags","sample tags"]""", finished["result.items.1.tags"]);
        var cover = await session.Client.GetAsync(finished["result.items.1.cover"], TestContext.Current.CancellationToken);
        Assert.Equal("image/png", cover.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_output_may_be_fetched_by_a_second_request()
    {
        await using var session = await Session.Of("quarry", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 1) });
        var submit = await session.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" } }""");
        var id = submit["job.id"];
        var poll = $$"""{ "id": "{{id}}" }""";

        Assert.Equal("fine", submit["outcome"]);
        Assert.Equal("WAITING", (await session.Post("/jobs/status", poll))["job.state"]);
        Assert.Equal("running", (await session.Post("/jobs/status", poll))["job.state"]);
        var early = await session.Get($"/jobs/{id}/output");
        Assert.Equal("WRONG", early["kind"]);
        Assert.Equal("error", early["outcome"]);
        Assert.Equal("DONE", (await session.Post("/jobs/status", poll))["job.state"]);
        var output = await session.Get($"/jobs/{id}/output");
        Assert.EndsWith("audio-2.wav", output["tracks.1.url"], StringComparison.Ordinal);
        Assert.Equal("fine", output["outcome"]);
    }

    [Fact]
    public async Task A_provider_without_poll_answers_at_once()
    {
        await using var session = await Session.Of("oracle");

        var reply = await session.Post("/now/verse-1", """{ "theme": "Rivers" }""");

        Assert.Equal("""["sample text"]""", reply["answer.lines"]);
    }

    [Fact]
    public async Task Time_can_decide_instead_of_the_number_of_polls()
    {
        var time = new ManualTime();
        await using var session = await Session.Of("unifically", new EmulatorOptions { Time = time, Pace = EmulatorPace.ByTime(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)) });
        var submit = await session.Post("/v1/tasks", """{ "model": "acme/sketch", "input": { "prompt": "A heron" } }""");
        var url = "/v1/tasks/" + submit["data.task_id"];

        Assert.Equal("pending", (await session.Get(url))["data.status"]);
        Assert.Equal("pending", (await session.Get(url))["data.status"]);
        time.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal("processing", (await session.Get(url))["data.status"]);
        time.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal("completed", (await session.Get(url))["data.status"]);
    }

    [Fact]
    public async Task Many_submits_at_once_give_as_many_tasks()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { Pace = EmulatorPace.Immediate });

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => session.Post("/v1/tasks", $$"""{ "model": "acme/sketch", "input": { "prompt": "{{i}}" } }""")));

        Assert.Equal(100, replies.Select(reply => reply["data.task_id"]).Distinct().Count());
        Assert.Equal(100, session.Emulator.SubmitCount);
        Assert.Equal(100, session.Emulator.TaskCount);
        Assert.Equal(100, session.Emulator.Requests.Count);
    }

    [Fact]
    public async Task Everything_that_is_sent_is_recorded_without_the_key()
    {
        var heard = new List<EmulatedRequest>();
        await using var session = await Session.Of("papyrus", new EmulatorOptions { OnRequest = request => { lock (heard) heard.Add(request); } });

        await session.Post("/run/acme/etching/fine?hook=https%3A%2F%2Fexample.com", """{ "text": "A heron" }""");

        var seen = Assert.Single(session.Emulator.Requests);
        Assert.Same(seen, Assert.Single(heard));
        Assert.Equal("POST", seen.Method);
        Assert.Equal("/run/acme/etching/fine?hook=https%3A%2F%2Fexample.com", seen.Path);
        Assert.Equal("""{ "text": "A heron" }""", seen.Body);
        Assert.Equal("Id ***", seen.Headers["x-key"]);
        Assert.DoesNotContain("secret", string.Join(' ', seen.Headers.Values), StringComparison.Ordinal);
        Assert.Equal(200, seen.ReplyStatus);
        Assert.NotNull(seen.TaskId);
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
    }
}
