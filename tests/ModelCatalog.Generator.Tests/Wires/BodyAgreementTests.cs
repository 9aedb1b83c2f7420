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

    private static readonly string[] s_large = ["18446744073709551615", "9223372036854775807", "4294967296", "4294967295"];

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
            // A value deep in a list that has the wrong type: generated code still says what the list's other items lack, the interpreter does not.
            var (request, _) = requests.Next();
            if (s_large.Any(number => request.ToString().Contains(number, StringComparison.Ordinal))) continue;
            Agreement.Check(emitted, model, null, mistakes.Next(request));
            var state = RequestReader.Read(plan, plan.ModelView, request);
            foreach (var view in plan.ProviderViews)
            {
                if (BodyWriter.Write(plan, view, state.At(view)) is { } body) Agreement.Check(emitted, model, view.Provider, mistakes.Next(body));
            }
        }
    }

    [Theory]
    [InlineData("""{"prompt":"ab","frames":4294967296}""")]
    [InlineData("""{"prompt":"ab","frames":-1,"duration":9223372036854775807}""")]
    [InlineData("""{"prompt":"ab","seed":18446744073709551615}""")]
    [InlineData("""{"prompt":"ab","start_url":"https://example.com/a.jpg","end_url":"https://example.com/b.jpg","fade":9223372036854775807}""")]
    [InlineData("""{"prompt":"ab","start_url":"https://example.com/a.jpg","fade":9223372036854775807}""")]
    [InlineData("""{"shots":[{"prompt":"ab","duration":18446744073709551615},{"prompt":"ab"}]}""")]
    [InlineData("""{"shots":[{"prompt":"ab","size":{"width":100,"height":4294967296}},{"prompt":"ab","size":{"width":9,"height":32}}]}""")]
    [InlineData("""{"prompt":"ab","anchor":{"x":9,"y":0.5,"color":"red","note":"z"}}""")]
    [InlineData("""{"prompt":"ab","anchor":{"x":"9","y":0.5,"hint":""}}""")]
    [InlineData("""{"prompt":"ab","anchor":{"y":0.5}}""")]
    [InlineData("""{"prompt":"ab","anchor":"centre"}""")]
    public void What_a_type_cannot_hold_and_objects_among_alternatives_are_judged_as_the_interpreter_does(string request) =>
        Agreement.Check(EmittedCatalog.Find("everything"), "acme/everything-1.0", null, (JsonObject)JsonText.Parse(request)!);

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
