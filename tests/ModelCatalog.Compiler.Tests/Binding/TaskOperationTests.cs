using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Binding;

/// <summary>What a route says of sync, cancel and batches, takes over from the top level, and does without.</summary>
public class TaskOperationTests
{
    private const string Head = """
        provider: acme
        base_url: https://api.acme.example
        auth: { header: Authorization, scheme: Bearer, env: ACME_KEY }
        submit:
          request:  { post: /tasks, body: { input: $input } }
          per:      models
          response: { each: data.*.task, task_id: id, failed: errors.*, keep: { stop: links.stop } }
        poll:
          request:  { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
          pace:     { 0s: 3s }
        statuses: { done: succeeded, else: running }
        sync:    { request: { post: /run }, response: { output: . }, timeout: 5m }
        cancel:  { request: { delete: "/tasks/{task_id}" }, when: [queued], late: [404] }
        price:   { with: { dry_run: true }, response: { usd: cost } }
        webhook: { like: poll, task_id: id }

        """;

    [Fact]
    public void A_sync_sends_the_body_of_the_submit()
    {
        var route = Bind("").Route;

        Assert.Equal(route.Submit!.Body, route.Sync!.Operation.Body);
        Assert.Equal(300_000, route.Sync.TimeoutMilliseconds);
        Assert.Equal(["/tasks", "/run"], route.Starts.Select(start => start.PathTemplate));
    }

    [Fact]
    public void A_cancel_says_when_and_until_when()
    {
        var cancel = Bind("").Route.Cancel!;

        Assert.Equal(["queued"], cancel.When);
        Assert.Equal(["404"], cancel.Late);
        Assert.Equal(["queued", "running"], Bind("routes: { a: { cancel: none }, b: { cancel: { when: [queued, running] } } }").FindRoute("b")!.Cancel!.When);
    }

    [Fact]
    public void A_field_that_must_be_absent_has_no_value()
    {
        var route = Bind("routes: { text: { ok: { error: ~, code: 200 } } }").FindRoute("text")!;

        Assert.Equal([null, "200"], route.Ok.Select(condition => condition.Value?.ToText()));
    }

    [Theory]
    [InlineData("{}", "submit poll sync cancel price webhook")]
    [InlineData("{ poll: none, submit: { response: { each: ., output: data } }, webhook: none }", "submit sync cancel price")]
    [InlineData("{ sync: none, cancel: none, price: none }", "submit poll webhook")]
    [InlineData("{ submit: none, sync: { request: { body: $input } } }", "sync")]
    [InlineData("{ sync: none, submit: { request: { post: /other } } }", "submit poll cancel price webhook")]
    public void A_route_has_what_it_inherits_and_does_not_drop(string route, string expected)
    {
        var bound = Bind("routes: { own: " + route + " }").FindRoute("own")!;

        (string Name, object? Value)[] operations =
            [("submit", bound.Submit), ("poll", bound.Poll), ("sync", bound.Sync), ("cancel", bound.Cancel), ("price", bound.Price), ("webhook", bound.Webhook)];
        Assert.Equal(expected, string.Join(' ', operations.Where(operation => operation.Value is not null).Select(operation => operation.Name)));
        Assert.Equal(bound.Poll is null ? 0 : 1, bound.Polling.Pace.Count);
    }

    [Fact]
    public void Several_tasks_are_taken_back_where_the_reply_is_the_only_one()
    {
        var provider = Bind("routes: { one: { submit: { response: { each: . } } } }");

        Assert.True(provider.Route.Submit!.IsBatch);
        Assert.Equal("models", provider.Route.Submit.Per);
        Assert.False(provider.FindRoute("one")!.Submit!.IsBatch);
    }

    private static ProviderDescriptor Bind(string routes)
    {
        var catalog = CatalogCompiler.Compile([new SourceText("acme.yaml", Head + routes + "\n")]);
        Assert.Empty(catalog.Diagnostics);
        return catalog.Index.FindProvider("acme")!;
    }
}
