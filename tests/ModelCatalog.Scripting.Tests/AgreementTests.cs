using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Scripting.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests;

/// <summary>The scripts say what the interpreter says: verdicts in its words and its order, bodies, calls and prices.</summary>
public sealed class AgreementTests
{
    private const int RequestsPerModel = 120;
    private const int PartialRequestsPerView = 40;

    [Fact]
    public void Every_conformance_case_is_judged_as_the_interpreter_does()
    {
        var comparison = new Comparison(ConformanceCase.Catalog);
        foreach (var one in ConformanceCase.All)
        {
            var plan = PlanOf(one.Model);
            if (one.IsBody) comparison.AddBody(plan, plan.FindView(one.Provider)!, one.Content);
            else comparison.Add(plan, one.Content);
        }

        comparison.Check();
    }

    [Fact]
    public void Every_body_of_a_page_is_judged_written_and_priced_as_the_interpreter_does()
    {
        var comparison = new Comparison(ConformanceCase.Catalog);
        foreach (var body in ConformancePage.All.SelectMany(page => page.Bodies))
        {
            var plan = PlanOf(body.Page.Model);
            comparison.AddBody(plan, plan.FindView(body.Page.Provider)!, body.Body);
        }

        foreach (var guarded in GuardedRequest.All) comparison.AddBody(PlanOf(guarded.Model), PlanOf(guarded.Model).FindView(guarded.Provider)!, guarded.Body);
        comparison.Check();
    }

    [Fact]
    public void The_meaning_of_the_language_is_the_interpreters()
    {
        var comparison = new Comparison(Catalogs.Find("drafts"));
        foreach (var one in ConformanceCase.ReadFolder(Path.Combine(Repository.Root, "tests", "ModelCatalog.Compiler.Tests", "Interpretation", "Conformance")))
        {
            var plan = comparison.Models.First(pair => pair.Plan.Model.Key == one.Model).Plan;
            if (one.IsBody) comparison.AddBody(plan, plan.FindView(one.Provider)!, one.Content);
            else comparison.Add(plan, one.Content);
        }

        comparison.Check();
    }

    [Theory]
    [MemberData(nameof(Catalogs.Names), MemberType = typeof(Catalogs))]
    public void Requests_with_and_without_mistakes_are_judged_written_and_priced_as_the_interpreter_does(string catalog)
    {
        var comparison = new Comparison(Catalogs.Find(catalog));
        foreach (var (_, plan) in comparison.Models)
        {
            foreach (var example in plan.Model.Examples)
            {
                if (example.Request is not null) comparison.Add(plan, example.Request);
                foreach (var body in example.Bodies.Concat(example.Wires)) comparison.AddBody(plan, plan.FindView(body.Provider)!, body.Body);
            }

            var requests = new RandomRequests(plan, seed: 41);
            var mistakes = new MutatedBodies(seed: 43);
            for (var i = 0; i < RequestsPerModel; i++) comparison.Add(plan, mistakes.Next(requests.Next().Request));
        }

        comparison.Check();
    }

    [Theory]
    [MemberData(nameof(Catalogs.Names), MemberType = typeof(Catalogs))]
    public void What_is_not_known_violates_nothing_as_the_interpreter_has_it(string catalog)
    {
        var comparison = new Comparison(Catalogs.Find(catalog));
        var random = new Random(47);
        foreach (var (_, plan) in comparison.Models)
        {
            var requests = new RandomRequests(plan, seed: 53);
            foreach (var view in plan.ProviderViews.Prepend(plan.ModelView))
            {
                for (var i = 0; i < PartialRequestsPerView; i++)
                {
                    var state = RequestReader.Read(plan, plan.ModelView, requests.Next().Request);
                    comparison.Judge(plan, view, Partial(state, random));
                }
            }
        }

        comparison.Check();
    }

    private static ModelPlan PlanOf(string model) => ConformanceCase.Catalog.Models.Single(plan => plan.Model.Key == model);

    // One value in three is not known, whole or somewhere inside.
    private static PartialRequest Partial(RequestState state, Random random)
    {
        var partial = new PartialRequest
        {
            Variant = random.Next(3) == 0 ? null : state.Variant,
            IsVariantKnown = random.Next(3) > 0,
            Mode = state.IsModeTold ? state.Mode : null,
            IsModeKnown = random.Next(4) > 0,
            Values = state.Values.ToDictionary(pair => pair.Key, pair => Hidden(pair.Value, random)),
        };
        return random.Next(3) == 0 ? partial.Open() : partial;
    }

    private static JsonValue Hidden(JsonValue value, Random random) => random.Next(6) == 0 ? JsonUnknown.Instance : value switch
    {
        JsonArray array => new JsonArray(array.Items.Select(item => Hidden(item, random)).ToEquatableArray()),
        JsonObject json => new JsonObject(json.Members.Select(member => member with { Value = Hidden(member.Value, random) }).ToEquatableArray()),
        _ => value,
    };
}
