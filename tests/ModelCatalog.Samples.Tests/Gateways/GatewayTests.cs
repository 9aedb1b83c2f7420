using System.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Emulator.Faults;

namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>The gateway when something is wrong: with the request, at the provider, with itself.</summary>
public sealed class GatewayTests : IDisposable
{
    private const string Veo = "/models/google/veo-3.1";
    private const string Heron = """{"variant":"fast","prompt":"A heron over the reeds"}""";

    private readonly string _tasks = Directory.CreateTempSubdirectory("gateway-tests-").FullName;

    public static TheoryData<string, int, string> Refusals => new()
    {
        { "submit:429", 429, "rate-limited" },
        { "submit:455", 503, "unavailable" },
        { "submit:402", 402, "credits" },
        { "submit:401", 502, "provider-key" },
        { "submit:cut=before", 502, "ambiguous-submit" },
        { "submit:body=html", 502, "ambiguous-submit" },
    };

    public void Dispose() => Directory.Delete(_tasks, recursive: true);

    [Fact]
    public async Task Without_arguments_it_plays_all_providers_and_says_what_can_be_tried()
    {
        await using var gateway = await GatewayProcess.StartAsync(["--tasks", _tasks]);

        var reply = await gateway.PostAsync(Veo, Heron);
        var task = await gateway.EndOfAsync(reply.Location!);

        Assert.StartsWith("http://127.0.0.1:", task.GetProperty("output").GetProperty("media")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Contains("curl -s http://127.0.0.1:", gateway.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_catalog_does_not_have_is_a_problem_with_the_nearest_key()
    {
        await using var gateway = await GatewayProcess.StartAsync(["--tasks", _tasks]);

        var model = await gateway.PostAsync("/models/gogle/veo-3.1", Heron);
        var provider = await gateway.PostAsync(Veo + "?provider=kei", Heron);
        var task = await gateway.GetAsync("/tasks/../secret");
        var path = await gateway.GetAsync("/nothing/here");

        Assert.Equal((404, "not-in-catalog", "google/veo-3.1"), (model.Status, model.Problem(), model.Json.GetProperty("nearest").GetString()));
        Assert.Equal((404, "not-in-catalog", "kie"), (provider.Status, provider.Problem(), provider.Json.GetProperty("nearest").GetString()));
        Assert.Equal(["unifically", "kie"], provider.Json.GetProperty("known").EnumerateArray().Select(known => known.GetString()));
        Assert.Equal(404, task.Status);
        Assert.Equal((404, "application/problem+json"), (path.Status, path.ContentType));
        foreach (var id in new[] { "x", new string('0', 32), new string('f', 1_000), "%2e%2e%2fsecret" }) Assert.Equal("no-task", (await gateway.GetAsync("/tasks/" + id)).Problem());
    }

    [Fact]
    public async Task What_is_no_request_is_a_problem_and_is_not_sent()
    {
        await using var providers = await EmulatedProviders.StartAsync();
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks]);

        foreach (var garbage in new[] { "", "{", "nul", "{\"prompt\":\"\\ud800\"}", "{} {}", new string('[', 100_000) })
        {
            var reply = await gateway.PostAsync(Veo, garbage);
            Assert.Equal((400, "no-json"), (reply.Status, reply.Problem()));
        }

        foreach (var other in new[] { "[]", "null", "7", "{}" }) Assert.Equal(422, (await gateway.PostAsync(Veo, other)).Status);
        var huge = await gateway.PostAsync(Veo, $$"""{"variant":"fast","prompt":"{{new string('x', 5_000_000)}}"}""");
        Assert.Equal((413, "bad-request"), (huge.Status, huge.Problem()));
        var form = await gateway.SendAsync(new HttpRequestMessage(HttpMethod.Post, Veo) { Content = new StringContent(Heron, Encoding.UTF8, "text/plain") });
        Assert.Equal((415, "no-json"), (form.Status, form.Problem()));
        var nowhere = await gateway.PostAsync(Veo, """{"variant":"fast","prompt":"A heron","seed":7,"aspect_ratio":"Auto"}""");
        Assert.Equal((422, "invalid-request", "kie"), (nowhere.Status, nowhere.Problem(), nowhere.Json.GetProperty("provider").GetString()));
        Assert.Equal("seed.range", Assert.Single(nowhere.Rules));
        var options = await gateway.PostAsync(Veo + "?provider=kie&options=" + Uri.EscapeDataString("""{"calback_url":"https://example.com/done"}"""), Heron);
        Assert.Equal((422, "unknown-option"), (options.Status, Assert.Single(options.Rules)));
        Assert.Equal("options-of-nobody", (await gateway.PostAsync(Veo + "?options=%7B%7D", Heron)).Problem());

        Assert.Equal(0, providers.SubmitCount);
    }

    [Fact]
    public async Task Options_of_a_call_travel()
    {
        await using var providers = await EmulatedProviders.StartAsync();
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks]);

        var reply = await gateway.PostAsync(Veo + "?provider=kie&options=" + Uri.EscapeDataString("""{"callback_url":"https://example.com/done"}"""), Heron);

        Assert.Equal(202, reply.Status);
        Assert.Contains("https://example.com/done", providers["kie"].Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_forgets_no_task_and_no_key_of_idempotency()
    {
        await using var providers = await EmulatedProviders.StartAsync(new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 1) });
        string[] arguments = [.. providers.Arguments, "--tasks", _tasks];
        GatewayReply first;
        await using (var gateway = await GatewayProcess.StartAsync(arguments))
        {
            first = await gateway.PostAsync(Veo, Heron, "heron-1");
            Assert.Equal(202, first.Status);
            Assert.NotEqual("succeeded", (await gateway.GetAsync(first.Location!)).Json.GetProperty("status").GetString());
        }

        await using var again = await GatewayProcess.StartAsync(arguments);
        var replay = await again.PostAsync(Veo, Heron, "heron-1");
        var other = await again.PostAsync(Veo, Heron.Replace("reeds", "lake", StringComparison.Ordinal), "heron-1");

        Assert.Equal(first.Text, replay.Text);
        Assert.Equal((422, "idempotency-key"), (other.Status, other.Problem()));
        Assert.Equal("succeeded", (await again.EndOfAsync(first.Location!)).GetProperty("status").GetString());
        Assert.Equal("succeeded", (await again.EndOfAsync(first.Location!)).GetProperty("status").GetString());
        Assert.Equal(1, providers.SubmitCount);
        Assert.DoesNotContain("heron", Directory.EnumerateFiles(_tasks).Aggregate("", (all, file) => all + Path.GetFileName(file) + File.ReadAllText(file, Encoding.Latin1)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Requests_with_one_key_at_once_are_sent_once()
    {
        await using var providers = await EmulatedProviders.StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse("submit:slow=500ms") });
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks]);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gateway.PostAsync(Veo, Heron, "heron-2")));

        Assert.Equal(1, providers.SubmitCount);
        Assert.All(replies, reply => Assert.True(reply.Status is 202 or 409, reply.ToString()));
        Assert.Contains(replies, reply => reply.Status == 202);
        Assert.Equal(202, (await gateway.PostAsync(Veo, Heron, "heron-2")).Status);
    }

    [Fact]
    public async Task A_submit_that_may_have_been_accepted_is_told_as_such_and_never_sent_again()
    {
        await using var providers = await EmulatedProviders.StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse("submit:cut=after*1") });
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks]);

        var first = await gateway.PostAsync(Veo, Heron, "heron-3");
        var replay = await gateway.PostAsync(Veo, Heron, "heron-3");

        Assert.Equal((502, "ambiguous-submit"), (first.Status, first.Problem()));
        Assert.True(first.Json.TryGetProperty("submission", out _));
        Assert.Equal((502, "ambiguous-submit"), (replay.Status, replay.Problem()));
        Assert.Equal(1, providers.SubmitCount);
        Assert.Equal(202, (await gateway.PostAsync(Veo, Heron, "heron-4")).Status);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_providers_refusal_is_told_by_a_status_that_fits(string fault, int status, string type)
    {
        await using var providers = await EmulatedProviders.StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse(fault) });
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks]);

        var reply = await gateway.PostAsync(Veo + "?provider=kie", Heron);

        Assert.Equal((status, type), (reply.Status, reply.Problem()));
        Assert.Equal("kie", reply.Json.GetProperty("provider").GetString());
    }

    [Fact]
    public async Task A_task_that_fails_says_why()
    {
        await using var providers = await EmulatedProviders.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Immediate, FailWith = "No heron was found" });
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks]);

        var task = await gateway.EndOfAsync((await gateway.PostAsync(Veo, Heron)).Location!);

        Assert.Equal("failed", task.GetProperty("status").GetString());
        Assert.Contains("No heron was found", task.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_without_a_key_names_the_variable_and_sends_nothing()
    {
        var none = Models.CatalogModels.Registry.Providers.SelectMany(provider => provider.KeyVariables).ToDictionary(variable => variable, _ => (string?)null);
        await using var gateway = await GatewayProcess.StartAsync(["--live", "--tasks", _tasks], none);

        var cheapest = await gateway.PostAsync(Veo, Heron);
        var named = await gateway.PostAsync(Veo + "?provider=kie", Heron);

        Assert.Equal((503, "no-key"), (cheapest.Status, cheapest.Problem()));
        Assert.Contains("KIE_API_KEY", cheapest.Text, StringComparison.Ordinal);
        Assert.Equal((503, "no-key"), (named.Status, named.Problem()));
        Assert.Contains("cost money", gateway.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_is_ever_seen()
    {
        await using var providers = await EmulatedProviders.StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse("submit:401*1, poll:500*1") });
        await using var gateway = await GatewayProcess.StartAsync([.. providers.Arguments, "--tasks", _tasks, "--Logging:LogLevel:Default=Trace"]);
        var seen = new StringBuilder();
        foreach (var path in new[] { "/models", Veo, "/openapi.json" }) seen.Append((await gateway.GetAsync(path)).Text);
        seen.Append((await gateway.PostAsync(Veo + "?provider=kie", Heron)).Text).Append((await gateway.PostAsync(Veo + "/price", Heron)).Text);
        var accepted = await gateway.PostAsync(Veo + "?provider=kie", Heron);
        seen.Append(accepted.Text).Append((await gateway.GetAsync(accepted.Location!)).Text).Append((await gateway.GetAsync(accepted.Location!)).Text);
        foreach (var file in Directory.EnumerateFiles(_tasks)) seen.Append(File.ReadAllText(file, Encoding.Latin1));

        Assert.DoesNotContain(EmulatedProviders.Key, seen.ToString() + gateway.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("A heron over", gateway.Output, StringComparison.Ordinal);
    }
}
