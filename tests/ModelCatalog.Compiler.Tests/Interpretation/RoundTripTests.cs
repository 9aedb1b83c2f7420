using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>The property of every wire: a body that was written is read as a request that writes it again and is judged alike.</summary>
public class RoundTripTests
{
    private const int Requests = 200;

    public static TheoryData<string, string> Views =>
        [.. Plans().SelectMany(pair => pair.Plan.ProviderViews.Select(view => new TheoryDataRow<string, string>(pair.Name, view.Provider!)))];

    [Theory]
    [MemberData(nameof(Views))]
    public void What_is_written_is_read_back(string name, string provider)
    {
        var plan = Plans().First(pair => pair.Name == name).Plan;
        var view = plan.FindView(provider)!;
        var generator = new RequestGenerator(plan, view, 20261120);
        var merges = Merges(view.Body.Root);
        var valid = 0;
        for (var i = 0; i < Requests; i++)
        {
            var request = generator.Next();
            var state = RequestReader.Read(plan, plan.ModelView, request).At(view);
            RequestValidator.Validate(plan, state);
            if (state.IsValid) valid++;
            if (BodyWriter.Write(plan, view, state) is not { } body) continue;
            var again = RequestReader.Read(plan, view, body);
            RequestValidator.Validate(plan, again);

            Assert.True(body.Equals(BodyWriter.Write(plan, view, again)), $"{request}\nis written as\n{body}\nand then as\n{BodyWriter.Write(plan, view, again)}");

            // A body that merges what an invalid request kept apart can be a valid one: such a request is never sent.
            if (!state.IsValid && merges) continue;
            Assert.True(Verdict(state).SetEquals(Verdict(again)), $"{request}\nis judged\n{string.Join("\n", Verdict(state))}\nits body\n{body}\nis judged\n{string.Join("\n", Verdict(again))}");
        }

        Assert.True(valid > 0, "not one of the requests was valid");
    }

    // Lists of several parameters leave no gap for an absent one, and 'reads' gives one value of several back.
    private static bool Merges(BodyObjectNode node) => node.Members.Any(member => member.Value switch
    {
        BodyObjectNode inner => Merges(inner),
        BodyValueNode value => Merges(value.Source),
        _ => false,
    });

    private static bool Merges(BodySource source) => source switch
    {
        ListSource => true,
        ChoiceSource choice => choice.Cases.Any(one => Merges(one.Source)),
        ModeSource modes => modes.Conversion?.Reads.Count > 0,
        ParameterSource parameter => parameter.Conversion?.Reads.Count > 0,
        _ => false,
    };

    private static HashSet<string> Verdict(RequestState state) =>
        [.. state.Violations.Select(v => $"{(v.IsWarning ? "warning" : "error")} {v.KindName} {v.Rule} at {v.Parameter}")];

    private static IEnumerable<(string Name, ModelPlan Plan)> Plans() =>
        DraftCatalog.Models.SelectMany(path => DraftCatalog.Compile(path).Models.Select(plan => (path, plan)))
            .Concat(ConformanceCase.Catalog.Models.Select(plan => (plan.Model.Key, plan)));
}
