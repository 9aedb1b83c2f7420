using Microsoft.Playwright;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The options of a call in the request builder, as people set them.</summary>
public sealed class OptionTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private const string Hook = "https://example.com/done?a=1&b='2'";

    public static TheoryData<string> Sides => [.. OptionSide.All.Select(side => side.ToString())];

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task What_is_set_shows_in_the_body_in_curl_and_in_CSharp_that_compiles(string name)
    {
        var side = OptionSide.All.Single(one => one.ToString() == name);
        var options = side.Right();
        var page = await OpenAsync(side);
        Assert.False(await page.Option(options.Members[0].Name).IsVisibleAsync());
        await page.Locator("#builder-options > summary").ClickAsync();

        foreach (var (key, value) in options.Members.Select(member => (member.Name, member.Value))) await SetAsync(page, side, key, value);

        var provider = BuilderPage.ProviderOf(side.View);
        var state = side.State(options);
        Assert.Equal("Valid", await page.TextAsync("builder-verdict"));
        Assert.Equal(CallPrinter.Print(provider, side.Plan, state, ProjectReference.Catalog.Catalog.Index, side.Route.Submit is null, ProjectReference.Catalog.Namespace), await page.TextAsync("builder-csharp"));
        var call = WireCall.Of(provider, side.Plan, state, out _)!;
        Assert.Equal(call.Body, BuilderPage.Read(await page.TextAsync("builder-wire-" + side.Provider)));
        var curl = await page.TextAsync("builder-curl-" + side.Provider);
        Assert.Contains($"'{call.Url.Replace("'", @"'\''", StringComparison.Ordinal)}'", curl, StringComparison.Ordinal);
        var places = OptionPlaces.Of(side.Route);
        Assert.NotEmpty(places);
        foreach (var header in call.Headers.Where(header => places.Any(place => place.Wire == header.Name)))
            Assert.Contains($"-H '{header.Name}: {header.Text.Replace("'", @"'\''", StringComparison.Ordinal)}'", curl, StringComparison.Ordinal);

        await page.Locator("#builder [role=tabpanel]").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy" }).ClickAsync();
        await page.Locator("#builder").GetByText("Copied").First.WaitForAsync();
        var code = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Contains("request, options", code, StringComparison.Ordinal);
        Assert.Equal([], CopiedCode.Errors(code));
    }

    [Fact]
    public async Task A_wrong_text_is_refused_while_it_is_typed()
    {
        var side = WithHook.First();
        var page = await OpenAsync(side);
        await page.Locator("#builder-options > summary").ClickAsync();
        var field = page.Option("callback_url");

        await field.Locator("input").FillAsync("done");

        Assert.Equal("1 mistake", await page.TextAsync("builder-verdict"));
        Assert.Equal("true", await field.Locator("input").GetAttributeAsync("aria-invalid"));
        await page.Locator("#builder-options > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go to callback_url" }).ClickAsync();
        Assert.True(await field.Locator("input").EvaluateAsync<bool>("input => input === document.activeElement && input.checkVisibility()"));

        await field.Locator("input").FillAsync("");
        Assert.Equal("Valid", await page.TextAsync("builder-verdict"));
        Assert.DoesNotContain("options", await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        var side = WithHook.First();
        var page = await OpenAsync(side);

        await page.TabToAsync("element => element.matches('#builder-options > summary')");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("element => element.closest('[data-field=\"$options.callback_url\"]') !== null");
        await page.Keyboard.TypeAsync(Hook);

        Assert.Contains($"\"{Hook}\"", await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
        Assert.True(await page.Option("callback_url").IsVisibleAsync());
    }

    [Fact]
    public async Task Another_provider_keeps_what_it_has_too()
    {
        var (first, second) = WithHook.SelectMany(one => WithHook.Where(other => other.Provider != one.Provider).Select(other => (one, other.Provider)))
            .First(pair => pair.one.Plan.FindView(pair.Provider) is { } view && BuilderPage.Judge(pair.one.Plan, view.Provider, pair.one.Request).IsValid);
        var page = await OpenAsync(first, new JsonObject([new JsonMember("callback_url", new JsonString(Hook))]));
        var (csharp, wire) = (await page.TextAsync("builder-csharp"), await page.TextAsync("builder-wire-" + second));
        Assert.Contains(Hook, csharp, StringComparison.Ordinal);
        Assert.Contains(Hook, wire, StringComparison.Ordinal);

        await ChooseAsync(page, second);
        Assert.Equal(Hook, await page.Option("callback_url").Locator("input").InputValueAsync());
        Assert.True(await page.Option("callback_url").IsVisibleAsync());
        Assert.Contains(Hook, await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
        Assert.Equal(wire, await page.TextAsync("builder-wire-" + second));

        // A call of no provider has no options; they come back with one.
        await ChooseAsync(page, null);
        Assert.False(await page.Locator("#builder-options").IsVisibleAsync());
        Assert.DoesNotContain(Hook, await page.TextAsync("builder-wire-" + second), StringComparison.Ordinal);
        await ChooseAsync(page, first.Provider);
        Assert.Equal(csharp, await page.TextAsync("builder-csharp"));
    }

    [Fact]
    public async Task A_provider_without_options_has_no_section_for_them()
    {
        var without = BuilderPage.Started.SelectMany(pair => pair.Plan.ProviderViews.Where(view => BuilderPage.RouteOf(view).Options.Count == 0).Select(view => (pair.Doc.Key, view.Provider))).DistinctBy(pair => pair.Provider).ToList();
        Assert.True(without.Count > 2, $"{without.Count} providers");
        foreach (var (model, provider) in without)
        {
            var page = await site.OpenAsync($"models/{model}.html{BuilderPage.Address($$$"""{"p":"{{{provider}}}","r":{}}""")}");

            Assert.False(await page.Locator("#builder-options").IsVisibleAsync());
            Assert.Equal(0, await page.Locator("#builder-options .bfield").CountAsync());
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_link_brings_the_options_to_another_window()
    {
        foreach (var side in OptionSide.All)
        {
            var page = await OpenAsync(side, side.Right());
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copy link" }).ClickAsync();
            await page.GetByText("Link copied").WaitForAsync();
            var link = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

            var other = await site.OpenAsync($"{side.File}#{link.Split('#')[1]}", width: 390);

            Assert.True(await other.Option(side.Route.Options[0].Key).IsVisibleAsync());
            Assert.Equal(390, await other.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            Assert.Contains("var options", await other.TextAsync("builder-csharp"), StringComparison.Ordinal);
            Assert.Equal(await page.TextAsync("builder-csharp"), await other.TextAsync("builder-csharp"));
            Assert.Equal(await page.TextAsync("builder-wire-" + side.Provider), await other.TextAsync("builder-wire-" + side.Provider));
            await page.Context.CloseAsync();
            await other.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("""{"p":"PROVIDER","o":{"nope":1},"r":{}}""")]
    [InlineData("""{"p":"PROVIDER","o":{"__proto__":1},"r":{}}""")]
    [InlineData("""{"p":"PROVIDER","o":["callback_url"],"r":{}}""")]
    [InlineData("""{"p":"PROVIDER","o":null,"r":{}}""")]
    [InlineData("""{"o":{"callback_url":"https://example.com"},"r":{}}""")]
    public async Task Options_that_calls_do_not_have_are_told(string address)
    {
        var side = WithHook.First();
        var page = await site.OpenAsync(side.File + BuilderPage.Address(address.Replace("PROVIDER", side.Provider, StringComparison.Ordinal)));

        Assert.Contains("it sets an option that calls there do not have", await page.Locator("#builder [role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Valid", await page.TextAsync("builder-verdict"));
    }

    [Fact]
    public async Task Another_start_leaves_no_option_behind()
    {
        var side = OptionSide.All[0];
        foreach (var start in new[] { "#builder-empty", "#examples .load button" })
        {
            var page = await OpenAsync(side, side.Right());
            Assert.Contains("var options", await page.TextAsync("builder-csharp"), StringComparison.Ordinal);

            await page.Locator(start).First.ClickAsync();

            Assert.False(await page.Option(side.Route.Options[0].Key).IsVisibleAsync());
            Assert.DoesNotContain("options", await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
            Assert.Equal("{}", await page.EvaluateAsync<string>("() => ModelCatalog.stringify(ModelCatalog.builder.page.draft.options)"));
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Its_texts_stand_out_from_what_is_behind_them(ColorScheme scheme)
    {
        var side = OptionSide.All.MaxBy(one => one.Route.Options.Count)!;
        var wrong = new JsonObject([.. side.Route.Options.Select(option => new JsonMember(option.Key, new JsonArray([JsonNull.Instance])))]);
        var page = await site.OpenAsync(side.File + side.Address(wrong), scheme: scheme);

        Assert.Equal(side.Route.Options.Count, await page.Locator("#builder-options .errors li:visible").CountAsync());
        Assert.Empty(await page.WeakTextsAsync());
    }

    private static IEnumerable<OptionSide> WithHook => OptionSide.All.Where(side => side.Route.Options.Any(option => option.Key == "callback_url"));

    private Task<IPage> OpenAsync(OptionSide side, JsonObject? options = null) => site.OpenAsync(side.File + side.Address(options ?? new JsonObject(default)));

    private static async Task ChooseAsync(IPage page, string? provider) =>
        await page.GetByRole(AriaRole.Radiogroup, new PageGetByRoleOptions { Name = "Provider" }).GetByRole(AriaRole.Radio)
            .Nth(provider is null ? 0 : await page.EvaluateAsync<int>("key => 1 + ModelCatalog.builder.page.form.providers.findIndex(([one]) => one === key)", provider)).CheckAsync();

    private static async Task SetAsync(IPage page, OptionSide side, string key, JsonValue value)
    {
        var values = value is JsonBoolean ? [JsonBoolean.True, JsonBoolean.False] : side.Route.Options.First(option => option.Key == key).Enum?.Values.Select(one => one.Value).ToList() ?? [];
        if (values.Count == 0) await page.Option(key).Locator("input, textarea").FillAsync(value.ToText());
        else await page.Option(key).GetByRole(AriaRole.Radio).Nth(1 + values.IndexOf(value)).CheckAsync();
    }
}
