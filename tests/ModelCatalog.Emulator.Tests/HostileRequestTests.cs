using System.Net.Sockets;
using System.Text;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

public class HostileRequestTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{} {}")]
    [InlineData("{\"model\": \"acme/sketch\", \"model\": \"acme/sketch\"}")]
    [InlineData("{\"model\": \"\\ud800\"}")]
    [InlineData("{\"model\": 1e99999}")]
    [InlineData("{\"model\": {\"a\": []}, \"input\": 5}")]
    [InlineData("{\"model\": \"acme/sketch\", \"input\": []}")]
    [InlineData("{\"model\": \"acme/sketch\", \"input\": {\"prompt\": {}}}")]
    [InlineData("{'model': 1}")]
    [InlineData("{\"model\": NaN}")]
    public async Task Every_malformed_body_is_invalid_in_the_providers_envelope(string body)
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Post("/v1/tasks", body);

        Assert.Equal(422, reply.Status);
        Assert.Equal("false", reply["success"]);
        Assert.NotEqual("absent", reply["data.message"]);
        Assert.Equal(0, session.Emulator.TaskCount);
        Assert.Null(session.Emulator.Requests[0].Exception);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_invalid()
    {
        await using var session = await Session.Of("unifically");

        Assert.Equal(422, (await session.Post("/v1/tasks", [0xFF, 0xFE, 0x00])).Status);
        Assert.Equal(422, (await session.Post("/v1/tasks", [.. "{\"model\":\""u8, 0xC3, 0x28, .. "\"}"u8])).Status);
    }

    [Fact]
    public async Task Deep_JSON_is_refused()
    {
        await using var session = await Session.Of("unifically");
        var deep = "{\"model\": \"acme/sketch\", \"input\": " + new string('[', 100_000) + new string(']', 100_000) + "}";

        var reply = await session.Post("/v1/tasks", deep);

        Assert.Equal(422, reply.Status);
    }

    [Fact]
    public async Task A_large_body_is_refused_and_not_kept()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { MaximumBodyBytes = 1_000 });

        var reply = await session.Post("/v1/tasks", "{\"model\": \"acme/sketch\", \"input\": { \"prompt\": \"" + new string('x', 2_000) + "\" } }");
        var chunked = await session.Send(HttpMethod.Post, "/v1/tasks", new PushContent(2_000));

        Assert.Equal(422, reply.Status);
        Assert.Contains("1000 bytes", reply["data.message"], StringComparison.Ordinal);
        Assert.Equal(422, chunked.Status);
        Assert.All(session.Emulator.Requests, request => Assert.Equal("", request.Body));
    }

    [Fact]
    public async Task Thousands_of_mistakes_make_a_short_message()
    {
        await using var session = await Session.Of("papyrus");
        var strokes = string.Join(',', Enumerable.Repeat("{ \"length\": 99 }", 20_000));

        var reply = await session.Post("/run/acme/etching/fine", $$"""{ "text": "x", "strokes": [{{strokes}}] }""");

        Assert.Equal("bad", reply["problems.0.kind"]);
        Assert.True(reply.Text.Length < 10_000);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/task")]
    [InlineData("/v1/tasks/a/b")]
    [InlineData("/%ff/..%2f..")]
    [InlineData("/emulated-media/")]
    [InlineData("/emulated-media/a/b/c")]
    [InlineData("/emulated-media/task-1/video-99999999999999999999.mp4")]
    public async Task An_unknown_path_is_answered_with_the_known_ones(string path)
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Get(path);

        Assert.Equal(404, reply.Status);
        Assert.Contains("POST /v1/tasks (submit)", reply["routes"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_method_is_answered_with_the_right_one()
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Send(HttpMethod.Put, "/v1/tasks", null);

        Assert.Equal(405, reply.Status);
        Assert.Contains("expected POST", reply["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_served_only_under_its_whole_name()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { Pace = EmulatorPace.Immediate });
        var submit = await session.Post("/v1/tasks", """{ "model": "acme/sketch", "input": { "prompt": "x" } }""");
        var url = (await session.Get("/v1/tasks/" + submit["data.task_id"]))["data.output.image_urls.0"];

        Assert.Equal(200, (await session.Get(url)).Status);
        Assert.Equal(404, (await session.Get(url.Replace(".png", ".exe", StringComparison.Ordinal))).Status);
        Assert.Equal(404, (await session.Get(url.Replace("-1.png", "-2.png", StringComparison.Ordinal))).Status);
        Assert.Equal(405, (await session.Send(HttpMethod.Delete, url, null)).Status);
    }

    [Fact]
    public async Task What_is_no_HTTP_harms_nobody()
    {
        await using var session = await Session.Of("unifically");
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync("127.0.0.1", session.Emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("\0\0\0 nonsense\r\n\r\n"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(404, (await session.Get("/v1/tasks/x")).Status);
    }

    [Fact]
    public async Task Old_requests_and_tasks_are_forgotten()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { RememberedRequests = 3, RememberedTasks = 2 });
        var ids = new List<string>();
        for (var i = 0; i < 4; i++) ids.Add((await session.Post("/v1/tasks", """{ "model": "acme/sketch", "input": { "prompt": "x" } }"""))["data.task_id"]);

        Assert.Equal(3, session.Emulator.Requests.Count);
        Assert.Equal(404, (await session.Get("/v1/tasks/" + ids[0])).Status);
        Assert.Equal(200, (await session.Get("/v1/tasks/" + ids[3])).Status);
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class PushContent(int length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => await stream.WriteAsync(new byte[length]);

        protected override bool TryComputeLength(out long computed)
        {
            computed = 0;
            return false;
        }
    }
}
