using Microsoft.Playwright;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The builder's own judge and printer, in the page, over the whole conformance set: what the validator of C# says, and the C# that the tool prints.</summary>
public sealed class BuilderVerdictTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private const int MostShown = 5;

    private const string Script =
        """
        ([key, cases]) => {
          const { builder, models } = ModelCatalog;
          const form = builder.forms.get(key);
          const line = (v) => `${v.severity} ${v.kind} ${v.rule} at ${v.path} / ${v.wire ?? '-'} = ${v.value ?? '-'}: ${v.message}`;
          return cases.map(({ request, provider }) => {
            const { violations, state } = new builder.Draft(models.get(key), ModelCatalog.parse(request), provider).judge();
            return violations.map(line).join('\n') + '\n---\n' + (violations.every((v) => v.severity !== 'error') ? builder.csharp(form, state) : '');
          });
        }
        """;

    [Fact]
    public async Task Every_request_of_the_conformance_set_gets_the_validators_verdict_and_its_CSharp()
    {
        var different = new List<string>();
        var count = 0;
        var valid = 0;
        IPage? page = null;
        foreach (var group in Requests().Distinct().GroupBy(one => one.Plan))
        {
            var file = $"models/{group.Key.Model.Key}.html";
            if (page is null) page = await site.OpenAsync(file);
            else await page.GotoAsync(new Uri(Path.Combine(ProjectReference.Folder, file)).AbsoluteUri);
            var all = group.ToList();
            var actual = await page.EvaluateAsync<string[]>(Script, new object[] { group.Key.Model.Key, all.Select(one => new { request = one.Request.ToString(), provider = one.Provider }).ToArray() });
            foreach (var (one, said) in all.Zip(actual))
            {
                var expected = Expected(one.Plan, one.Provider, one.Request);
                if (expected != said) different.Add($"{one.Plan.Model.Key} at {one.Provider ?? "any"}: {one.Request}\n\nExpected:\n{expected}\n\nActual:\n{said}");
                if (expected.Contains("var request", StringComparison.Ordinal)) valid++;
            }

            count += all.Count;
        }

        Assert.True(different.Count == 0, $"{different.Count} of {count} differ\n\n" + string.Join("\n\n", different.OrderBy(text => text.Length).Take(MostShown)));
        Assert.True(count > 2500, $"{count} requests");
        Assert.True(valid > 500, $"{valid} valid requests");
    }

    private static IEnumerable<(ModelPlan Plan, string? Provider, JsonObject Request)> Requests()
    {
        foreach (var one in ConformanceCase.All)
        {
            var plan = BuilderPage.PlanOf(one.Model);
            var request = one.IsBody ? RequestReader.Read(plan, plan.FindView(one.Provider)!, one.Content).ToRequest() : one.Content;
            foreach (var view in plan.ProviderViews.Prepend(plan.ModelView)) yield return (plan, view.Provider, request);
        }

        foreach (var body in ConformancePage.All.SelectMany(page => page.Bodies))
        {
            var plan = BuilderPage.PlanOf(body.Page.Model);
            yield return (plan, body.Page.Provider, RequestReader.Read(plan, plan.FindView(body.Page.Provider)!, body.Body).ToRequest());
        }
    }

    private static string Expected(ModelPlan plan, string? provider, JsonObject request)
    {
        var state = BuilderPage.Judge(plan, provider, request);
        var lines = BuilderPage.Lines(state.Violations) + "\n---\n";
        if (!state.IsValid) return lines;
        var catalog = ProjectReference.Catalog;
        if (provider is null)
        {
            var printed = RequestPrinter.Print(plan, catalog.NamesOf(plan), state);
            return lines + $"using {catalog.Namespace};\n{(RequestPrinter.UsesJson(printed) ? "using System.Text.Json;\n" : "")}\nvar request = {printed};\n";
        }

        var descriptor = BuilderPage.ProviderOf(state.View);
        return lines + CallPrinter.Print(descriptor, plan, state, catalog.Catalog.Index, descriptor.FindRoute(state.View.Body.Route)?.Submit is null, catalog.Namespace);
    }
}
