using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Seeds;

/// <summary>The request examples of the documents that hold several providers or gateways: each is one of ours, and has its verdict.</summary>
public class DocumentExampleTests
{
    public static TheoryData<string, int> Documents => new() { { "000_", 7 }, { "002_", 12 }, { "003_", 1 }, { "004_", 17 } };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_example_stands_on_a_page_in_our_own_words_and_has_the_verdict_of_ours(string name, int count)
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var examples = RequestExamples.Of(name);
        var problems = new List<string>();
        foreach (var (example, offset) in examples)
        {
            var ours = ConformancePage.All.Where(page => page.Document == example.Document)
                .SelectMany(page => page.Examples.Where(own => own.Line == example.Line && own.Offset is null || own.Offset == offset).Select(own => (page, own))).ToList();
            if (ours is not [var (page, own)])
            {
                problems.Add($"{example} @{offset}: {ours.Count} examples of ours");
                continue;
            }

            problems.AddRange(ExampleText.Differences(example, own.Body));
            var plan = ConformanceCase.Catalog.Models.Single(plan => plan.Model.Key == page.Model);
            var verdict = InterpretedPage.Judge(plan, plan.FindView(page.Provider)!, example.Body);
            var found = verdict.Violations.Select(violation => violation.Rule).Distinct().Order(StringComparer.Ordinal);
            if (!found.SequenceEqual(own.Fires.Distinct().Order(StringComparer.Ordinal))) problems.Add($"{example} @{offset}: {string.Join("; ", verdict.Violations)}");
            else if (own.Fires.Count == 0 && !ConformanceValue.WithoutAbsent(example.Body).Equals(ConformanceValue.WithoutAbsent(verdict.Written!))) problems.Add($"{example} @{offset}: is written as {verdict.Written}");
        }

        Assert.Equal(count, examples.Count);
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }
}
