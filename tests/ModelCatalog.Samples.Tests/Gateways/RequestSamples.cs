using ModelCatalog.Compiler.Json;
using ModelCatalog.Models;
using ModelCatalog.Tests;

namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>Requests by parameter names: valid ones of every model at every provider, and what becomes of one when a member is changed.</summary>
internal static class RequestSamples
{
    private static readonly JsonValue[] s_others = [JsonNull.Instance, new JsonString("no such value"), new JsonNumber(-1), new JsonNumber(1_000_000), JsonBoolean.True, new JsonArray(default), new JsonObject(default)];

    public static TheoryData<string> Models => [.. CatalogModels.Registry.Select(model => model.Key)];

    /// <summary>A few valid requests of a model at a provider.</summary>
    public static IReadOnlyList<JsonObject> Valid(string model, string provider, int count)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == model);
        var requests = new ValidRequests(plan, plan.FindView(provider)!, 20261125);
        return [.. Enumerable.Range(0, count).Select(_ => requests.Next())];
    }

    /// <summary>A request with one member taken away, of another kind or out of bounds, and with one that nobody knows.</summary>
    public static IEnumerable<JsonObject> Changed(JsonObject request) =>
        request.Members.SelectMany(member => s_others.Select(other => ConformanceValue.Patch(request, new JsonObject([new JsonMember(member.Name, other)]))))
            .Append(new JsonObject([.. request.Members, new JsonMember("no_such_field", new JsonNumber(1))]));
}
