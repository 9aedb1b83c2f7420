using Microsoft.Playwright;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The search of models and each of its filters, against what the descriptors say.</summary>
public sealed class SearchTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private static CatalogDoc Index => (CatalogDoc)ProjectReference.Pages[0].Body;

    [Fact]
    public async Task Words_find_models_by_name_id_and_parameter()
    {
        var page = await site.OpenAsync("index.html");

        await page.GetByLabel("Search").FillAsync("aspect_ratio first");

        var expected = Index.Models.Where(card => card.Words.Contains("aspect_ratio", StringComparison.Ordinal) && card.Words.Contains("first", StringComparison.Ordinal)).Select(card => card.Key).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await ShownAsync(page));
        Assert.Equal($"{expected.Count} of {Index.Models.Count} models", await page.Locator("#count").InnerTextAsync());
    }

    [Theory]
    [InlineData("task")]
    [InlineData("vendor")]
    [InlineData("provider")]
    [InlineData("resolution")]
    public async Task Each_choice_of_a_filter_shows_the_models_that_have_it(string key)
    {
        var page = await site.OpenAsync("index.html");

        foreach (var option in Index.Filters.Single(filter => filter.Key == key).Options)
        {
            await page.Locator($"[name={key}]").SelectOptionAsync(option.Value);
            var shown = await ShownAsync(page);

            Assert.Equal(option.Count, shown.Count);
            Assert.Equal(Index.Models.Where(card => Values(card, key).Contains(option.Value, StringComparer.OrdinalIgnoreCase)).Select(card => card.Key), shown);
        }
    }

    [Theory]
    [InlineData("4")]
    [InlineData("7")]
    [InlineData("15")]
    [InlineData("1000")]
    public async Task A_length_shows_the_models_that_make_it(string seconds)
    {
        var page = await site.OpenAsync("index.html");

        await page.GetByLabel("Length in seconds").FillAsync(seconds);

        var wanted = double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture);
        var expected = ProjectReference.Catalog.Matrix.Models.Where(model => ModelCatalog.Docs.Building.ModelFacets.Of(model).Seconds.Any(range => wanted >= range.Low && wanted <= range.High)).Select(model => model.Key);
        Assert.Equal(expected, await ShownAsync(page));
        Assert.Equal(!expected.Any(), await page.Locator("#none").IsVisibleAsync());
    }

    [Theory]
    [InlineData("documented", "")]
    [InlineData("usd-image", "0.021")]
    [InlineData("usd-video", "0.3")]
    [InlineData("usd-second", "")]
    public async Task A_price_shows_the_models_that_cost_no_more(string unit, string most)
    {
        var page = await site.OpenAsync("index.html");

        await page.Locator("[name=unit]").SelectOptionAsync(unit);
        await page.GetByLabel("At most").FillAsync(most);

        var limit = most.Length == 0 ? double.MaxValue : double.Parse(most, System.Globalization.CultureInfo.InvariantCulture);
        var expected = ProjectReference.Catalog.Matrix.Models.Where(model => ModelCatalog.Docs.Building.ModelFacets.Of(model).Prices.Any(price => (unit == "documented" || price.Unit == unit) && price.Lowest.AsDouble <= limit)).Select(model => model.Key).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await ShownAsync(page));
    }

    [Fact]
    public async Task A_search_stands_in_the_address_and_is_taken_back_by_reset()
    {
        var page = await site.OpenAsync("index.html#task=text-to-video&search=wan");
        var found = await ShownAsync(page);

        Assert.Equal(Index.Models.Where(card => card.Words.Contains("wan", StringComparison.Ordinal) && card.Tasks.Contains("text-to-video")).Select(card => card.Key), found);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reset" }).ClickAsync();
        await page.WaitForFunctionAsync("() => location.hash === ''");

        Assert.Equal(Index.Models.Count, (await ShownAsync(page)).Count);
    }

    [Fact]
    public async Task Without_a_script_every_model_is_there_and_no_dead_control()
    {
        var page = await site.OpenAsync("index.html", hasScript: false);

        Assert.Equal(Index.Models.Count, (await ShownAsync(page)).Count);
        Assert.False(await page.Locator("#filters").IsVisibleAsync());
        Assert.False(await page.Locator("#theme").IsVisibleAsync());
    }

    private static IEnumerable<string> Values(ModelCard card, string key) => key switch
    {
        "task" => card.Tasks,
        "vendor" => [card.Vendor],
        "provider" => card.ProviderKeys,
        _ => card.Resolutions,
    };

    private static async Task<IReadOnlyList<string>> ShownAsync(IPage page) => await page.Locator("#models > .card:visible > .key").AllInnerTextsAsync();
}
