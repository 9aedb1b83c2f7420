using System.Text.Json;
using ModelCatalog.Models;

namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>Every model of the catalog through the gateway: what it says is what the typed path says.</summary>
public sealed class EveryModelTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private const int InvalidRequests = 12;

    public static TheoryData<string> Models => RequestSamples.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_valid_request_is_accepted_and_its_task_ends_with_an_output(string key)
    {
        foreach (var wire in CatalogModels.Registry.Get(key).Wires)
        {
            var json = RequestSamples.Valid(key, wire.Provider, 1)[0].ToString();

            var reply = await fixture.Gateway.PostAsync($"/models/{key}?provider={wire.Provider}", json);

            if (!wire.CanSubmit)
            {
                Assert.Equal((501, "not-sent"), (reply.Status, reply.Problem()));
                continue;
            }

            Assert.True(reply.Status == 202, reply.ToString());
            Assert.Equal(wire.Provider, reply.Json.GetProperty("provider").GetString());
            foreach (var path in (string[])[reply.Location!, .. reply.Also])
            {
                var task = await fixture.Gateway.EndOfAsync(path);
                Assert.Equal("succeeded", task.GetProperty("status").GetString());
                Assert.True(task.GetProperty("output").TryGetProperty("raw", out _));
            }
            var body = fixture.Providers[wire.Provider].Requests.Last(seen => seen.Operation is "submit" or "sync").Body;
            Assert.Equal(CatalogModels.Registry.Get(key).Read(json).GetRequest().ToBody(wire.Provider), System.Text.Encoding.UTF8.GetBytes(Plain(body)));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Prices_are_those_of_the_typed_path_and_the_cheapest_is_taken(string key)
    {
        var model = CatalogModels.Registry.Get(key);
        var json = RequestSamples.Valid(key, model.Wires[0].Provider, 1)[0].ToString();
        var request = model.Read(json).GetRequest();

        var prices = (await fixture.Gateway.PostAsync($"/models/{key}/price", json)).Json.GetProperty("prices").EnumerateArray().ToDictionary(price => price.GetProperty("provider").GetString()!);

        Assert.Equal(model.Wires.Select(wire => wire.Provider), prices.Keys);
        foreach (var (provider, price) in prices)
        {
            var expected = request.EstimateCost(provider);
            Assert.Equal(expected is not null, price.TryGetProperty("price", out var actual));
            if (expected is not null) Assert.Equal((expected.Amount, expected.Unit == PriceUnit.Usd ? "USD" : "credits"), (actual.GetProperty("amount").GetDecimal(), actual.GetProperty("unit").GetString()));
        }

        var open = model.Wires.Where(wire => wire.CanSubmit && wire.Validate(request).IsValid).Select(wire => (wire.Provider, Price: wire.EstimateCost(request))).ToList();
        if (open.Count == 0) return;
        var least = open.Where(one => one.Price?.Unit == PriceUnit.Usd).Select(one => one.Price!.Amount).DefaultIfEmpty().Min();
        var chosen = (await fixture.Gateway.PostAsync($"/models/{key}", json)).Json.GetProperty("provider").GetString();
        Assert.Contains(chosen, open.Where(one => open.All(other => other.Price?.Unit != PriceUnit.Usd) || (one.Price?.Unit == PriceUnit.Usd && one.Price.Amount == least)).Select(one => one.Provider));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_wrong_request_is_refused_by_the_same_rules_and_not_sent(string key)
    {
        var model = CatalogModels.Registry.Get(key);
        foreach (var wire in model.Wires)
        {
            var before = fixture.Providers.SubmitCount;
            var wrong = RequestSamples.Changed(RequestSamples.Valid(key, wire.Provider, 1)[0]).Select(json => (Json: json.ToString(), Verdict: Judge(model, wire, json.ToString())))
                .Where(one => !one.Verdict.IsValid).DistinctBy(one => string.Join(' ', one.Verdict.Violations.Select(violation => violation.Rule))).Take(InvalidRequests).ToList();
            Assert.NotEmpty(wrong);
            foreach (var (json, verdict) in wrong)
            {
                var expected = verdict.Violations.Select(violation => violation.Rule);

                var refused = await fixture.Gateway.PostAsync($"/models/{key}?provider={wire.Provider}", json);
                Assert.Equal((422, "invalid-request"), (refused.Status, refused.Problem()));
                Assert.Equal(expected, refused.Rules);
                var judged = await fixture.Gateway.PostAsync($"/models/{key}/validate?provider={wire.Provider}", json);
                Assert.False(judged.Json.GetProperty("valid").GetBoolean());
                Assert.Equal(expected, judged.Rules);
            }

            Assert.Equal(before, fixture.Providers.SubmitCount);
        }
    }

    [Fact]
    public async Task Models_are_listed_searched_and_described()
    {
        var all = (await fixture.Gateway.GetAsync("/models")).Json.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("key").GetString());
        var found = (await fixture.Gateway.GetAsync("/models?search=veo&task=text-to-video&provider=kie")).Json.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("key").GetString());
        var facts = (await fixture.Gateway.GetAsync("/models/google/veo-3.1")).Json;

        Assert.Equal(CatalogModels.Registry.Select(model => model.Key), all);
        Assert.Equal(["google/veo-3.1"], found);
        Assert.Equal(CatalogModels.Registry.Get("google/veo-3.1").Parameters.Select(parameter => parameter.Name), facts.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        foreach (var model in CatalogModels.Registry) Assert.Equal(200, (await fixture.Gateway.GetAsync("/models/" + model.Key)).Status);
    }

    private static ValidationResult Judge(ModelInfo model, ModelWire wire, string json) => model.Read(json) is { Request: { } request } ? wire.Validate(request) : model.Read(json).Validation;

    // Submits write letters as they are; RequestBody escapes them.
    private static string Plain(string body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) JsonElement.Parse(body).WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
