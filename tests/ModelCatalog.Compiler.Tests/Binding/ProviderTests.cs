using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

public class ProviderTests
{
    private const string Whole =
        """
        base_url: https://api.example.com
        options: { callback_url: { type: url }, priority: { type: string } }
        ok: { success: true }
        submit:
          request: { post: /tasks, query: { q: $priority }, body: { model: $model, input: $input } }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
          pace: { 0s: 3s, 1m: 10s }
          timeout: 15m
          grace: { codes: [404, not_found], for: 90s }
        statuses: { 0: queued, 1: succeeded, else: running }
        media: { video: url }
        errors: { message: [error.message, message], class: { 401: auth } }
        retry_after: { from: $header.Retry-After }
        limits: [{ on: submit, count: 20, per: 10s }]

        """;

    [Fact]
    public void The_top_level_is_the_default_route()
    {
        var provider = Bound.Provider(Whole);
        var route = provider.Route;

        Assert.Null(route.Name);
        Assert.Equal(("POST", "/tasks"), (route.Submit!.Method, route.Submit.PathTemplate));
        Assert.Equal(new NamedText("q", "$priority"), route.Submit.Query[0]);
        Assert.Equal(["task_id", "status"], route.Submit.Reply.Select(path => path.Name));
        Assert.Equal([new PaceStep(0, 3000), new PaceStep(60_000, 10_000)], route.Polling.Pace);
        Assert.Equal((900_000L, 90_000L), (route.Polling.TimeoutMilliseconds, route.Polling.GraceMilliseconds));
        Assert.Equal(["404", "not_found"], route.Polling.GraceCodes);
        Assert.Equal([new StatusCase("0", "queued"), new StatusCase("1", "succeeded"), new StatusCase(null, "running")], route.Statuses);
        Assert.Equal([new ReplyCondition("success", new JsonBoolean(true))], route.Ok);
        Assert.Equal([new RetryAfterDescriptor("$header.Retry-After", null, "seconds")], route.RetryAfter);
        Assert.Equal([new LimitDescriptor("submit", 20, 10_000)], provider.Limits);
        Assert.True(route.Submit.Authorized);
    }

    [Fact]
    public void A_route_lays_its_keys_over_the_top_level()
    {
        var provider = Bound.Provider(Whole +
            """
            routes:
              images:
                case: camel
                options: { callback_url: { type: url, required: true }, folder: { type: string } }
                submit: { request: { post: /images }, response: { task_id: image.id } }
                poll: { request: { post: /state, body: { id: $task_id } }, timeout: 1h }
                statuses: { done: succeeded }
                errors: { code: error.code }
              plain: {}

            """);
        var images = provider.FindRoute("images")!;

        Assert.Equal("camel", images.Case);
        Assert.Equal([("callback_url", true), ("priority", null), ("folder", null)], images.Options.Select(option => (option.Key, option.Required)));
        Assert.Equal(("POST", "/images", 1), (images.Submit!.Method, images.Submit.PathTemplate, images.Submit.Query.Count));
        Assert.Equal(provider.Route.Submit!.Body, images.Submit.Body);
        Assert.Equal([("task_id", "image.id"), ("status", "status")], images.Submit.Reply.Select(path => (path.Name, path.Paths[0])));
        Assert.Equal(("POST", "/state"), (images.Poll!.Method, images.Poll.PathTemplate));
        Assert.Equal((3_600_000L, 2, 90_000L), (images.Polling.TimeoutMilliseconds, images.Polling.Pace.Count, images.Polling.GraceMilliseconds));
        Assert.Equal([new StatusCase("done", "succeeded")], images.Statuses);
        Assert.Equal(("error.code", 2, 1), (images.Errors.Code[0], images.Errors.Message.Count, images.Errors.Classes.Count));
        Assert.Equal(provider.Route, provider.FindRoute("plain")! with { Name = null });
    }

    [Fact]
    public void A_route_can_bring_the_method_that_the_top_level_lacks_only_with_a_section_of_its_own()
    {
        var provider = Bound.Provider("routes: { a: { submit: { request: { post: /a, body: $input } } } }\n");

        Assert.Null(provider.Route.Submit);
        Assert.Null(provider.BaseUrl);
        Assert.Equal("/a", provider.FindRoute("a")!.Submit!.PathTemplate);
    }

    [Fact]
    public void A_fault_of_the_top_level_is_reported_once_however_many_routes_there_are() =>
        Assert.Single(Bound.Findings("provider: acme\nsubmit: { request: { body: $input } }\nroutes: { a: {}, b: { case: camel } }\n"));

    [Theory]
    [InlineData("{ header: Authorization, scheme: Bearer, env: KEY }", "Authorization", "Bearer {KEY}", "KEY")]
    [InlineData("{ header: X-Key, env: KEY }", "X-Key", "{KEY}", "KEY")]
    [InlineData("{ header: Authorization, value: \"Key {ID}:{SECRET}\", env: [ID, SECRET] }", "Authorization", "Key {ID}:{SECRET}", "ID SECRET")]
    public void The_key_travels_in_a_header(string auth, string header, string template, string variables)
    {
        var descriptor = Bound.Provider("auth: " + auth + "\n").Auth!;

        Assert.Equal((header, template, variables), (descriptor.Header, descriptor.Template, string.Join(' ', descriptor.Variables)));
    }

    [Fact]
    public void A_body_has_references_a_spread_and_constants()
    {
        var body = Bound.Provider("submit: { request: { post: /a, body: { model: $model, $: $input, p: $input.prompt, deep: { v: 2, none: null }, list: [1, a] } } }\n").Route.Submit!.Body;

        var members = Assert.IsType<BodyObject>(body).Members;
        Assert.Equal(new BodyMember("model", new BodyReference("model")), members[0]);
        Assert.Equal(new BodyMember(null, new BodyReference("input")), members[1]);
        Assert.Equal(new BodyMember("p", new BodyReference("input.prompt")), members[2]);
        Assert.Equal(new BodyMember("v", new BodyConstant(new JsonNumber(2))), Assert.IsType<BodyObject>(members[3].Value).Members[0]);
        Assert.Equal("[1,\"a\"]", Assert.IsType<BodyConstant>(members[4].Value).Value.ToString());
        Assert.Equal(new BodyReference("input"), Bound.Provider("submit: { request: { post: /a, body: $input } }\n").Route.Submit!.Body);
    }

    [Fact]
    public void A_request_may_go_to_another_host_without_the_key()
    {
        var result = Bound.Provider("hosts: { files: \"https://files.example.com\" }\nresult: { request: { get: \"{files}/a/{+model}\", auth: none, headers: { X-Id: $uuid } } }\n").Route.Result!;

        Assert.Equal(("{files}/a/{+model}", false, "$uuid"), (result.PathTemplate, result.Authorized, result.Headers[0].Text));
    }

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("3s", 3000)]
    [InlineData("15m", 900_000)]
    [InlineData("1h", 3_600_000)]
    public void A_duration_has_a_unit(string text, long milliseconds) =>
        Assert.Equal(milliseconds, Bound.Provider("poll: { request: { get: /a }, timeout: " + text + " }\n").Route.Polling.TimeoutMilliseconds);
}
