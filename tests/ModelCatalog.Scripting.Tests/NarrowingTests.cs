using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Scripting;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Scripting.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests;

/// <summary>What scripts leave of a name's values is what the compiler leaves, with the same reasons.</summary>
public sealed class NarrowingTests
{
    private const int LargestRuntime = 17 * 1024;
    private const double LongestQuestion = 20;
    private const int RequestsPerView = 6;
    private const int NamesOfARequest = 1;

    [Fact]
    public void Parts_of_every_body_of_a_page_leave_the_same()
    {
        var comparison = new Comparison(ConformanceCase.Catalog);
        var random = new Random(61);
        foreach (var body in ConformancePage.All.SelectMany(page => page.Bodies))
        {
            var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == body.Page.Model);
            var view = plan.FindView(body.Page.Provider)!;
            var request = RequestReader.Read(plan, view, body.Body).ToRequest();
            Narrow(comparison, plan, view, RequestReader.Read(plan, plan.ModelView, request), random);
        }

        comparison.Check();
    }

    [Theory]
    [MemberData(nameof(Catalogs.Names), MemberType = typeof(Catalogs))]
    public void Parts_of_random_requests_leave_the_same(string catalog)
    {
        var comparison = new Comparison(Catalogs.Find(catalog));
        var random = new Random(67);
        foreach (var (_, plan) in comparison.Models)
        {
            var requests = new RandomRequests(plan, seed: 71);
            foreach (var view in plan.ProviderViews.Prepend(plan.ModelView))
            {
                comparison.Names(plan, view);
                for (var i = 0; i < RequestsPerView; i++) Narrow(comparison, plan, view, RequestReader.Read(plan, plan.ModelView, requests.Next().Request), random);
            }
        }

        comparison.Check();
    }

    [Fact]
    public void Of_a_request_that_says_nothing_every_name_is_told_alike()
    {
        var comparison = new Comparison(ConformanceCase.Catalog);
        foreach (var (_, plan) in comparison.Models)
        {
            foreach (var view in plan.ProviderViews.Prepend(plan.ModelView))
            {
                foreach (var name in new RequestNarrower(plan, view).Names) comparison.Narrow(plan, view, new PartialRequest(), name);
            }
        }

        comparison.Check();
    }

    [Theory]
    [MemberData(nameof(LongLists.Questions), MemberType = typeof(LongLists))]
    public void Sizes_of_long_lists_are_told_alike(string request, string name, string sizes)
    {
        Assert.NotEmpty(sizes);
        var comparison = new Comparison(LongLists.Catalog);
        var plan = LongLists.Catalog.Models.Single();
        comparison.Narrow(plan, plan.ModelView, RequestReader.Read(plan, plan.ModelView, JsonText.Parse(request)!).ToPartial(), name);

        comparison.Check();
    }

    [Theory]
    [MemberData(nameof(LongLists.Enough), MemberType = typeof(LongLists))]
    public void Lists_that_are_long_enough_are_told_alike(string request, int size)
    {
        Assert.NotEqual(0, size);
        var comparison = new Comparison(LongLists.Catalog);
        var plan = LongLists.Catalog.Models.Single();
        comparison.Narrow(plan, plan.ModelView, RequestReader.Read(plan, plan.ModelView, JsonText.Parse(request)!).ToPartial(), "tiles");

        comparison.Check();
    }

    [Theory]
    [MemberData(nameof(UnevenNumbers.Questions), MemberType = typeof(UnevenNumbers))]
    public void Numbers_that_rules_let_through_here_and_there_are_told_alike(string request, string name, string numbers)
    {
        Assert.NotNull(numbers);
        var comparison = new Comparison(UnevenNumbers.Catalog);
        var plan = UnevenNumbers.Catalog.Models.Single();
        comparison.Narrow(plan, plan.ModelView, RequestReader.Read(plan, plan.ModelView, JsonText.Parse(request)!).ToPartial(), name);

        comparison.Check();
    }

    [Fact]
    public void A_question_takes_milliseconds()
    {
        var comparison = new Comparison(ConformanceCase.Catalog);
        foreach (var (_, plan) in comparison.Models)
        {
            foreach (var view in plan.ProviderViews)
            {
                var request = RequestReader.Read(plan, plan.ModelView, new ValidRequests(plan, view, 1).Next()).At(view).ToPartial();
                foreach (var name in new RequestNarrower(plan, view).Names)
                {
                    comparison.Narrow(plan, view, new PartialRequest(), name);
                    comparison.Narrow(plan, view, request, name);
                }
            }
        }

        var times = comparison.Times();

        // Alone on a machine the slowest takes two; there is room for one that does other things.
        Assert.True(times[0].Milliseconds < LongestQuestion, times[0].ToString());
    }

    [Fact]
    public void They_are_small()
    {
        var sizes = ConformanceCase.Catalog.Models.Select(plan => (plan.Model.Key, NarrowingScript.Of(plan).Length)).OrderByDescending(pair => pair.Length).ToList();

        Assert.InRange(ScriptRuntime.Narrowing.Length, 1, LargestRuntime);
        Assert.True(sizes[0].Length < 30 * 1024, sizes[0].ToString());
        Assert.True(sizes[sizes.Count / 10].Length < 12 * 1024, sizes[sizes.Count / 10].ToString());
    }

    private static void Narrow(Comparison comparison, ModelPlan plan, RequestView view, RequestState state, Random random)
    {
        var whole = state.At(view).ToPartial();
        var part = whole with
        {
            Variant = random.Next(2) == 0 ? whole.Variant : null,
            Mode = random.Next(2) == 0 ? whole.Mode : null,
            Values = whole.Values.Where(_ => random.Next(2) == 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        };
        foreach (var name in random.GetItems(new RequestNarrower(plan, view).Names.ToArray(), NamesOfARequest)) comparison.Narrow(plan, view, part, name);
    }
}
