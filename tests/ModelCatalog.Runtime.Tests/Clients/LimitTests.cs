using System.Text.Json;

namespace ModelCatalog.Runtime.Tests;

/// <summary>Which requests a documented limit counts, and how long they wait.</summary>
public class LimitTests : ClientTest
{
    private const string List = "GET /list";

    [Fact]
    public async Task A_limit_of_all_requests_counts_submits_polls_and_calls_together()
    {
        var client = Weir();
        var task = await client.SubmitAsync();

        for (var i = 0; i < 2; i++) await task.RefreshAsync(Token);
        for (var i = 0; i < 3; i++) await client.ListAsync();
        Assert.Empty(Time.Waits);
        await task.RefreshAsync(Token);

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(Time.Waits));
    }

    [Fact]
    public async Task A_limit_of_submits_leaves_the_others_alone()
    {
        var client = Weir();

        await client.SubmitAsync();
        var task = await client.SubmitAsync();
        await task.RefreshAsync(Token);
        await client.ListAsync();
        Assert.Empty(Time.Waits);
        await client.SubmitAsync();

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(Time.Waits));
    }

    [Fact]
    public async Task Submits_that_wait_for_their_turn_do_not_hold_up_the_polls()
    {
        var still = new ManualTime { Runs = false };
        var client = Weir(still);
        using var cancel = new CancellationTokenSource();
        var task = await client.SubmitAsync();
        await client.SubmitAsync();

        var waiting = Enumerable.Range(0, 5).Select(_ => client.SubmitAsync(cancel.Token)).ToArray();
        for (var i = 0; i < 4; i++) await task.RefreshAsync(Token).WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.All(waiting, submit => Assert.False(submit.IsCompleted));

        // Who gave up has taken no turn: a minute later, both are free.
        await cancel.CancelAsync();
        foreach (var submit in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        still.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 2; i++) await client.SubmitAsync().WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Equal(4, Server.Count("POST /submit"));
    }

    [Fact]
    public async Task No_minute_holds_more_than_is_allowed_whatever_the_order()
    {
        var client = Weir();
        var random = new Random(7);
        var task = await client.SubmitAsync();
        var sent = new List<(bool IsSubmit, DateTimeOffset At)> { (true, Time.GetUtcNow()) };

        for (var i = 0; i < 120; i++)
        {
            var kind = random.Next(3);
            if (kind == 0) await client.SubmitAsync();
            else if (kind == 1) await task.RefreshAsync(Token);
            else await client.ListAsync();
            sent.Add((kind == 0, Time.GetUtcNow()));
            Time.Advance(TimeSpan.FromSeconds(random.Next(9)));
        }

        foreach (var (_, at) in sent)
        {
            var minute = sent.Where(other => other.At >= at && other.At < at + TimeSpan.FromMinutes(1)).ToList();
            Assert.InRange(minute.Count, 1, 6);
            Assert.InRange(minute.Count(other => other.IsSubmit), 0, 2);
        }
    }

    /// <summary>What is remembered are the requests that were made, not those that might be.</summary>
    [Fact]
    public async Task A_generous_limit_costs_no_memory()
    {
        var before = GC.GetTotalAllocatedBytes(true);
        Server.On("POST /submit", Answers.Json("""{"id":"t"}"""));

        await new WeirClient(new ProviderConnection(new ProviderOptions { BaseUrl = Server.Url }) { Time = Time }).SubmitAsync();

        Assert.InRange(GC.GetTotalAllocatedBytes(true) - before, 0, 50_000_000);
        Assert.Empty(Time.Waits);
    }

    private WeirClient Weir(TimeProvider? time = null)
    {
        Server.On("POST /submit", Answers.Json("""{"id":"t"}""")).On("GET /poll", Answers.Json("""{"status":"working"}""")).On(List, Answers.Json("[]"));
        var options = new ProviderOptions { BaseUrl = Server.Url };
        return new WeirClient(new ProviderConnection(options) { Time = time ?? Time });
    }

    /// <summary>A provider that counts everything, and submits once more.</summary>
    private sealed class WeirProvider : IProvider
    {
        public static ProviderProtocol Protocol { get; } = new()
        {
            Name = "weir",
            BaseUrl = "https://weir.example",
            Limits = [new(LimitScope.All, 6, TimeSpan.FromMinutes(1)), new(LimitScope.Submit, 2, TimeSpan.FromMinutes(1)), new(LimitScope.Poll, 100_000_000, TimeSpan.FromDays(1))],
            Route = new RouteProtocol
            {
                Submit = new OperationProtocol { Method = "POST", PathTemplate = "/submit", TaskId = ReplyPath.Parse("id") },
                Poll = new OperationProtocol { Method = "GET", PathTemplate = "/poll", Status = ReplyPath.Parse("status") },
                Statuses = [new("working", ReplyStatus.Running)],
            },
            Calls = [new CallProtocol { Name = "list", Steps = [new OperationProtocol { Method = "GET", PathTemplate = "/list" }], Result = ReplyPath.Parse(".") }],
        };
    }

    private sealed record WeirRequest : IServedBy<WeirProvider, TaskOutput>
    {
        public string? RouteName => null;

        public string? ModelId => null;

        public ValidationResult Validate() => default;

        public void WriteBody(Utf8JsonWriter writer, SubmitOptions? options)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        public TaskOutput ReadOutput(TaskOutput output) => output;
    }

    private sealed class WeirClient(ProviderConnection connection) : ProviderClient<WeirProvider>(connection)
    {
        public Task<GenerationTask<TaskOutput>> SubmitAsync(CancellationToken? token = null) => SubmitAsync(new WeirRequest(), null, token ?? Token);

        public Task ListAsync() => Calls.SendAsync("list", new ModelCatalog.Infrastructure.CallArguments(), Token);
    }
}
