using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ModelCatalog.Emulator.Tests.Fixtures;
using ModelCatalog.Models.Tests.Providers;

namespace ModelCatalog.Emulator.Tests;

public class CallbackTests
{
    [Fact]
    public async Task A_payload_that_is_like_a_poll_is_one_and_is_signed()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var session = await Session.Of("papyrus", new EmulatorOptions { WebhookKey = "a-key" });

        var submit = await session.Post("/run/acme/etching/fine?hook=" + Uri.EscapeDataString(receiver.Url), """{ "text": "A heron" }""");
        var posted = await receiver.NextAsync();
        var poll = await session.Get(submit["links.status"]);

        var payload = JsonNode.Parse(posted.Body)!;
        Assert.Equal(submit["id"], payload["id"]!.GetValue<string>());
        Assert.Equal("2", payload["state"]!.ToJsonString());
        Assert.Equal(poll["result.items"], payload["result"]!["items"]!.ToJsonString());
        var message = $"{submit["id"]}.{posted.Header("X-Time")}.{Convert.ToHexStringLower(SHA256.HashData(posted.Body))}";
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData("a-key"u8, Encoding.UTF8.GetBytes(message))), posted.Header("X-Signature"));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var session = await Session.Of("papyrus", new EmulatorOptions { FailWith = "It burnt." });

        await session.Post("/run/acme/etching/fine?hook=" + Uri.EscapeDataString(receiver.Url), """{ "text": "A heron" }""");
        var posted = await receiver.NextAsync();

        Assert.Null(posted.Header("X-Signature"));
        Assert.Equal("It burnt.", JsonNode.Parse(posted.Body)!["fault"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_task_ends_in_its_time()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var session = await Session.Of("unifically", new EmulatorOptions { Pace = EmulatorPace.ByTime(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)) });

        var submit = await session.Post("/v1/tasks", $$"""{ "model": "acme/sketch", "input": { "prompt": "A heron" }, "callback_url": "{{receiver.Url}}" }""");
        var posted = await receiver.NextAsync();

        Assert.Equal(submit["data.task_id"], JsonNode.Parse(posted.Body)!["task_id"]!.GetValue<string>());
        Assert.Equal("completed", (await session.Get("/v1/tasks/" + submit["data.task_id"]))["data.status"]);
    }

    [Theory]
    [InlineData("http://192.0.2.1/done")]
    [InlineData("https://example.com/done")]
    [InlineData("http://localhost.example.com/done")]
    [InlineData("http://127.0.0.1.example.com/done")]
    [InlineData("http://127.0.0.1@example.com/done")]
    public async Task Other_hosts_are_not_reached(string url)
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { CallbackDelay = TimeSpan.Zero });

        await session.Post("/v1/tasks", $$"""{ "model": "acme/sketch", "input": { "prompt": "A heron" }, "callback_url": "{{url}}" }""");

        var callback = Assert.Single(session.Emulator.Callbacks);
        Assert.Equal(("", null), (callback.Body, callback.ReplyStatus));
        Assert.NotNull(callback.Problem);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_recorded_and_not_tried_again()
    {
        var receiver = await CallbackReceiver.StartAsync();
        var url = receiver.Url;
        await receiver.DisposeAsync();
        await using var session = await Session.Of("unifically", new EmulatorOptions { CallbackDelay = TimeSpan.Zero });

        await session.Post("/v1/tasks", $$"""{ "model": "acme/sketch", "input": { "prompt": "A heron" }, "callback_url": "{{url}}" }""");
        for (var i = 0; i < 200 && session.Emulator.Callbacks.Count == 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);

        var callback = Assert.Single(session.Emulator.Callbacks);
        Assert.Null(callback.ReplyStatus);
        Assert.NotEmpty(callback.Problem!);
    }

    [Fact]
    public async Task An_emulator_that_stops_leaves_no_callback_behind()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        var session = await Session.Of("unifically", new EmulatorOptions { CallbackDelay = TimeSpan.FromHours(1) });
        await session.Post("/v1/tasks", $$"""{ "model": "acme/sketch", "input": { "prompt": "A heron" }, "callback_url": "{{receiver.Url}}" }""");

        await session.DisposeAsync();

        Assert.Empty(session.Emulator.Callbacks);
    }
}
