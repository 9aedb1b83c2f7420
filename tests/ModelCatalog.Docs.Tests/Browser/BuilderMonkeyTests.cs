using System.Text.Json;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The request builder under keys and clicks at random: it never fails, and its verdict is always the validator's.</summary>
public sealed class BuilderMonkeyTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private const int Steps = 60;

    private const string Script =
        """
        ([seed, steps]) => {
          const errors = [];
          addEventListener('error', (event) => errors.push(event.message));
          let state = seed;
          const random = (count) => {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            return (state >>> 8) % count;
          };
          const texts = ['', 'a', '5', '-1', '1.5', '99999', 'x'.repeat(300), 'https://example.com/a.jpg', 'true', '{"a":1}'];
          const results = [];
          for (let i = 0; i < steps; i++) {
            const all = [...document.querySelectorAll('#builder .bform :is(input, select, textarea, button):enabled')];
            const one = all[random(all.length)];
            if (one.matches('button, [type=radio]')) one.click();
            else if (one.matches('select')) {
              one.selectedIndex = random(one.options.length);
              one.dispatchEvent(new Event('change', { bubbles: true }));
            } else {
              one.value = texts[random(texts.length)];
              one.dispatchEvent(new Event('input', { bubbles: true }));
            }

            const { draft } = ModelCatalog.builder.page;
            results.push({
              provider: draft.provider,
              options: ModelCatalog.stringify(draft.optionsAt(draft.provider)),
              request: document.getElementById('builder-json').textContent,
              rules: [...document.querySelectorAll('#builder-findings > li')].map((item) => item.dataset.rule).join(),
            });
          }

          return JSON.stringify({ errors, results });
        }
        """;

    public static TheoryData<string> Models =>
        [.. BuilderPage.Started.OrderByDescending(pair => pair.Doc.Types.Count).ThenByDescending(pair => pair.Doc.Modes.Count).Take(6).Concat(BuilderPage.Started.Take(2)).Select(pair => pair.Doc.Key).Distinct()];

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Whatever_is_pressed_the_verdict_is_the_validators(string model)
    {
        var plan = BuilderPage.PlanOf(model);
        var page = await site.OpenAsync($"models/{model}.html");

        using var said = JsonDocument.Parse(await page.EvaluateAsync<string>(Script, new object[] { 20261122, Steps }));

        Assert.Equal([], said.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));
        var requests = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in said.RootElement.GetProperty("results").EnumerateArray())
        {
            var text = one.GetProperty("request").GetString()!;
            var options = one.GetProperty("options").GetString()!;
            var state = BuilderPage.Judge(plan, one.GetProperty("provider").GetString(), (JsonObject)BuilderPage.Read(text));
            var ofOptions = state.View.Provider is null ? [] : CallOptions.Validate(BuilderPage.RouteOf(state.View), OptionSide.Values((JsonObject)BuilderPage.Read(options)));
            var rules = string.Join(',', state.Violations.Concat(ofOptions).Select(violation => violation.Rule));
            Assert.Equal($"{rules} of {text} with {options}", $"{one.GetProperty("rules").GetString()} of {text} with {options}");
            requests.Add(text + options);
        }

        Assert.True(requests.Count > Steps / 3, $"{requests.Count} requests");
        await page.Context.CloseAsync();
    }
}
