using System.Text.Json.Nodes;
using ModelCatalog.Emulator.Tests.Fixtures;
using ModelCatalog.Models.Tests.Providers;

namespace ModelCatalog.Emulator.Tests.Faults;

public class WebhookFaultTests
{
    [Fact]
    public async Task Webhooks_come_again_out_of_order_or_never()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        var options = new EmulatorOptions { CallbackDelay = TimeSpan.Zero, Faults = FaultPlan.Parse("webhook:never#1, webhook:duplicate=2#2, webhook:reordered#3, webhook:slow=50ms#4") };
        await using var session = await Session.Of("unifically", options);

        await Submit(session, receiver);
        await UntilRecorded(session, 1);
        await Submit(session, receiver);
        var twice = new[] { await Next(receiver), await Next(receiver), await Next(receiver) };
        var third = await Submit(session, receiver);
        var reordered = new[] { await Next(receiver), await Next(receiver) };
        await Submit(session, receiver);
        await Next(receiver);
        await UntilRecorded(session, 7);

        Assert.Single(twice.Distinct());
        Assert.Equal([(third, "completed"), (third, "processing")], reordered);
        var callbacks = session.Emulator.Callbacks;
        Assert.Equal(["never", "duplicate=2", "duplicate=2", "duplicate=2", "reordered", "reordered", "slow=50ms"], callbacks.Select(callback => callback.Fault!.ToString()));
        Assert.Contains("ordered never to come", callbacks[0].Problem, StringComparison.Ordinal);
        Assert.All(callbacks.Skip(1), callback => Assert.Equal(204, callback.ReplyStatus));
    }

    [Fact]
    public async Task A_callback_of_the_plan_that_throws_is_in_the_record()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        var plan = new FaultPlan { Decide = moment => moment.Stage == FaultStage.Webhook ? throw new InvalidOperationException("Mine") : null };
        await using var session = await Session.Of("unifically", new EmulatorOptions { CallbackDelay = TimeSpan.Zero, Faults = plan });

        await Submit(session, receiver);
        await UntilRecorded(session, 1);

        Assert.Contains("Mine", Assert.Single(session.Emulator.Callbacks).Problem, StringComparison.Ordinal);
    }

    private static async Task<string> Submit(Session session, CallbackReceiver receiver) =>
        (await session.Post("/v1/tasks", $$"""{ "model": "acme/sketch", "input": { "prompt": "A heron" }, "callback_url": "{{receiver.Url}}" }"""))["data.task_id"];

    private static async Task<(string Task, string Status)> Next(CallbackReceiver receiver)
    {
        var posted = JsonNode.Parse((await receiver.NextAsync()).Body)!;
        return (posted["task_id"]!.GetValue<string>(), posted["status"]!.GetValue<string>());
    }

    private static async Task UntilRecorded(Session session, int count)
    {
        for (var i = 0; i < 400 && session.Emulator.Callbacks.Count < count; i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Equal(count, session.Emulator.Callbacks.Count);
    }
}
