using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

public class EventTests
{
    private const string Whole =
        """
        options: { callback_url: { type: url } }
        submit: { request: { post: /tasks, query: { v: "2" }, body: { model: $model, input: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: state, output: out, error: why } }
        statuses: { done: succeeded, bad: failed }
        media: { video: url }
        price: { with: { dry: true, scale: 1.0 }, response: { usd: cost } }
        webhook:
          like: poll
          to: $callback_url
          task_id: [id, task.id]
          verify:
            algorithm: hmac-sha256
            key: { env: HOOK_KEY }
            message: "v1:{task_id}\n{$header.X-Time}.{$raw | sha256 | hex}"
            signature: { from: $header.X-Sign, as: hex }
            time: { from: $header.X-Time, as: iso, within: 5m }

        """;

    [Fact]
    public void A_price_is_the_submit_with_more_fields()
    {
        var route = Bound.Provider(Whole).Route;
        var price = route.Price!;

        Assert.Equal(("POST", "/tasks", new NamedText("v", "2")), (price.Operation.Method, price.Operation.PathTemplate, price.Operation.Query[0]));
        Assert.Equal(route.Submit!.Body, price.Operation.Body);
        Assert.Equal([new JsonMember("dry", new JsonBoolean(true)), new JsonMember("scale", new JsonNumber("1.0"))], price.With);
        Assert.Equal(["cost"], price.Usd);
        Assert.Empty(price.Credits);
    }

    [Fact]
    public void A_webhook_like_a_poll_takes_over_what_it_does_not_say()
    {
        var webhook = Bound.Provider(Whole).Route.Webhook!;

        Assert.Equal("callback_url", webhook.To);
        Assert.Equal(["id", "task.id"], webhook.TaskId);
        Assert.Equal(("state", "out", "why"), (webhook.Status[0], webhook.Output[0], webhook.Error[0]));
        Assert.Equal([new StatusCase("done", "succeeded"), new StatusCase("bad", "failed")], webhook.Statuses);
        Assert.Equal("url", webhook.Media[0].Paths[0]);
    }

    [Fact]
    public void A_sender_with_a_key_of_its_own_publishes_the_other_half()
    {
        var verify = Bound.Provider(Whole.Replace("hmac-sha256", "ed25519", StringComparison.Ordinal).Replace("{ env: HOOK_KEY }", "{ jwks: \"https://acme.example/keys\", cache: 30m }", StringComparison.Ordinal)).Route.Webhook!.Verify!;

        Assert.Equal(("ed25519", null, "https://acme.example/keys", 1_800_000L), (verify.Algorithm, verify.Variable, verify.KeySet, verify.CacheMilliseconds));
    }

    [Fact]
    public void A_signature_covers_texts_and_paths()
    {
        var verify = Bound.Provider(Whole).Route.Webhook!.Verify!;

        Assert.Equal(("hmac-sha256", "HOOK_KEY", "hex"), (verify.Algorithm, verify.Variable, verify.As));
        Assert.Equal(
            [new("v1:", null), new(null, "task_id"), new("\n", null), new(null, "$header.X-Time"), new(".", null), new(null, "$raw | sha256 | hex")],
            verify.Message.Select(part => new SignedPart(part.Text, part.Path)));
        Assert.Equal(("$header.X-Time", "iso", 300_000L), (verify.Time!.From[0], verify.Time.As, verify.Time.WithinMilliseconds));
    }

    [Fact]
    public void A_route_lays_its_own_over_the_top_level()
    {
        var provider = Bound.Provider(Whole +
            """
            routes:
              images:
                submit: { request: { post: /images } }
                price: { request: { post: /prices }, response: { credits: n } }
                webhook: { status: code, statuses: { 200: succeeded, else: failed }, media: { image: url } }
              plain: {}

            """);
        var images = provider.FindRoute("images")!;

        Assert.Equal(("/prices", "n", 0, 2), (images.Price!.Operation.PathTemplate, images.Price.Credits[0], images.Price.Usd.Count, images.Price.With.Count));
        Assert.Equal(("code", "out", "id"), (images.Webhook!.Status[0], images.Webhook.Output[0], images.Webhook.TaskId[0]));
        Assert.Equal([new StatusCase("200", "succeeded"), new StatusCase(null, "failed")], images.Webhook.Statuses);
        Assert.Equal("image", Assert.Single(images.Webhook.Media).Kind);
        Assert.Equal(provider.Route.Webhook!.Verify, images.Webhook.Verify);
        Assert.Equal(provider.Route, provider.FindRoute("plain")! with { Name = null });
    }

    [Fact]
    public void A_price_of_the_top_level_serves_routes_that_bring_their_own_submit()
    {
        var provider = Bound.Provider("price: { with: { dry: true }, response: { usd: cost } }\nroutes: { a: { submit: { request: { post: /a, body: $input } } } }\n");

        Assert.Null(provider.Route.Price);
        Assert.Equal("/a", provider.FindRoute("a")!.Price!.Operation.PathTemplate);
    }
}
