using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>Generated code and the interpreter read, judge and write every example in the same way.</summary>
public sealed class BodyAgreementTests
{
    private const int BodiesPerModel = 150;

    public static TheoryData<string, string, string?, string> Bodies()
    {
        var data = new TheoryData<string, string, string?, string>();
        foreach (var name in new[] { "everything", "own", "drafts" })
        {
            foreach (var plan in EmittedCatalog.Find(name).Compiled.Models)
            {
                foreach (var (provider, body) in plan.Model.Examples.SelectMany(example => BodiesOf(plan, example)).Distinct()) data.Add(name, plan.Model.Key, provider, body);
            }
        }

        return data;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Bodies))]
    public void An_example_is_read_judged_and_written_as_the_interpreter_does(string catalog, string model, string? provider, string body) =>
        Agreement.Check(EmittedCatalog.Find(catalog), model, provider, (JsonObject)JsonText.Parse(body)!);

    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in new[] { "everything", "own", "drafts" })
        {
            foreach (var plan in EmittedCatalog.Find(name).Compiled.Models) data.Add(name, plan.Model.Key);
        }

        return data;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Models))]
    public void Bodies_with_and_without_mistakes_are_read_judged_and_written_as_the_interpreter_does(string catalog, string model)
    {
        var emitted = EmittedCatalog.Find(catalog);
        var plan = emitted.Plan(model);
        var requests = new RandomRequests(plan, seed: 23);
        var mistakes = new MutatedBodies(seed: 29);
        for (var i = 0; i < BodiesPerModel; i++)
        {
            var (request, _) = requests.Next();
            Agreement.Check(emitted, model, null, mistakes.Next(request));
            var state = RequestReader.Read(plan, plan.ModelView, request);
            foreach (var view in plan.ProviderViews)
            {
                if (BodyWriter.Write(plan, view, state.At(view)) is { } body) Agreement.Check(emitted, model, view.Provider, mistakes.Next(body));
            }
        }
    }

    /// <summary>The bodies of an example, and its request as every provider takes it.</summary>
    private static IEnumerable<(string? Provider, string Body)> BodiesOf(ModelPlan plan, ExampleDescriptor example)
    {
        foreach (var body in example.Bodies.Concat(example.Wires)) yield return (body.Provider, body.Body.ToString());
        if (example.Request is null) yield break;
        yield return (null, example.Request.ToString());
        var state = RequestReader.Read(plan, plan.ModelView, example.Request);
        foreach (var view in plan.ProviderViews)
        {
            if (BodyWriter.Write(plan, view, state.At(view)) is { } written) yield return (view.Provider, written.ToString());
        }
    }
}
