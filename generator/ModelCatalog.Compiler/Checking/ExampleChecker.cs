using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Runs the examples of a model: verdicts are exact, bodies come out as they are written.</summary>
internal static class ExampleChecker
{
    public static void Check(ModelPlan plan, ICollection<Finding> findings)
    {
        foreach (var example in plan.Model.Examples)
        {
            var named = example.Bodies.Concat(example.Wires).Select(body => (body.Provider, body.Pointer))
                .Concat(example.Violates.Concat(example.Warns).Where(rules => rules.Provider is not null).Select(rules => (rules.Provider!, rules.Pointer)));
            var unknown = named.Where(name => plan.FindView(name.Item1) is null).ToList();
            foreach (var (provider, pointer) in unknown)
                findings.Add(ExampleDiagnostics.UnknownProvider.AtKey(pointer, provider, NearestName.Hint(provider, plan.ProviderViews.Select(view => view.Provider!))));
            if (unknown.Count > 0) continue;
            if (example.Request is not null) CheckRequest(plan, example, findings);
            foreach (var body in example.Bodies) CheckBody(plan, example, body, findings);
        }
    }

    private static void CheckRequest(ModelPlan plan, ExampleDescriptor example, ICollection<Finding> findings)
    {
        var pointer = example.Pointer / "request";
        var named = example.Wires.Select(wire => wire.Provider)
            .Concat(example.Violates.Concat(example.Warns).Select(rules => rules.Provider).OfType<string>()).Distinct().ToList();
        var providers = named.Count > 0 ? named : plan.ProviderViews.Select(view => view.Provider!).ToList();
        var state = RequestReader.Read(plan, plan.ModelView, example.Request!);
        foreach (var provider in providers)
        {
            var view = plan.FindView(provider)!;
            var judged = state.At(view);
            RequestValidator.Validate(plan, judged);
            CompareVerdict(example, provider, judged, pointer, findings);
            if (example.Wires.FirstOrDefault(wire => wire.Provider == provider) is not { } expected) continue;
            if (BodyWriter.Write(plan, view, judged) is not { } body)
                findings.Add(ExampleDiagnostics.NotMade.AtKey(expected.Pointer, provider, "the variant has no model id there"));
            else if (Difference.Find(expected.Body, body) is { } difference)
                findings.Add(ExampleDiagnostics.WireDiffers.At(expected.Pointer, provider, difference.ActualText, difference.Path, difference.ExpectedText));
        }
    }

    private static void CheckBody(ModelPlan plan, ExampleDescriptor example, ExampleBody given, ICollection<Finding> findings)
    {
        var view = plan.FindView(given.Provider)!;
        var state = RequestReader.Read(plan, view, given.Body);
        RequestValidator.Validate(plan, state);
        CompareVerdict(example, given.Provider, state, given.Pointer, findings);

        // What is invalid need not be representable, and a field that nobody takes is not given back.
        if (state.Violations.Any(v => !v.IsWarning || v.Kind is ViolationKind.UnknownField or ViolationKind.Mode || v.Rule.EndsWith(".ignored", StringComparison.Ordinal))) return;
        if (BodyWriter.Write(plan, view, state) is not { } body || body.Equals(given.Body)) return;
        if (Difference.Find(Normalize(given.Body), Normalize(body)) is { } difference)
            findings.Add(ExampleDiagnostics.BodyDiffers.At(given.Pointer, difference.ActualText, difference.Path, difference.ExpectedText));
    }

    // What counts as absent need not be given back.
    private static JsonObject Normalize(JsonObject value) => new(value.Members
        .Where(member => member.Value is not (JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 }))
        .Select(member => member.Value is JsonObject inner ? member with { Value = Normalize(inner) } : member)
        .ToEquatableArray());

    private static void CompareVerdict(ExampleDescriptor example, string provider, RequestState state, Pointer pointer, ICollection<Finding> findings)
    {
        Compare(example.Violates, isWarning: false, ExampleDiagnostics.Violates);
        Compare(example.Warns, isWarning: true, ExampleDiagnostics.Warns);

        void Compare(EquatableArray<ExpectedRules> lists, bool isWarning, DiagnosticRule unexpected)
        {
            var lines = lists.Where(list => list.Provider is null || list.Provider == provider).ToList();
            var expected = lines.SelectMany(list => list.Ids).ToList();
            var fired = state.Violations.Where(violation => violation.IsWarning == isWarning).ToList();
            foreach (var violation in fired.Where(violation => !expected.Contains(violation.Rule)).GroupBy(violation => violation.Rule).Select(group => group.First()))
                findings.Add(unexpected.At(pointer, provider, violation.Rule, violation.Message));
            foreach (var list in lines)
            {
                for (var i = 0; i < list.Ids.Count; i++)
                {
                    var id = list.Ids[i];
                    if (fired.Any(violation => violation.Rule == id)) continue;
                    var others = fired.Select(violation => violation.Rule).Distinct().ToList();
                    findings.Add(ExampleDiagnostics.DoesNotViolate.At(list.Ids.Count == 1 ? list.Pointer : list.Pointer / i, provider, id, others.Count == 0 ? "" : "; what fires is " + string.Join(", ", others.Select(o => "'" + o + "'"))));
                }
            }
        }
    }
}
