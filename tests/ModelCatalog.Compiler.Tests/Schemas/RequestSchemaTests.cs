using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Schemas;
using ModelCatalog.Compiler.Tests.Interpretation;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Schemas;

/// <summary>The JSON Schemas, judged by another validator: the same verdict as ours, wherever a schema can say the rule.</summary>
public class RequestSchemaTests
{
    private const int RandomRequests = 60;

    // What no schema of the catalog says, and why. Everything else must agree.
    private static readonly Dictionary<string, string> s_unsayable = new()
    {
        ["kuaishou/kling-3.0 check.multi_shots"] = "JSON Schema has no sums",
        ["google/veo-3.1 end_image_url.type"] = OneField,
        ["google/veo-3.1 mode"] = OneField,
        ["google/veo-3.1 reference_image_urls.count"] = OneField,
        ["google/veo-3.1 reference_image_urls.required"] = OneField,
        ["google/veo-3.1 reference_image_urls.type"] = OneField,
        ["google/veo-3.1 start_image_url.required"] = OneField,
        ["google/veo-3.1 start_image_url.type"] = OneField,
        ["higgsfield/cinematic-studio-video-3.0 multi_shots.required"] = OneField,
        ["higgsfield/cinematic-studio-video-3.0 multi_shots.type"] = OneField,
    };

    private const string OneField = "one field of the body holds what several modes have: which of them is meant follows from the rest";

    private static readonly JsonValue[] s_others = [new JsonString("x"), new JsonNumber(7), new JsonBoolean(true), new JsonArray([new JsonNumber(1)]), new JsonObject(default), new JsonString("")];

    [Fact]
    public void Every_conformance_body_has_the_same_verdict()
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        var pages = ConformancePage.All.SelectMany(page => page.Bodies.Select(body => (page.Model, Provider: (string?)page.Provider, body.Body, Name: body.ToString())));
        var cases = ConformanceCase.All.Select(one => (one.Model, one.Provider, Body: one.Content, Name: one.ToString()));

        Compare(ConformanceCase.Catalog.Models, pages.Concat(cases).ToList());
    }

    [Fact]
    public void Random_requests_have_the_same_verdict()
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        Compare(ConformanceCase.Catalog.Models, Bodies(ConformanceCase.Catalog.Models).ToList());
    }

    [Fact]
    public void Random_requests_of_the_hardest_models_have_the_same_verdict()
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        var models = DraftCatalog.Models.SelectMany(path => DraftCatalog.Compile(path).Models).DistinctBy(plan => plan.Model.Key).ToList();

        Compare(models, Bodies(models).ToList());
    }

    [Fact]
    public void The_rules_of_the_catalog_that_no_schema_says_are_few_and_known()
    {
        var unsaid = ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Append(plan.ModelView).SelectMany(view => RequestSchema.Of(plan, view).Unsaid.Select(id => $"{plan.Model.Key} {id}"))).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(string.Join("\n", s_unsayable.Keys.Order(StringComparer.Ordinal)), string.Join("\n", unsaid));
    }

    private static IEnumerable<(string Model, string? Provider, JsonObject Body, string Name)> Bodies(IEnumerable<ModelPlan> models)
    {
        foreach (var plan in models)
        {
            foreach (var view in plan.ProviderViews)
            {
                var requests = new RequestGenerator(plan, view, 20261121);
                for (var i = 0; i < RandomRequests; i++)
                {
                    var request = requests.Next();
                    yield return (plan.Model.Key, null, request, $"{plan.Model.Key} #{i}");
                    var state = RequestReader.Read(plan, plan.ModelView, request).At(view);
                    if (BodyWriter.Write(plan, view, state) is not JsonObject body) continue;
                    yield return (plan.Model.Key, view.Provider, body, $"{plan.Model.Key} at {view.Provider} #{i}");
                    if (i > 0) continue;

                    // Each member as what it is not.
                    foreach (var member in body.Members)
                    {
                        foreach (var other in s_others)
                            yield return (plan.Model.Key, view.Provider, ConformanceValue.Patch(body, new JsonObject([new JsonMember(member.Name, other)])), $"{plan.Model.Key} at {view.Provider}: {member.Name} is {other}");
                    }
                }
            }
        }
    }

    private static void Compare(IReadOnlyList<ModelPlan> models, List<(string Model, string? Provider, JsonObject Body, string Name)> cases)
    {
        var schemas = new Dictionary<string, JsonObject>();
        var unsaid = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (model, provider) in cases.Select(one => (one.Model, one.Provider)).Distinct())
        {
            var plan = models.Single(one => one.Model.Key == model);
            (schemas[Key(model, provider)], unsaid[Key(model, provider)]) = RequestSchema.Of(plan, plan.FindView(provider)!);
        }

        var verdicts = Ajv.Judge(schemas, cases.Select(one => (Key(one.Model, one.Provider), (JsonValue)one.Body)));
        var problems = new List<string>();
        foreach (var (one, verdict) in cases.Zip(verdicts))
        {
            var plan = models.Single(model => model.Model.Key == one.Model);
            var errors = InterpretedPage.Judge(plan, plan.FindView(one.Provider)!, one.Body).Violations.Where(violation => violation.Severity == "error").ToList();
            var expected = errors.Count == 0;
            if (verdict == (expected ? "true" : "false")) continue;
            if (!expected && verdict == "true" && errors.All(error => unsaid[Key(one.Model, one.Provider)].Contains(error.Rule))) continue;
            problems.Add($"{one.Name}: the schema says {verdict}, the validator {string.Join("; ", errors)} of {one.Body}");
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {cases.Count}\n" + string.Join("\n", problems.Take(40)));
    }

    private static string Key(string model, string? provider) => model + " at " + (provider ?? "model level");
}
