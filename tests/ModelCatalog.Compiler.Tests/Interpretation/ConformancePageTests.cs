using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>The conformance pages, run by the interpreter; and whether they show everything.</summary>
public class ConformancePageTests
{
    public static TheoryData<string> Names => [.. ConformancePage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interpreter_says_what_the_page_says(string name)
    {
        var page = Find(name);
        var plan = ConformanceCase.Catalog.Models.Single(model => model.Model.Key == page.Model);
        var view = plan.FindView(page.Provider)!;

        var contradictions = page.Contradictions(body => InterpretedPage.Judge(plan, view, body)).ToList();

        Assert.True(contradictions.Count == 0, string.Join("\n", contradictions));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_shows_every_rule(string name)
    {
        var page = Find(name);
        var plan = ConformanceCase.Catalog.Models.Single(model => model.Model.Key == page.Model);

        var ids = ConformancePage.IdsOf(plan, plan.FindView(page.Provider)!);

        Assert.Empty(ids.Except(page.Rules.Select(rule => rule.Rule)).Except(page.Unreachable));
        Assert.Empty(page.Unreachable.Except(ids));
        Assert.Empty(page.Unreachable.Intersect(page.Bodies.SelectMany(body => body.Fires)));
    }

    [Fact]
    public void Every_model_has_a_page_where_its_provider_has_pages()
    {
        var pages = ConformancePage.All.Select(page => (page.Provider, page.Model)).ToHashSet();
        var providers = pages.Select(page => page.Provider).ToHashSet();
        var views = ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Select(view => (view.Provider!, plan.Model.Key))).Where(view => providers.Contains(view.Item1));

        Assert.Empty(views.Except(pages));
    }

    private static ConformancePage Find(string name) => ConformancePage.All.Single(page => page.Name == name);
}
