using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>Shapes of replies: integers as statuses, JSON inside a text, lists of objects, a route that answers at once beside one that is polled.</summary>
public class ShapeTests : ProtocolTest
{
    [Fact]
    public async Task Integers_are_statuses_and_a_text_holds_a_list_of_objects()
    {
        await using var emulator = await StartAsync("ledger", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 1) });
        var task = await Ledger(emulator.BaseAddress.AbsoluteUri).SubmitAsync(new AtlasRequest { Place = "The Rhine" }, cancellationToken: Token);

        var entries = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(2, entries.Count);
        Assert.Equal("sample name", entries[0].Name);
        Assert.Equal("2", task.Progress.RawStatus);
        Assert.Equal(["0", "0", "1", "2"], emulator.Requests.Select(request => System.Text.Json.JsonElement.Parse(request.ReplyBody).GetProperty("data").GetProperty("state").GetRawText()));
        Assert.Contains("\"result\":\"[{\\\"name\\\"", emulator.Requests[^1].ReplyBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_is_taken_where_a_text_with_JSON_is_documented()
    {
        await using var server = await FakeServer.StartAsync();
        server.On("POST /tasks", Answers.Json("""{"code":200,"data":{"id":7,"state":0}}"""))
            .On("GET /tasks", Answers.Json("""{"code":200,"data":{"state":1,"percent":40}}"""), Answers.Json("""{"code":200,"data":{"state":2,"result":[{"name":"Delta","pages":3}]}}"""));

        var task = await Ledger(server.Url).SubmitAsync(new AtlasRequest { Place = "The Rhine" }, cancellationToken: Token);
        var entries = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal(("7", "Delta", 3), (task.TaskId, entries[0].Name, entries[0].Pages));
        Assert.Equal("/tasks?id=7", server.Requests.Last().Target);
        Assert.Equal("me:s3", server.Requests.Last().Headers["X-Key"]);
    }

    [Fact]
    public async Task A_route_may_answer_at_once_beside_one_that_is_polled()
    {
        await using var emulator = await StartAsync("ledger");
        var client = Ledger(emulator.BaseAddress.AbsoluteUri);

        var task = await client.SubmitAsync(new ScribeRequest { Prompt = "Rivers" }, cancellationToken: Token);

        Assert.Equal(GenerationStatus.Succeeded, task.Progress.Status);
        Assert.Equal("sample text", (await task.WaitAsync(cancellationToken: Token)).Text);
        Assert.Single(emulator.Requests);
        await Assert.ThrowsAsync<NotSupportedException>(() => client.CancelAsync(task.Handle, Token));
    }
}
