using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelCatalog.Runtime.Tests;

public partial class TaskHandleTests : ClientTest
{
    private static readonly TaskHandle Handle = new()
    {
        Provider = "acme",
        Route = "queue",
        Model = "studio/clip 1",
        TaskId = "r-1",
        SubmittedAt = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
        Kept = new Dictionary<string, string> { ["status_url"] = "https://api.acme.example/r-1/status" },
    };

    public static TheoryData<string, string> Malformed => new()
    {
        { "", "no JSON" },
        { "[]", "no JSON object" },
        { "{}", "no 'format'" },
        { """{"format":"modelcatalog.task/9"}""", "has the format 'modelcatalog.task/9'" },
        { """{"format":"modelcatalog.task/1","submitted_at":"soon"}""", "'submitted_at' is no date" },
        { """{"format":"modelcatalog.task/1","submitted_at":"2026-11-20T12:00:00Z","provider":"acme"}""", "no 'task_id'" },
        { """{"format":"modelcatalog.task/1","submitted_at":"2026-11-20T12:00:00Z","provider":"acme","task_id":7}""", "'task_id' is no text" },
        { """{"format":"modelcatalog.task/1","submitted_at":"2026-11-20T12:00:00Z","provider":"acme","task_id":"t","kept":{"a":1}}""", "'kept.a' is no text" },
    };

    /// <summary>The format is a promise to stored handles: this test is not to be changed, only added to.</summary>
    [Fact]
    public void The_format_is_stable()
    {
        const string Json =
            """{"format":"modelcatalog.task/1","provider":"acme","route":"queue","model":"studio/clip 1","task_id":"r-1","submitted_at":"2026-11-20T12:00:00.0000000+00:00","kept":{"status_url":"https://api.acme.example/r-1/status"}}""";

        Assert.Equal(Json.Replace("+00:00", "\\u002B00:00", StringComparison.Ordinal), Handle.ToJson());
        Assert.Equal(Handle, TaskHandle.Parse(Json));
    }

    [Fact]
    public void The_catalogs_key_of_the_model_goes_along_where_it_is_known()
    {
        var handle = Handle with { CatalogModel = "studio/clip" };

        Assert.Contains("\"catalog_model\":\"studio/clip\",\"task_id\"", handle.ToJson(), StringComparison.Ordinal);
        Assert.Equal(handle, TaskHandle.Parse(handle.ToJson()));
        Assert.NotEqual(Handle, handle);
    }

    [Fact]
    public void A_handle_can_be_part_of_what_the_application_serializes()
    {
        var json = JsonSerializer.Serialize(new Job("mine", Handle), JobContext.Default.Job);

        Assert.Equal(Handle, JsonSerializer.Deserialize(json, JobContext.Default.Job)!.Task);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"Name":"x","Task":{}}""", JobContext.Default.Job));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_handle_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => TaskHandle.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Another_process_resumes_from_json_and_never_submits_again()
    {
        Server.On("POST /queue", Answers.Json("""{"request_id":"r","status_url":"/s","response_url":"/r"}"""))
            .On("GET /s", Answers.Json("""{"status":"COMPLETED"}"""))
            .On("GET /r", Answers.Json("""{"video":{"url":"https://cdn.example/a.mp4"}}"""));
        var stored = (await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token)).Handle.ToJson();
        Time.Advance(TimeSpan.FromDays(1));

        var task = Client().Resume(TaskHandle.Parse(stored), ClipRequest.ReadOutput);
        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal("https://cdn.example/a.mp4", video.Url);
        Assert.Equal(1, Server.Count("POST /queue"));
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task Whatever_was_submitted_can_be_stored_and_read_again()
    {
        // Links that are signed with a token of their own are long.
        var link = "/s?token=" + new string('x', 20_000);
        Server.On("POST /queue", Answers.Json($$"""{"request_id":"r","status_url":"{{link}}","response_url":"/r"}"""));

        var handle = (await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token)).Handle;

        Assert.Equal(handle, TaskHandle.Parse(handle.ToJson()));
        Assert.Equal(link, handle.Kept["status_url"]);
    }

    [Fact]
    public void A_handle_of_another_provider_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Client().Resume(Handle with { Provider = "bolt" }, VideoOutput.Read));

        Assert.Contains("a task of bolt; this client speaks to acme", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handle_of_a_route_that_is_gone_is_refused() =>
        Assert.Throws<ArgumentException>(() => Client().Resume(Handle with { Route = "gone" }, VideoOutput.Read));

    public sealed record Job(string Name, TaskHandle Task);

    [JsonSerializable(typeof(Job))]
    private sealed partial class JobContext : JsonSerializerContext;
}
