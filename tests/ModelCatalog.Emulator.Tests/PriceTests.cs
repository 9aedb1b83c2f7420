using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

public class PriceTests
{
    private const string Sketch = """{ "model": "acme/sketch", "input": { "prompt": "A heron" }, "dry_run": true }""";

    [Fact]
    public async Task A_field_asks_for_the_price()
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Post("/v1/tasks", Sketch);

        Assert.Equal((200, "true", "0.40", "absent"), (reply.Status, reply["success"], reply["data.cost"], reply["data.task_id"]));
        Assert.Equal("price", session.Emulator.Requests[0].Operation);
        Assert.Equal((0, 0), (session.Emulator.SubmitCount, session.Emulator.TaskCount));
    }

    [Theory]
    [InlineData("false", 200, 1)]
    [InlineData("null", 200, 1)]
    [InlineData("\"true\"", 422, 0)]
    [InlineData("1", 422, 0)]
    public async Task Another_value_is_a_submit_or_wrong(string value, int status, int tasks)
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Post("/v1/tasks", Sketch.Replace("true", value, StringComparison.Ordinal));

        Assert.Equal((status, tasks), (reply.Status, session.Emulator.TaskCount));
        Assert.Equal(1, session.Emulator.SubmitCount);
    }

    [Fact]
    public async Task A_question_is_judged_as_the_submit_is()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { Key = "secret" });

        var wrong = await session.Post("/v1/tasks", """{ "model": "acme/sketch", "input": {}, "dry_run": true }""");
        session.Client.DefaultRequestHeaders.Clear();
        var unauthorized = await session.Post("/v1/tasks", Sketch);

        Assert.Equal(422, wrong.Status);
        Assert.Contains("prompt", wrong["data.message"], StringComparison.Ordinal);
        Assert.Equal(401, unauthorized.Status);
        Assert.All(session.Emulator.Requests, request => Assert.Equal("price", request.Operation));
    }

    [Fact]
    public async Task A_price_may_have_an_address_of_its_own()
    {
        await using var session = await Session.Of("papyrus", new EmulatorOptions { Price = submit => submit.Model == "acme/chronicle" ? 3 : 1 });

        var reply = await session.Post("/quote/acme/chronicle", """{ "theme": "Rivers" }""");

        Assert.Equal((200, "3"), (reply.Status, reply["price"]));
        Assert.Contains("POST /quote/{+model} (price)", session.Emulator.Operations);
        Assert.Equal(0, session.Emulator.TaskCount);
    }

    [Fact]
    public async Task A_field_may_be_a_number()
    {
        await using var session = await Session.Of("quarry");

        var asked = await session.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" }, "trial": 1 }""");
        var submitted = await session.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" }, "trial": 2 }""");

        Assert.Equal(("fine", "0.40"), (asked["outcome"], asked["price"]));
        Assert.NotEqual("absent", submitted["job.id"]);
    }
}
