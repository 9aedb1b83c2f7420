using Microsoft.Playwright;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The pages as people use them: themes, narrow windows, the keyboard, copying.</summary>
public sealed class PageTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    public static TheoryData<string> Kinds { get; } = ["index.html", Largest, "providers.html", Provider, "matrix.html", "prices.html", "rules.html", "rules/range.html", "language.html", "diagnostics.html", "diagnostics/MC3007.html"];

    private static string Largest => ProjectReference.Site.Where(file => file.Path.StartsWith("models/", StringComparison.Ordinal) && file.Path.EndsWith(".html", StringComparison.Ordinal)).MaxBy(file => file.Text.Length)!.Path;

    private static string Provider => ProjectReference.Site.Where(file => file.Path.StartsWith("providers/", StringComparison.Ordinal) && file.Path.EndsWith(".html", StringComparison.Ordinal)).MaxBy(file => file.Text.Length)!.Path;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_phone_shows_a_page_without_scrolling_sideways(string file)
    {
        var page = await site.OpenAsync(file, width: 390);

        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, "auto", false)]
    [InlineData(ColorScheme.Dark, "auto", true)]
    [InlineData(ColorScheme.Light, "dark", true)]
    [InlineData(ColorScheme.Dark, "light", false)]
    public async Task The_theme_follows_the_system_unless_one_is_chosen(ColorScheme system, string chosen, bool isDark)
    {
        var page = await site.OpenAsync(Largest, scheme: system);

        await page.GetByLabel("Theme").SelectOptionAsync(chosen);
        await page.ReloadAsync();

        Assert.Equal(chosen, await page.GetByLabel("Theme").InputValueAsync());
        Assert.Equal(isDark, await page.EvaluateAsync<bool>("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] < 100"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Texts_stand_out_from_what_is_behind_them(ColorScheme scheme)
    {
        var page = await site.OpenAsync(Largest, scheme: scheme);

        Assert.Empty(await page.WeakTextsAsync());
    }

    [Fact]
    public async Task Everything_can_be_reached_with_the_keyboard()
    {
        var page = await site.OpenAsync(Largest);

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("To the content", await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        var unreachable = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a, button, select, input, summary, pre')].filter((e) => e.checkVisibility() && e.tabIndex < 0 && e.getAttribute('role') !== 'tab').map((e) => e.outerHTML.slice(0, 80))");
        Assert.Empty(unreachable);

        // One stop for a row of tabs; arrows move within it.
        var tabs = page.GetByRole(AriaRole.Tablist).First.GetByRole(AriaRole.Tab);
        await tabs.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("true", await tabs.Nth(1).GetAttributeAsync("aria-selected"));
        Assert.True(await tabs.Nth(1).EvaluateAsync<bool>("e => e === document.activeElement"));
        await page.Keyboard.PressAsync("End");
        Assert.Equal("true", await tabs.Last.GetAttributeAsync("aria-selected"));
        Assert.Equal(1, await page.Locator(".tabs").First.Locator("[role=tabpanel]:visible").CountAsync());
    }

    [Fact]
    public async Task What_is_copied_is_the_code()
    {
        foreach (var model in ProjectReference.Models.Where(model => model.Examples.Count > 0).Take(10))
        {
            var page = await site.OpenAsync($"models/{model.Key}.html");
            var expected = model.Examples[0].Codes[0];
            var button = page.Locator("#examples .example").First.GetByRole(AriaRole.Tabpanel).First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy" });

            await button.ClickAsync();
            await page.GetByText("Copied").First.WaitForAsync();

            Assert.Equal("csharp", expected.Language);
            Assert.Equal(expected.Text.TrimEnd('\n'), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        }
    }

    [Fact]
    public async Task Without_a_script_every_form_of_an_example_is_there()
    {
        var model = ProjectReference.Models.First(model => model.Examples.Count > 0);
        var page = await site.OpenAsync($"models/{model.Key}.html", hasScript: false);

        Assert.Equal(model.Examples[0].Codes.Count, await page.Locator("#examples .example").First.Locator("pre:visible").CountAsync());
        Assert.Equal(0, await page.Locator("main button").CountAsync());
    }

    [Fact]
    public async Task A_place_that_is_linked_is_shown()
    {
        var link = ProjectReference.Pages.Select(page => page.Body).OfType<RuleKindDoc>().Single(kind => kind.Name == "range").Models[^1].Rules[^1].Rule;
        var page = await site.OpenAsync($"{link.Page}.html#{link.Anchor}");

        Assert.True(await page.Locator("[id='" + link.Anchor + "']").IsVisibleAsync());
    }
}
