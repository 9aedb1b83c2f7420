using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The options of calls in the page, over every option of the catalog: the verdict of <see cref="CallOptions"/>, the call of <see cref="WireCall"/>, the C# of <see cref="CallPrinter"/>.</summary>
public sealed partial class OptionVerdictTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private const string Script =
        """
        ([key, provider, request, cases]) => {
          const { builder, models } = ModelCatalog;
          const model = models.get(key);
          const line = (v) => `${v.severity} ${v.kind} ${v.rule} at ${v.path} / ${v.wire ?? '-'} = ${v.value ?? '-'}: ${v.message}`;
          return cases.map((text) => {
            const draft = new builder.Draft(model, ModelCatalog.parse(request), provider, undefined, ModelCatalog.parse(text));
            const { ofOptions, state } = draft.judge();
            const options = draft.optionsAt(provider);
            if (ofOptions.length > 0) return ofOptions.map(line).join('\n');
            const call = model.write(request, provider, { options });
            if (call.problem !== null) return call.problem;
            return [builder.csharp(builder.forms.get(key), state, options), `${call.method} ${call.url}`, ...call.headers.map(({ name, value }) => `${name}: ${value}`), call.body].join('\n');
          });
        }
        """;

    [Fact]
    public async Task Every_option_is_judged_and_written_as_the_interpreter_does()
    {
        var different = new List<string>();
        var (refused, taken) = (0, 0);
        foreach (var side in OptionSide.All)
        {
            var page = await site.OpenAsync(side.File);
            var cases = side.Route.Options.SelectMany(option => OptionSide.Tried(option).Select(value => new JsonObject([new JsonMember(option.Key, value)]))).Append(side.Right()).ToList();

            var actual = await page.EvaluateAsync<string[]>(Script, new object[] { side.Plan.Model.Key, side.Provider, side.Request.ToString(), cases.Select(options => options.ToString()).ToArray() });

            foreach (var (options, said) in cases.Zip(actual))
            {
                var expected = Expected(side, options);
                if (expected != AnyUuid().Replace(said, "(uuid)")) different.Add($"{side}: {options}\n\nExpected:\n{expected}\n\nActual:\n{said}");
                if (side.Judge(options).Count > 0) refused++;
                else taken++;
            }

            await page.Context.CloseAsync();
        }

        Assert.True(different.Count == 0, $"{different.Count} differ\n\n" + string.Join("\n\n", different.OrderBy(text => text.Length).Take(3)));
        Assert.True(refused > 50 && taken > 20, $"{refused} are refused, {taken} are taken");
    }

    [Fact]
    public async Task A_wrong_option_is_told_at_its_field_in_the_interpreters_words()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var side in OptionSide.All)
        {
            var page = await site.OpenAsync(side.File);
            foreach (var option in side.Route.Options)
            {
                var wrong = OptionSide.Tried(option).Select(value => new JsonObject([new JsonMember(option.Key, value)])).First(options => side.Judge(options).Count > 0);
                var message = Assert.Single(side.Judge(wrong)).Message;

                await page.EvaluateAsync("place => ModelCatalog.builder.page.open(place, false)", side.Address(wrong));

                Assert.Equal([message.Replace("`", "", StringComparison.Ordinal)], await page.Option(option.Key).Locator(".errors li").AllInnerTextsAsync());
                Assert.Equal("1 mistake", await page.TextAsync("builder-verdict"));
                Assert.Contains(message.Replace("`", "", StringComparison.Ordinal), await page.Locator("#builder-findings").InnerTextAsync(), StringComparison.Ordinal);
                Assert.StartsWith("// Not yet", await page.TextAsync("builder-csharp"), StringComparison.Ordinal);
                Assert.StartsWith("Not sent to", await page.TextAsync("builder-wire-" + side.Provider), StringComparison.Ordinal);
                Assert.DoesNotContain("does not take this request", await page.Locator($"#builder-prices [data-provider={side.Provider}]").InnerTextAsync(), StringComparison.Ordinal);
                told.Add($"{side.Provider}: {option.Key}");
            }

            await page.Context.CloseAsync();
        }

        var all = ProjectReference.Catalog.Providers.SelectMany(provider => provider.Routes.Prepend(provider.Route).SelectMany(route => route.Options).Select(option => $"{provider.Provider}: {option.Key}"));
        Assert.Equal(all.Distinct().Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static string Expected(OptionSide side, JsonObject options)
    {
        var violations = side.Judge(options);
        if (violations.Count > 0) return BuilderPage.Lines(violations);
        var provider = BuilderPage.ProviderOf(side.View);
        var state = side.State(options);
        if (WireCall.Of(provider, side.Plan, state, out var problem) is not { } call) return problem;
        var code = CallPrinter.Print(provider, side.Plan, state, ProjectReference.Catalog.Catalog.Index, side.Route.Submit is null, ProjectReference.Catalog.Namespace);
        return AnyUuid().Replace(string.Join('\n', [code, $"{call.Method} {call.Url}", .. call.Headers.Select(header => $"{header.Name}: {header.ToText()}"), call.Body?.ToString() ?? ""]), "(uuid)");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex AnyUuid();
}
