using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes the examples of a model: each request in its forms, and what is wrong with it.</summary>
internal sealed class ExampleDocs
{
    private readonly CatalogReference _catalog;
    private readonly ModelPlan _plan;
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    private ExampleDocs(CatalogReference catalog, ModelPlan plan)
    {
        (_catalog, _plan) = (catalog, plan);
        foreach (var rule in RuleFacts.OfEverything(plan)) _places.TryAdd(rule.Id, RuleDocs.PlaceOf(rule));
    }

    /// <summary>The examples, in their order.</summary>
    public static IReadOnlyList<ExampleDoc> Of(CatalogReference catalog, ModelPlan plan, Anchors anchors)
    {
        var docs = new ExampleDocs(catalog, plan);
        return [.. ExampleFacts.Of(plan, plan.ModelView).Where(facts => facts.Provider is not null && IsJudgedAt(facts)).GroupBy(facts => facts.Example)
            .Select(group => docs.Example(group.Key, [.. group], anchors))];
    }

    // As the checker has it: at the providers that are named, or at all.
    private static bool IsJudgedAt(ExampleFacts facts)
    {
        var example = facts.Example;
        if (!ReferenceEquals(facts.Shown, example.Request)) return true;
        var named = example.Wires.Select(wire => wire.Provider).Concat(example.Violates.Concat(example.Warns).Select(rules => rules.Provider).OfType<string>()).ToList();
        return named.Count == 0 || named.Contains(facts.Provider!);
    }

    private ExampleDoc Example(ExampleDescriptor example, List<ExampleFacts> sides, Anchors anchors)
    {
        var providers = sides.Select(side => side.Provider).Distinct().Count();
        var right = sides.Where(side => side.State.IsValid).ToList();
        var codes = new List<CodeDoc>();
        codes.AddRange(right.SelectMany(side => Codes(side, providers > 1)));
        if (right.Count > 0) codes.Add(new CodeDoc("Request by parameter names", "json", JsonOutput.Text(right[0].State.ToRequest())));
        else codes.AddRange(sides.DistinctBy(side => side.Shown).Select(Shown));
        return new ExampleDoc(example.Title, anchors.Add("example", example.Title), [.. codes.DistinctBy(code => (code.Label, code.Text))], Findings(sides));
    }

    private CodeDoc Shown(ExampleFacts side) => new(
        ReferenceEquals(side.Shown, side.Example.Request) ? "Request by parameter names" : "Body sent to " + _catalog.LinkToProvider(side.Provider!).Text, "json", JsonOutput.Text(side.Shown));

    private IEnumerable<CodeDoc> Codes(ExampleFacts side, bool namesProvider)
    {
        var provider = _catalog.Catalog.Index.FindProvider(side.Provider!)!;
        var at = namesProvider ? CatalogReference.TitleOf(provider) + " · " : "";
        var route = provider.FindRoute(side.State.View.Body.Route);
        if (WireCall.Of(provider, _plan, side.State, out _) is { } call)
        {
            yield return new CodeDoc(at + "C#", "csharp", CallPrinter.Print(provider, _plan, side.State, _catalog.Catalog.Index, route?.Submit is null, _catalog.Namespace));
            if (call.Body is not null) yield return new CodeDoc(at + "JSON", "json", JsonOutput.Text(call.Body));
            yield return new CodeDoc(at + "curl", "sh", CurlText.Of(Repeatable(call, provider, route!)));
            yield break;
        }

        yield return new CodeDoc(at + "C#", "csharp", "var request = " + RequestPrinter.Print(_plan, _catalog.NamesOf(_plan), side.State) + ";\n");
        if (BodyWriter.Write(_plan, side.State.View, side.State) is { } body) yield return new CodeDoc(at + "JSON", "json", JsonOutput.Text(body));
    }

    // A page is the same whenever it is made, and what is copied from it is new each time it runs: the shell makes what must be unique.
    private static WireCall Repeatable(WireCall call, ProviderDescriptor provider, RouteDescriptor route)
    {
        var unique = provider.Headers.Concat(route.Starts.First().Headers).Where(header => header.Text == "$uuid").Select(header => header.Name).ToList();
        return call with { Headers = [.. call.Headers.Select(header => unique.Contains(header.Name) ? new WireHeader(header.Name, "{(uuidgen)}", ["(uuidgen)"]) : header)] };
    }

    private IReadOnlyList<FindingDoc> Findings(List<ExampleFacts> sides)
    {
        var all = sides.Select(side => side.Provider!).Distinct().ToList();
        return [.. sides.SelectMany(side => side.State.Violations.Select(violation => (side.Provider, Violation: violation)))
            .GroupBy(found => (found.Violation.Rule, found.Violation.IsWarning, found.Violation.Message))
            .Select(group => new FindingDoc(
                LinkTo(group.First().Violation), group.Key.IsWarning, group.Key.Message, Places([.. group.Select(found => found.Provider!).Distinct()], all)))];
    }

    private IReadOnlyList<string> Places(List<string> providers, List<string> all) =>
        providers.Count == all.Count && all.Count == _plan.ProviderViews.Count ? [] : [.. providers.Select(provider => _catalog.LinkToProvider(provider).Text)];

    private Link LinkTo(RequestViolation violation) =>
        _places.TryGetValue(violation.Rule, out var place) ? Link.Here(Prose.Code(violation.Rule), place) : Link.To(Prose.Code(violation.Rule), "rules/" + violation.KindName);
}
