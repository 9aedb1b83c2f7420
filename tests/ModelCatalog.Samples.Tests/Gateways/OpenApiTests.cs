using System.Text.Json;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Schemas;
using ModelCatalog.Compiler.Tests.Schemas;
using ModelCatalog.Models;
using ModelCatalog.Tests;

namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>The OpenAPI document: whole, and its request schemas refuse what the validator refuses.</summary>
public sealed class OpenApiTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task It_has_a_path_for_each_model_and_refers_to_nothing_that_is_not_there()
    {
        var document = (await fixture.Gateway.GetAsync("/openapi.json")).Json;
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet();
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value.GetProperty("operationId").GetString()).ToList();

        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        Assert.All(CatalogModels.Registry, model => Assert.Superset(new HashSet<string> { $"/models/{model.Key}", $"/models/{model.Key}/validate", $"/models/{model.Key}/price" }, paths));
        Assert.Equal(operations.Distinct(), operations);
        Assert.All(References(document, document), reference => Assert.True(reference.IsThere, reference.Text));
    }

    [Fact]
    public async Task Each_model_has_an_example_that_it_accepts()
    {
        var document = (await fixture.Gateway.GetAsync("/openapi.json")).Json;
        foreach (var model in CatalogModels.Registry)
        {
            var examples = document.GetProperty("paths").GetProperty($"/models/{model.Key}").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("examples");
            Assert.NotEmpty(examples.EnumerateObject());
            foreach (var example in examples.EnumerateObject()) Assert.True(model.Read(example.Value.GetProperty("value")).Validation.IsValid, $"{model.Key}: {example}");
        }
    }

    [Fact]
    public async Task Its_schemas_say_what_the_validator_says()
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        var document = (JsonObject)JsonText.Parse((await fixture.Gateway.GetAsync("/openapi.json")).Text)!;
        var schemas = ((JsonObject)((JsonObject)document["components"]!)["schemas"]!).Members.ToDictionary(member => member.Name, member => (JsonObject)member.Value);
        var cases = CatalogModels.Registry
            .SelectMany(model => model.Wires.SelectMany(wire => RequestSamples.Valid(model.Key, wire.Provider, 3)).SelectMany(request => RequestSamples.Changed(request).Prepend(request)).Select(json => (Model: model, Json: json)))
            .Concat(ConformanceCase.All.Where(one => !one.IsBody).Select(one => (Model: CatalogModels.Registry.Get(one.Model), Json: one.Content))).ToList();

        var verdicts = Ajv.Judge(schemas, cases.Select(one => (one.Model.Key.Replace('/', '.'), (JsonValue)one.Json)));

        var plans = ConformanceCase.Catalog.Models.ToDictionary(plan => plan.Model.Key, plan => (Plan: plan, RequestSchema.Of(plan, plan.ModelView).Unsaid));
        var problems = cases.Zip(verdicts).Where(pair => !Agree(pair.Second, pair.First.Model.Read(pair.First.Json.ToString()).Validation, plans[pair.First.Model.Key].Unsaid) && !IsOfAProvider(plans[pair.First.Model.Key].Plan, pair.First.Json))
            .Select(pair => $"{pair.First.Model.Key}: the schema says {pair.Second} of {pair.First.Json}; the validator {pair.First.Model.Read(pair.First.Json.ToString()).Validation}").ToList();
        Assert.True(problems.Count == 0, $"{problems.Count} of {cases.Count}\n{string.Join('\n', problems.Take(20))}");
        Assert.Contains("false", verdicts);
        Assert.Contains("true", verdicts);
    }

    // What a schema cannot say stands in its comment.
    private static bool Agree(string verdict, ValidationResult validation, IReadOnlyList<string> unsaid) =>
        verdict == (validation.IsValid ? "true" : "false")
        || (verdict == "true" && validation.Violations.Where(violation => violation.Severity == ViolationSeverity.Error).All(violation => unsaid.Contains(violation.Rule)));

    // A parameter that only one provider has is judged there; C# refuses in reading already what it cannot hold.
    private static bool IsOfAProvider(ModelPlan plan, JsonObject request)
    {
        var state = RequestReader.Read(plan, plan.ModelView, request);
        RequestValidator.Validate(plan, state);
        return state.IsValid && plan.ProviderViews.Any(view => !Judge(view));

        bool Judge(RequestView view)
        {
            var there = RequestReader.Read(plan, plan.ModelView, request).At(view);
            RequestValidator.Validate(plan, there);
            return there.IsValid;
        }
    }

    private static IEnumerable<(string Text, bool IsThere)> References(JsonElement json, JsonElement root)
    {
        if (json.ValueKind == JsonValueKind.Array) return json.EnumerateArray().SelectMany(item => References(item, root));
        if (json.ValueKind != JsonValueKind.Object) return [];

        // An id begins a document of its own.
        var home = json.TryGetProperty("$id", out _) ? json : root;
        var own = json.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String ? [(reference.GetString()!, IsThere(home, reference.GetString()!))] : Array.Empty<(string, bool)>();
        return own.Concat(json.EnumerateObject().SelectMany(member => References(member.Value, home)));
    }

    private static bool IsThere(JsonElement root, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal)) return false;
        foreach (var step in reference[2..].Split('/'))
        {
            if (!root.TryGetProperty(step, out root)) return false;
        }

        return true;
    }
}
