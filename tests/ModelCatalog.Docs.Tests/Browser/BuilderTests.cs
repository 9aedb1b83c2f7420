using Microsoft.Playwright;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The request builder as people use it.</summary>
public sealed class BuilderTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private const int ModelsTried = 10;
    private const int LeastRemoved = 6;

    [Fact]
    public async Task It_starts_with_the_first_example_as_the_page_shows_it()
    {
        foreach (var (doc, _) in BuilderPage.Started.Take(ModelsTried))
        {
            var page = await site.OpenAsync($"models/{doc.Key}.html");
            var start = doc.Examples[0].Start;

            Assert.Equal(doc.Examples[0].Codes.Single(code => code.Label == "Request by parameter names").Text, await page.TextAsync("builder-json"));
            Assert.Equal(doc.Examples[0].Codes[0].Text, await page.TextAsync("builder-csharp"));
            Assert.Equal(doc.Examples[0].Codes.First(code => code.Label.EndsWith("curl", StringComparison.Ordinal)).Text, await page.TextAsync("builder-curl-" + start.Provider));
            Assert.Equal("Valid", await page.TextAsync("builder-verdict"));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Copied_CSharp_of_ten_models_compiles()
    {
        var codes = new List<string>();
        foreach (var (doc, _) in BuilderPage.Started.Reverse().Take(ModelsTried))
        {
            var page = await site.OpenAsync($"models/{doc.Key}.html");
            await page.Locator("#builder [role=tabpanel]").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy" }).ClickAsync();
            await page.Locator("#builder").GetByText("Copied").First.WaitForAsync();
            codes.Add(await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
            await page.Context.CloseAsync();
        }

        Assert.Equal(ModelsTried, codes.Count);
        Assert.All(codes, code => Assert.Equal([], CopiedCode.Errors(code)));
        Assert.NotEqual([], CopiedCode.Errors(codes[0].Replace("Request", "Reqest", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_mode_shows_its_own_fields_and_keeps_what_was_said()
    {
        foreach (var (doc, plan) in BuilderPage.Started.Where(pair => pair.Plan.ModelView.Scope.Union?.Modes.Count(mode => !mode.IsAbsent) > 1).Take(4))
        {
            var page = await site.OpenAsync($"models/{doc.Key}.html");
            var view = plan.FindView(doc.Examples[0].Start.Provider!)!;
            var before = await page.RequestAsync();
            foreach (var mode in view.Scope.Union!.Modes.Where(mode => !mode.IsAbsent))
            {
                var radio = page.Field(view.Scope.Union.Name).GetByRole(AriaRole.Radio).And(page.GetByLabel(mode.Key, new PageGetByLabelOptions { Exact = false })).First;
                await page.NarrowedAsync();
                if (!await radio.IsEnabledAsync()) continue;
                await radio.CheckAsync();

                var shown = await page.Locator("#builder .bfield").EvaluateAllAsync<string[]>("all => all.map((one) => one.dataset.field).filter((path) => !/[.[]/.test(path))");
                var own = view.Scope.Parameters.Concat(mode.Parameters).Select(parameter => parameter.Key).Append(view.Scope.Union.Name);
                Assert.Equal(own.Concat(plan.Model.Variants.Count > 0 ? ["variant"] : []).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
                var request = await page.RequestAsync();
                Assert.All(view.Scope.Parameters, parameter => Assert.Equal(before[parameter.Key], request[parameter.Key]));
                Assert.Equal(BuilderPage.Judge(plan, view.Provider, request).Violations.Count, await page.Locator("#builder-findings > li").CountAsync());
            }

            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task What_is_removed_cannot_be_chosen_and_says_why()
    {
        var tried = 0;
        foreach (var (doc, plan) in BuilderPage.Started)
        {
            if (tried >= ModelsTried) break;
            var start = doc.Examples[0].Start;
            var state = BuilderPage.Judge(plan, start.Provider, start.Request);
            var narrower = new RequestNarrower(plan, state.View);
            var removed = ActiveNames(state)
                .Select(name => narrower.Narrow(state.ToPartial(), name)!)
                .SelectMany(choices => choices.Values.Where(value => !value.IsAllowed && value.Value is JsonString).Select(value => (choices.Parameter, Value: value)))
                .Where(pair => narrower.Narrow(state.ToPartial(), pair.Parameter)!.Values.Count <= 7).Take(2).ToList();
            if (removed.Count == 0) continue;
            var page = await site.OpenAsync($"models/{doc.Key}.html");
            await page.NarrowedAsync();
            foreach (var (name, value) in removed)
            {
                var radio = page.Field(name).Locator("label", new LocatorLocatorOptions { Has = page.GetByText(value.Value!.ToText(), new PageGetByTextOptions { Exact = true }) }).GetByRole(AriaRole.Radio);
                Assert.True(await radio.IsDisabledAsync(), $"{doc.Key}: {name} = {value.Value}");
                var reason = await radio.EvaluateAsync<string>("radio => document.getElementById(radio.getAttribute('aria-describedby')).textContent");
                Assert.EndsWith(string.Join("; ", value.RemovedBy.Select(removal => removal.Message)).Replace("`", "", StringComparison.Ordinal), reason, StringComparison.Ordinal);
                tried++;
            }

            await page.Context.CloseAsync();
        }

        Assert.True(tried >= LeastRemoved, $"{tried} values");
    }

    [Fact]
    public async Task A_mistake_is_told_at_its_field_and_in_the_summary_in_the_validators_words()
    {
        var (doc, plan, parameter) = BuilderPage.Started.SelectMany(pair => pair.Plan.ModelView.Scope.Parameters.Where(parameter => parameter.Shape is IntegerShape && parameter.Effective.Enum is null && parameter.Effective.Range is not null).Select(parameter => (pair.Doc, pair.Plan, parameter))).First();
        var page = await site.OpenAsync($"models/{doc.Key}.html");
        var field = page.Field(parameter.Key);

        await field.Locator("input").FillAsync("-77");

        var start = doc.Examples[0].Start;
        var request = new JsonObject([.. start.Request.Members.Where(member => member.Name != parameter.Key), new JsonMember(parameter.Key, new JsonNumber(-77))]);
        var violation = Assert.Single(BuilderPage.Judge(plan, start.Provider, request).Violations);
        var message = violation.Message.Replace("`", "", StringComparison.Ordinal);
        Assert.Equal(message, await field.Locator(".errors li").InnerTextAsync());
        Assert.Contains(message, await page.Locator("#builder-findings").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("1 mistake", await page.TextAsync("builder-verdict"));
        Assert.Equal("true", await field.Locator("input").GetAttributeAsync("aria-invalid"));
        Assert.StartsWith("Not sent", await page.TextAsync("builder-wire-" + start.Provider), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go to " + parameter.Key }).ClickAsync();
        Assert.True(await field.Locator("input").EvaluateAsync<bool>("input => input === document.activeElement"));
        await field.Locator("input").FillAsync("");
        Assert.Equal("Valid", await page.TextAsync("builder-verdict"));
    }

    [Fact]
    public async Task A_link_brings_the_same_request_to_another_window()
    {
        foreach (var (doc, plan) in BuilderPage.Started.Where(pair => pair.Plan.ModelView.Scope.Parameters.Any(parameter => parameter is { Key: "prompt", Shape: TextShape })).Take(3))
        {
            var page = await site.OpenAsync($"models/{doc.Key}.html");
            await page.Field("prompt").Locator("textarea, input").First.FillAsync("Ein Boot – 🚤 \"quoted\" <b>&amp;</b>\nnext line");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copy link" }).ClickAsync();
            await page.GetByText("Link copied").WaitForAsync();
            var link = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
            var json = await page.TextAsync("builder-json");

            var other = await site.OpenAsync($"models/{doc.Key}.html#{link.Split('#')[1]}");

            Assert.Matches("^#build=[A-Za-z0-9_-]+$", "#" + link.Split('#')[1]);
            Assert.Equal(json, await other.TextAsync("builder-json"));
            Assert.Equal(await page.TextAsync("builder-csharp"), await other.TextAsync("builder-csharp"));
            Assert.True(BuilderPage.Judge(plan, doc.Examples[0].Start.Provider, await other.RequestAsync()).IsValid);
            await page.Context.CloseAsync();
            await other.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Letters_of_every_plane_are_shown_as_themselves()
    {
        const string Prompt = "A boat \U0001F6A4 by \U0001D49C, it's \"named\" \\ud83d\\ude00 \\\\, with a hidden \U000E0041";
        var (doc, plan) = BuilderPage.Started.First(pair => pair.Plan.ModelView.Scope.Parameters.Any(parameter => parameter is { Key: "prompt", Shape: TextShape }));
        var page = await site.OpenAsync($"models/{doc.Key}.html");

        await page.Field("prompt").Locator("textarea, input").First.FillAsync(Prompt);

        var start = doc.Examples[0].Start;
        var request = new JsonObject(start.Request.Members.Select(member => member.Name == "prompt" ? member with { Value = new JsonString(Prompt) } : member).ToEquatableArray());
        var state = BuilderPage.Judge(plan, start.Provider, request);
        var (json, wire, curl) = (await page.TextAsync("builder-json"), await page.TextAsync("builder-wire-" + start.Provider), await page.TextAsync("builder-curl-" + start.Provider));
        Assert.All([json, wire, curl], text => Assert.Contains("A boat \U0001F6A4 by \U0001D49C", text, StringComparison.Ordinal));
        Assert.All([json, wire, curl], text => Assert.Contains(@"\\ud83d\\ude00 \\\\, with a hidden \udb40\udc41", text, StringComparison.Ordinal));
        Assert.Equal(request, BuilderPage.Read(json));
        Assert.Equal(BodyWriter.Write(plan, state.View, state), BuilderPage.Read(wire));
        Assert.Contains($"-d '{wire.TrimEnd('\n').Replace("'", @"'\''", StringComparison.Ordinal)}'", curl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_made_readable_is_still_the_same_JSON()
    {
        var page = await site.OpenAsync($"models/{BuilderPage.Started.First().Doc.Key}.html");

        var said = await page.EvaluateAsync<string[]>(
            """
            () => {
              const parts = ['\\', '\u{1F600}', '\ud83d', '\ude00', 'ud83d', '\\ud83d', 'ude00', '"', '\n', '\u{E0041}', '\u{10FFFF}', 'é', ' ', '\u2028'];
              let state = 7;
              const random = (count) => {
                state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
                return (state >>> 8) % count;
              };
              const texts = Array.from({ length: 5000 }, () => Array.from({ length: random(9) }, () => parts[random(parts.length)]).join(''));
              const readable = texts.map((text) => ModelCatalog.builder.readable(ModelCatalog.stringify(text)));
              return [...texts.filter((text, i) => JSON.parse(readable[i]) !== text), String(readable.filter((json) => json.includes('\u{1F600}')).length > 1000)];
            }
            """);

        Assert.Equal(["true"], said);
    }

    [Theory]
    [InlineData("build=")]
    [InlineData("build=!!!")]
    [InlineData("build=AAAA")]
    [InlineData("build=bnVsbA")]
    [InlineData("build=eyJyIjpbXX0")]
    [InlineData("build=eyJyIjp7fSwicCI6Im5vYm9keSJ9")]
    [InlineData("build=eyJyIjp7fSwibSI6Im5vbmUgc3VjaCJ9")]
    [InlineData("build=eyJyIjp7fSwibSI6NX0")]
    public async Task An_address_that_cannot_be_read_is_told_and_the_form_works(string hash)
    {
        var (doc, _) = BuilderPage.Started.First();
        var page = await site.OpenAsync($"models/{doc.Key}.html#{hash}");

        Assert.StartsWith("The request in the address cannot be read", await page.Locator("#builder [role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Valid", await page.TextAsync("builder-verdict"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start empty" }).ClickAsync();
        Assert.Equal("{}\n", await page.TextAsync("builder-json"));
        Assert.False(await page.Locator("#builder [role=alert]").IsVisibleAsync());
    }

    // What a request holds may be of any kind: it is judged, not trusted.
    [Theory]
    [InlineData("""{"r":{"prompt":{"a":[1]},"duration":[[]],"variant":7,"__proto__":{"x":1},"mode":[],"a[b":1,".[0].":2,"[":3}}""")]
    [InlineData("""{"r":{"prompt":1e400,"images":"x","shots":[1,"a",null,{"prompt":[]}]}}""")]
    public async Task A_strange_request_in_the_address_is_judged(string text)
    {
        foreach (var (doc, plan) in BuilderPage.Started.Take(3))
        {
            var page = await site.OpenAsync($"models/{doc.Key}.html{BuilderPage.Address(text)}");
            var request = await page.RequestAsync();

            Assert.Equal(BuilderPage.Judge(plan, null, request).Violations.Count, await page.Locator("#builder-findings > li").CountAsync());
            Assert.StartsWith("// Not yet", await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Each_example_of_the_page_can_be_put_into_the_form()
    {
        var (doc, plan) = BuilderPage.Started.First(pair => pair.Doc.Mistakes.Count > 0 && pair.Doc.Examples.Count > 1);
        var page = await site.OpenAsync($"models/{doc.Key}.html");
        foreach (var example in doc.Examples.Concat(doc.Mistakes))
        {
            await page.Locator("#" + example.Anchor).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Load into the form" }).ClickAsync();

            var expected = BuilderPage.Judge(plan, example.Start.Provider, example.Start.Request);
            Assert.Equal(expected.Violations.Select(violation => violation.Rule), await page.Locator("#builder-findings > li").EvaluateAllAsync<string[]>("all => all.map((one) => one.dataset.rule)"));
        }
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        var (doc, plan) = BuilderPage.Started.First(pair => pair.Plan.ProviderViews.Count > 1 && pair.Plan.ModelView.Scope.Parameters.Any(parameter => parameter.Key == "prompt"));
        var page = await site.OpenAsync($"models/{doc.Key}.html");

        await page.TabToAsync("element => element.name === 'b-provider'");
        await page.Keyboard.PressAsync("Home");
        var provider = await page.EvaluateAsync<string>("() => document.activeElement.id");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.NotEqual(provider, await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.TabToAsync("element => element.id === 'b-prompt'");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("typed by hand");
        await page.TabToAsync("element => element.getAttribute('role') === 'tab'");
        await page.Keyboard.PressAsync("ArrowRight");

        Assert.Equal("typed by hand", (await page.RequestAsync())["prompt"]!.ToText());
        Assert.True(await page.Locator("#builder-json").IsVisibleAsync());
        Assert.NotNull(plan);
    }

    [Fact]
    public async Task Everything_has_a_name_for_who_does_not_see_it()
    {
        foreach (var (doc, _) in BuilderPage.Started.OrderByDescending(pair => pair.Doc.Types.Count).Take(ModelsTried))
        {
            var page = await site.OpenAsync($"models/{doc.Key}.html");
            foreach (var add in await page.Locator("#builder .bform").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new System.Text.RegularExpressions.Regex("^Add") }).AllAsync())
            {
                if (await add.IsEnabledAsync()) await add.ClickAsync();
            }

            var faults = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const builder = document.getElementById('builder');
                  const named = (e) => e.getAttribute('aria-label') || (e.labels && e.labels.length > 0) || (e.matches('button, legend') && e.textContent.trim() !== '');
                  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
                  return [
                    ...[...builder.querySelectorAll('input, select, textarea, button, [role=group], [role=radiogroup]')].filter((e) => !named(e)).map((e) => 'no name: ' + e.outerHTML.slice(0, 120)),
                    ...[...builder.querySelectorAll('[aria-describedby]')].flatMap((e) => e.getAttribute('aria-describedby').split(' ').filter((id) => id !== '' && !document.getElementById(id)).map((id) => 'no description: ' + id)),
                    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => 'twice: ' + id),
                  ];
                }
                """);
            Assert.Equal([], faults);
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("<img src=x onerror=\"globalThis.hacked=1\">")]
    [InlineData("</script><script>globalThis.hacked=1</script>")]
    [InlineData("\" autofocus onfocus=\"globalThis.hacked=1\" x=\"`'${globalThis.hacked=1}\\")]
    public async Task Texts_of_a_descriptor_stay_texts_in_the_form(string text)
    {
        var catalog = CatalogCompiler.Compile(
        [
            new SourceText("providers/orbit.yaml", Site.HostileDescriptors.Provider(text)), new SourceText("models/acme/nova.yaml", Site.HostileDescriptors.Model(text)),
            new SourceText("types/acme/voice.yaml", Site.HostileDescriptors.Type(text)),
        ]);
        Assert.Empty(catalog.Diagnostics);
        var folder = Directory.CreateTempSubdirectory("modelcat-hostile-").FullName;
        try
        {
            ReferenceFolder.Write(folder, new ReferenceWriter(new Docs.Building.CatalogReference(catalog, "Acme"), Docs.Rendering.TemplateSet.BuiltIn).Site(), out _);
            var page = await site.OpenAsync(Path.Combine(folder, "models", "acme", "nova.html"));

            Assert.Contains(text.Replace("`", "", StringComparison.Ordinal), await page.Locator("#builder").TextContentAsync(), StringComparison.Ordinal);
            await page.Locator("#builder-options > summary").ClickAsync();
            await page.Option("place").GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
            Assert.Equal(text, ((JsonObject)BuilderPage.Read(await page.TextAsync("builder-wire-orbit")))["place"]!.ToText());
            Assert.Contains("Place = " + Literals.Text(text), await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
            Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in globalThis"));
            Assert.Equal(0, await page.Locator("#builder img, #builder script, #builder [onfocus], #builder [onerror]").CountAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> ActiveNames(RequestState state) =>
        state.View.Scope.Parameters.Concat(state.View.Scope.Union?.Find(state.Mode)?.Parameters ?? default).Where(parameter => parameter.Shape is EnumShape && parameter.Effective.Enum is { Open: false }).Select(parameter => parameter.Key);
}
