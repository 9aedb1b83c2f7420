using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Narrowing;

/// <summary>What narrowing calls legal and what the validator takes, over the whole catalog.</summary>
public class NarrowingAgreementTests
{
    private const int RequestsOfAView = 120;
    private const int NamesOfARequest = 3;
    private const int PartsOfAView = 12;

    public static TheoryData<string, string> Views =>
        [.. ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Select(view => new TheoryDataRow<string, string>(plan.Model.Key, view.Provider!)))];

    [Theory]
    [MemberData(nameof(Views))]
    public void Nothing_of_a_valid_request_is_excluded_by_a_part_of_it(string model, string provider)
    {
        var (plan, view) = Find(model, provider);
        var narrower = new RequestNarrower(plan, view);
        var requests = new ValidRequests(plan, view, 20261122);
        var random = new Random(20261122);
        for (var i = 0; i < RequestsOfAView; i++)
        {
            var request = requests.Next();
            var whole = RequestReader.Read(plan, plan.ModelView, request).At(view).ToPartial();
            var part = PartOf(plan, whole, random);
            foreach (var name in random.GetItems(narrower.Names.ToArray(), NamesOfARequest))
                AssertTaken(narrower.Narrow(part, name)!, ValueOf(view, whole, name), $"{request}\n{name} of {Show(part)}");
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void What_can_be_counted_out_is_told_exactly(string model, string provider)
    {
        var (plan, view) = Find(model, provider);
        var space = new EnumeratedRequests(plan, view);
        if (!space.IsSmall) return;
        var narrower = new RequestNarrower(plan, view);
        var random = new Random(7);
        for (var i = 0; i < PartsOfAView; i++)
        {
            var part = space.RandomPart(random);
            foreach (var name in space.Names)
            {
                var choices = narrower.Narrow(part, name)!;
                foreach (var (value, isLegal) in space.Judge(part, name))
                    Assert.True(isLegal == IsTaken(choices, value), $"{name} = {value?.ToString() ?? "absent"} of {Show(part)} is {(isLegal ? "" : "not ")}legal");
            }
        }
    }

    [Fact]
    public void Most_of_the_catalog_can_be_counted_out()
    {
        var views = ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Select(view => new EnumeratedRequests(plan, view))).ToList();

        Assert.True(views.Count(space => space.IsSmall) > views.Count / 2, $"{views.Count(space => space.IsSmall)} of {views.Count}");
    }

    private static (ModelPlan Plan, RequestView View) Find(string model, string provider)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == model);
        return (plan, plan.FindView(provider)!);
    }

    private static PartialRequest PartOf(ModelPlan plan, PartialRequest whole, Random random)
    {
        var values = whole.Values.Where(_ => random.Next(2) == 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var modes = plan.ModelView.Scope.Union?.Modes ?? default;
        var needsMode = modes.SelectMany(mode => mode.Parameters).Any(parameter => values.ContainsKey(parameter.Key));
        return whole with { Values = values, Variant = random.Next(2) == 0 ? whole.Variant : null, Mode = needsMode || random.Next(2) == 0 ? whole.Mode : null };
    }

    private static JsonValue? ValueOf(RequestView view, PartialRequest request, string name)
    {
        if (name == "variant" && view.Variants.Count > 0) return request.Variant is { } variant ? new JsonString(variant) : null;
        if (name == view.Scope.Union?.Name) return request.Mode is { } mode ? new JsonString(mode) : null;
        return request.Values.GetValueOrDefault(name);
    }

    private static void AssertTaken(AllowedChoices choices, JsonValue? value, string where) =>
        Assert.True(IsTaken(choices, value), $"{value?.ToString() ?? "absent"} is excluded in {where}\n{string.Join("\n", choices.Values)}\n{string.Join("\n", choices.Ranges)}\n{choices.Absence}");

    internal static bool IsTaken(AllowedChoices choices, JsonValue? value)
    {
        if (value is null) return choices.Absence.IsAllowed;
        if (choices.Values.FirstOrDefault(listed => value.Equals(listed.Value)) is { } known) return known.IsAllowed;
        if (choices.Measure == ChoiceMeasure.None) return choices.Presence.IsAllowed;
        decimal measure;
        if (choices.Measure == ChoiceMeasure.Items) measure = value is JsonArray list ? list.Items.Count : 1;
        else if (choices.Measure == ChoiceMeasure.Characters) measure = ((JsonString)value).Value.EnumerateRunes().Count();
        else if (value is not JsonNumber number || !number.TryGetDecimal(out measure)) return choices.Presence.IsAllowed;
        return choices.Ranges.Any(range => range.IsAllowed && Contains(range, measure));
    }

    private static bool Contains(AllowedRange range, decimal measure) =>
        (range.Minimum is not { } low || !low.TryGetDecimal(out var least) || (range.IsMinimumOpen ? measure > least : measure >= least))
        && (range.Maximum is not { } high || !high.TryGetDecimal(out var most) || (range.IsMaximumOpen ? measure < most : measure <= most));

    private static string Show(PartialRequest request) => $"variant {request.Variant}, mode {request.Mode}, {string.Join(", ", request.Values.Select(pair => pair.Key + " = " + pair.Value))}";
}
