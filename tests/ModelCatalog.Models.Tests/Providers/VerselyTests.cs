using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>The operations of the provider, typed, over real HTTP.</summary>
public class VerselyTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly VerselyImageRequest s_two = new() { Model = ["Flux Pro Ultra", "Nano Banana"], Prompt = "A reading room" };

    [Fact]
    public async Task One_name_is_a_text_and_several_are_a_list_with_a_task_for_each()
    {
        await using var emulator = await ProviderRun.StartAsync("versely");
        var versely = new VerselyClient(ProviderRun.Connect(emulator));

        var one = await versely.SubmitAsync(s_two with { Model = ["Flux Pro Ultra"] }, cancellationToken: s_token);
        var batch = await versely.SubmitBatchAsync(s_two, cancellationToken: s_token);

        Assert.Equal("\"Flux Pro Ultra\"", Sent(emulator, 0)["model"]!.ToString());
        Assert.Equal("""["Flux Pro Ultra","Nano Banana"]""", Sent(emulator, 1)["model"]!.ToString());
        Assert.Empty(batch.Failures);
        Assert.Equal(["Flux Pro Ultra", "Nano Banana"], batch.Tasks.Select(task => task.Handle.Model));
        Assert.Equal(3, batch.Tasks.Append(one).Select(task => task.TaskId).Distinct().Count());
        foreach (var task in batch.Tasks) Assert.NotEmpty((await task.WaitAsync(cancellationToken: s_token)).Url);
    }

    [Fact]
    public async Task Nothing_of_a_partial_success_is_lost()
    {
        await using var emulator = await ProviderRun.StartAsync("versely", new EmulatorOptions
        {
            Pace = EmulatorPace.Immediate,
            RefuseInBatch = model => model == "Nano Banana" ? new EmulatedError("invalid", "No such model") : null,
        });
        var versely = new VerselyClient(ProviderRun.Connect(emulator));

        var batch = await versely.SubmitBatchAsync(s_two, cancellationToken: s_token);
        var exception = await Assert.ThrowsAsync<PartialSubmitException>(() => versely.SubmitAsync(s_two, cancellationToken: s_token));

        Assert.NotEmpty((await Assert.Single(batch.Tasks).WaitAsync(cancellationToken: s_token)).Url);
        Assert.Contains("No such model", Assert.Single(batch.Failures).Message, StringComparison.Ordinal);
        var resumed = versely.Resume(Assert.Single(exception.Tasks), VerselyImageRequest.ReadOutput);
        Assert.NotEmpty((await resumed.WaitAsync(cancellationToken: s_token)).Url);
        Assert.Contains("No such model", Assert.Single(exception.Failures).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":true,"data":{"successful":[{"success":true,"data":{"requestId":"r1","status":"IN_QUEUE","queuePosition":0,"model":"A","isVideoModel":false,"recordId":"u"},"message":"ok"}],"failed":[{"model":"B","error":"No such model"}],"total":2,"successCount":1,"failCount":1}}""", "No such model")]
    [InlineData("""{"success":true,"data":{"successful":[{"success":true,"data":{"requestId":"r1","status":"IN_QUEUE"}}],"failed":["B: no such model"],"total":2,"successCount":1,"failCount":1}}""", "B: no such model")]
    public async Task Failures_of_any_shape_are_kept(string reply, string message)
    {
        await using var emulator = await ProviderRun.StartAsync("versely", new EmulatorOptions { Refuse = _ => EmulatedError.Verbatim(200, reply) });

        var batch = await new VerselyClient(ProviderRun.Connect(emulator)).SubmitBatchAsync(s_two, cancellationToken: s_token);

        Assert.Equal("r1", Assert.Single(batch.Tasks).TaskId);
        Assert.Equal(message, Assert.Single(batch.Failures).Message);
    }

    [Fact]
    public async Task A_scene_is_expanded_at_once()
    {
        await using var emulator = await ProviderRun.StartAsync("versely");

        var text = await new VerselyClient(ProviderRun.Connect(emulator)).GenerateAsync(
            new VerselyExpandSceneRequest { Description = "A harbour wakes", Camera = VerselyExpandSceneCamera.DollyIn }, cancellationToken: s_token);

        Assert.NotEmpty(text.Text);
        var request = emulator.Requests.Single();
        Assert.Equal(("POST", "/api/v1/generate/expand-scene"), (request.Method, request.Path));
        Assert.Equal("""{"description":"A harbour wakes","camera":"dolly_in"}""", request.Body);
    }

    [Fact]
    public async Task The_user_and_the_credits()
    {
        await using var emulator = await ProviderRun.StartAsync("versely");

        var user = await new VerselyClient(ProviderRun.Connect(emulator)).GetUserAsync(s_token);

        Assert.True(user.Credits > 0);
        Assert.Equal("GET /api/v1/user/me -> 200", emulator.Requests.Single().ToString());
    }

    [Fact]
    public async Task The_reset_of_the_limit_is_a_moment_and_is_waited_for()
    {
        var refusals = 1;
        var time = new ManualTime();
        var reset = time.GetUtcNow().AddSeconds(17).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var emulator = await ProviderRun.StartAsync("versely", new EmulatorOptions
        {
            Refuse = _ => refusals-- > 0 ? EmulatedError.Verbatim(429, """{"success":false,"error":"Slow down"}""", ("X-RateLimit-Reset", reset)) : null,
        });

        await new VerselyClient(ProviderRun.Connect(emulator, time)).SubmitAsync(s_two with { Model = ["A"] }, cancellationToken: s_token);

        Assert.Contains(time.Waits, wait => wait >= TimeSpan.FromSeconds(17) && wait < TimeSpan.FromSeconds(19));
        Assert.Equal((2, 1), (emulator.SubmitCount, emulator.TaskCount));
    }

    [Fact]
    public async Task More_submits_than_the_documented_limit_wait_their_turn()
    {
        var time = new ManualTime();
        await using var emulator = await ProviderRun.StartAsync("versely");
        var versely = new VerselyClient(ProviderRun.Connect(emulator, time));

        for (var i = 0; i < 21; i++) await versely.SubmitAsync(s_two with { Model = ["A"] }, cancellationToken: s_token);

        Assert.Contains(time.Waits, wait => wait > TimeSpan.FromSeconds(50) && wait <= TimeSpan.FromMinutes(1));
    }

    private static JsonObject Sent(ProviderEmulator emulator, int submit) =>
        (JsonObject)JsonText.Parse(emulator.Requests.Where(request => request.Operation == "submit").ElementAt(submit).Body)!;
}
