using System.Globalization;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

public class ErrorTests
{
    private const string Sketch = """{ "model": "acme/sketch", "input": { "prompt": "A heron" } }""";

    [Theory]
    [InlineData("invalid", 422)]
    [InlineData("auth", 401)]
    [InlineData("forbidden", 403)]
    [InlineData("credits", 402)]
    [InlineData("not-found", 404)]
    [InlineData("rate-limited", 429)]
    [InlineData("unavailable", 503)]
    [InlineData("server", 500)]
    [InlineData("failed", 400)]
    public async Task A_provider_that_tells_errors_by_HTTP_answers_with_the_status_of_the_class(string errorClass, int status)
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { Refuse = _ => new EmulatedError(errorClass, "No, because.") });

        var reply = await session.Post("/v1/tasks", Sketch);

        Assert.Equal(status, reply.Status);
        Assert.Equal("false", reply["success"]);
        Assert.Equal("No, because.", reply["data.message"]);
        Assert.Matches("^request-[0-9a-f]{16}$", reply["data.request_id"]);
        Assert.Equal(0, session.Emulator.TaskCount);
    }

    [Theory]
    [InlineData("invalid", 400)]
    [InlineData("auth", 401)]
    [InlineData("forbidden", 403)]
    [InlineData("credits", 402)]
    [InlineData("not-found", 404)]
    [InlineData("rate-limited", 429)]
    [InlineData("unavailable", 455)]
    [InlineData("server", 500)]
    [InlineData("failed", 408)]
    [InlineData("unsupported", 505)]
    public async Task A_provider_that_carries_errors_under_200_has_the_code_in_the_body(string errorClass, int code)
    {
        await using var session = await Session.Of("kie", new EmulatorOptions { Refuse = _ => new EmulatedError(errorClass, "No, because.") });

        var reply = await session.Post("/api/v1/jobs/createTask", Sketch);

        Assert.Equal(200, reply.Status);
        Assert.Equal(code.ToString(CultureInfo.InvariantCulture), reply["code"]);
        Assert.Equal("No, because.", reply["msg"]);
    }

    [Fact]
    public async Task Codes_that_are_words_stand_in_the_body_and_HTTP_says_what_it_can()
    {
        await using var session = await Session.Of("quarry", new EmulatorOptions { Refuse = _ => new EmulatedError("moderated", "Not that.") });

        var reply = await session.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" } }""");

        Assert.Equal(422, reply.Status);
        Assert.Equal("RUDE", reply["kind"]);
        Assert.Equal("error", reply["outcome"]);
        Assert.Equal("Not that.", reply["reason"]);
    }

    [Fact]
    public async Task A_message_may_be_the_whole_reply()
    {
        await using var session = await Session.Of("oracle");

        var reply = await session.Post("/now/verse-1", "{}");
        var failed = await session.Post("/now/verse-2", "{}");

        Assert.Equal((422, "`theme` is required"), (reply.Status, reply.Text));
        Assert.Equal(404, failed.Status);
        Assert.StartsWith("There is no model `verse-2`; did you mean 'verse-1'?", failed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_request_is_told_what_is_wrong_and_where()
    {
        await using var session = await Session.Of("papyrus");

        var reply = await session.Post("/run/acme/etching/fine", """{ "text": "A heron", "depth": 12, "strokes": [{ "length": 3 }, { "length": 9 }] }""");

        Assert.Equal(422, reply.Status);
        Assert.Contains("`depth`", reply["problems.0.text"], StringComparison.Ordinal);
        Assert.Contains("; ", reply["problems.0.text"], StringComparison.Ordinal);
        Assert.Equal("bad", reply["problems.0.kind"]);
        Assert.Equal("""["body","depth"]""", reply["problems.0.at"]);
        Assert.True(reply.Headers.Contains("X-Request-Id"));
    }

    [Fact]
    public async Task A_nested_parameter_is_named_step_by_step()
    {
        await using var session = await Session.Of("papyrus");

        var reply = await session.Post("/run/acme/etching/fine", """{ "text": "A heron", "strokes": [{ "length": 3 }, { "length": 9 }] }""");

        Assert.Equal("""["body","strokes",1,"length"]""", reply["problems.0.at"]);
    }

    [Fact]
    public async Task All_violations_are_joined_and_warnings_do_not_count()
    {
        await using var session = await Session.Of("unifically");

        var wrong = await session.Post("/v1/tasks", """{ "model": "google/veo-3.1-fast", "input": { "aspect_ratio": "4:3", "seeed": 1 } }""");
        var warned = await session.Post("/v1/tasks", """{ "model": "google/veo-3.1-fast", "input": { "prompt": "x", "seeed": 1 } }""");

        Assert.Equal(422, wrong.Status);
        Assert.Contains("prompt", wrong["data.message"], StringComparison.Ordinal);
        Assert.Contains("aspect_ratio", wrong["data.message"], StringComparison.Ordinal);
        Assert.DoesNotContain("seeed", wrong["data.message"], StringComparison.Ordinal);
        Assert.Equal(200, warned.Status);
    }

    [Fact]
    public async Task An_unknown_model_is_answered_with_the_nearest_one()
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Post("/v1/tasks", """{ "model": "google/veo-3.1-fats", "input": { "prompt": "x" } }""");
        var missing = await session.Post("/v1/tasks", """{ "input": { "prompt": "x" } }""");

        Assert.Equal(404, reply.Status);
        Assert.Contains("did you mean 'google/veo-3.1-fast'?", reply["data.message"], StringComparison.Ordinal);
        Assert.Equal(422, missing.Status);
        Assert.Contains("`model` is required", missing["data.message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unifically", "/v1/tasks", null)]
    [InlineData("unifically", "/v1/tasks", "Bearer")]
    [InlineData("unifically", "/v1/tasks", "Bearer  ")]
    [InlineData("unifically", "/v1/tasks", "Key secret")]
    [InlineData("unifically", "/v1/tasks", "Bearer other")]
    public async Task Without_the_right_key_nothing_is_accepted(string provider, string path, string? key)
    {
        await using var session = await Session.Of(provider, new EmulatorOptions { Key = "secret" });
        session.Client.DefaultRequestHeaders.Clear();
        if (key is not null) session.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);

        var submit = await session.Post(path, Sketch);
        var poll = await session.Get("/v1/tasks/task-1");

        Assert.Equal(401, submit.Status);
        Assert.Equal("false", submit["success"]);
        Assert.Equal(401, poll.Status);
        Assert.DoesNotContain("other", string.Join(' ', session.Emulator.Requests.SelectMany(request => request.Headers.Values)), StringComparison.Ordinal);
        Assert.Equal(0, session.Emulator.TaskCount);
    }

    [Theory]
    [InlineData("Id me:secret", 200)]
    [InlineData("Id secret", 401)]
    [InlineData("me:secret", 401)]
    public async Task A_key_of_two_parts_has_both(string key, int status)
    {
        await using var session = await Session.Of("papyrus");
        session.Client.DefaultRequestHeaders.Clear();
        session.Client.DefaultRequestHeaders.TryAddWithoutValidation("X-Key", key);

        var reply = await session.Post("/run/acme/chronicle", """{ "theme": "Rivers" }""");

        // The provider's code is a word, so HTTP says what it usually does.
        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task An_unknown_task_is_not_found()
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Get("/v1/tasks/task-1-0123");

        Assert.Equal(404, reply.Status);
        Assert.Contains("task-1-0123", reply["data.message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_can_be_ordered_to_fail()
    {
        var options = new EmulatorOptions
        {
            Pace = EmulatorPace.Immediate,
            Fail = submit => submit.Request["prompt"]!.ToText() == "wrong" ? new EmulatedError("failed", "It burnt.") : null,
        };
        await using var unifically = await Session.Of("unifically", options);
        await using var kie = await Session.Of("kie", options);

        var good = await unifically.Post("/v1/tasks", Sketch);
        var bad = await unifically.Post("/v1/tasks", Sketch.Replace("A heron", "wrong", StringComparison.Ordinal));
        var badVeo = await kie.Post("/api/v1/veo/generate", """{ "model": "veo3", "prompt": "wrong", "generationType": "TEXT_2_VIDEO" }""");

        Assert.Equal("completed", (await unifically.Get("/v1/tasks/" + good["data.task_id"]))["data.status"]);
        var failed = await unifically.Get("/v1/tasks/" + bad["data.task_id"]);
        Assert.Equal("true", failed["success"]);
        Assert.Equal("failed", failed["data.status"]);
        Assert.Equal("It burnt.", failed["data.error.message"]);
        Assert.Equal("absent", failed["data.output"]);
        var failedVeo = await kie.Get("/api/v1/veo/record-info?taskId=" + badVeo["data.taskId"]);
        Assert.Equal("200", failedVeo["code"]);
        Assert.Equal("2", failedVeo["data.successFlag"]);
        Assert.Equal("It burnt.", failedVeo["data.errorMessage"]);
        Assert.Equal("408", failedVeo["data.errorCode"]);
    }

    [Fact]
    public async Task A_provider_without_a_word_for_failure_says_it_with_the_output()
    {
        await using var session = await Session.Of("quarry", new EmulatorOptions { Pace = EmulatorPace.Immediate, FailWith = "It burnt." });
        var submit = await session.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" } }""");

        var poll = await session.Post("/jobs/status", $$"""{ "id": "{{submit["job.id"]}}" }""");
        var output = await session.Get($"/jobs/{submit["job.id"]}/output");

        Assert.Equal("DONE", poll["job.state"]);
        Assert.Equal("BROKE", output["kind"]);
        Assert.Equal("It burnt.", output["reason"]);
    }

    [Fact]
    public async Task A_task_may_be_invisible_at_first()
    {
        await using var kie = await Session.Of("kie", new EmulatorOptions { Faults = FaultPlan.Parse("submit:hidden=2"), Pace = EmulatorPace.Immediate });
        await using var papyrus = await Session.Of("papyrus", new EmulatorOptions { Faults = FaultPlan.Parse("submit:hidden"), Pace = EmulatorPace.Immediate });
        var task = await kie.Post("/api/v1/jobs/createTask", Sketch);
        var other = await papyrus.Post("/run/acme/chronicle", """{ "theme": "Rivers" }""");

        Assert.Equal("404", (await kie.Get("/api/v1/jobs/recordInfo?taskId=" + task["data.taskId"]))["code"]);
        Assert.Equal("404", (await kie.Get("/api/v1/jobs/recordInfo?taskId=" + task["data.taskId"]))["code"]);
        Assert.Equal("success", (await kie.Get("/api/v1/jobs/recordInfo?taskId=" + task["data.taskId"]))["data.state"]);
        Assert.Equal("young", (await papyrus.Get(other["links.status"]))["problems.0.kind"]);
        Assert.Equal("2", (await papyrus.Get(other["links.status"]))["state"]);
    }

    [Fact]
    public async Task Too_many_submits_are_told_how_long_to_wait_where_the_provider_says_it()
    {
        var options = new EmulatorOptions { Faults = FaultPlan.Parse("submit:rate-limit=7s*1") };
        await using var prose = await Session.Of("unifically", options);
        await using var header = await Session.Of("papyrus", options);
        await using var nowhere = await Session.Of("kie", options);
        await using var difficult = await Session.Of("quarry", options);

        var inProse = await prose.Post("/v1/tasks", Sketch);
        var inHeader = await header.Post("/run/acme/chronicle", """{ "theme": "Rivers" }""");
        var usual = await nowhere.Post("/api/v1/jobs/createTask", Sketch);
        var tooDifficult = await difficult.Post("/jobs", "{}");

        Assert.Equal(429, inProse.Status);
        Assert.Matches("in: 7 seconds", inProse["data.message"]);
        Assert.True(long.Parse(inHeader.Headers.GetValues("X-Wait-Until").Single(), CultureInfo.InvariantCulture) > 1_700_000_000);
        Assert.Equal("slow", inHeader["problems.0.kind"]);
        Assert.Equal("429", usual["code"]);
        Assert.Equal("7", usual.Headers.GetValues("Retry-After").Single());
        Assert.Equal("7", tooDifficult.Headers.GetValues("Retry-After").Single());
        Assert.Equal(200, (await prose.Post("/v1/tasks", Sketch)).Status);
        Assert.Equal((2, 1), (prose.Emulator.SubmitCount, prose.Emulator.TaskCount));
    }

    [Fact]
    public async Task A_callback_that_throws_is_in_the_record()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { Refuse = _ => throw new InvalidOperationException("Mine") });

        var reply = await session.Post("/v1/tasks", Sketch);

        Assert.Equal(500, reply.Status);
        Assert.Equal("Mine", session.Emulator.Requests[0].Exception!.Message);
    }
}
