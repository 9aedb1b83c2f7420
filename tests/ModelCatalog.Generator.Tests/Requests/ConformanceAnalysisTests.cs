using System.Globalization;
using System.Text;
using ModelCatalog.Generator.Requests;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>The bodies of the conformance pages, written as C# with constants: each mistake that C# can hold is found with its rule's id, and nothing else is.</summary>
public sealed class ConformanceAnalysisTests
{
    private static readonly Lazy<Task<IReadOnlyList<IReadOnlyCollection<string>>>> s_found = new(() => AnalyzeAsync(WrittenCase.All));

    public static TheoryData<string> Providers => [.. ConformancePage.All.Select(page => page.Provider).Distinct()];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Mistakes_that_CSharp_can_hold_are_found_and_no_others(string provider)
    {
        var found = await s_found.Value;
        var cases = WrittenCase.All.Zip(found, (one, rules) => (Case: one, Found: string.Join(", ", rules), Expected: string.Join(", ", one.Expected.Order(StringComparer.Ordinal))))
            .Where(one => one.Case.Provider == provider).ToList();

        var wrong = cases.Where(one => one.Found != one.Expected).Select(one => $"{one.Case.Title}: expected [{one.Expected}], found [{one.Found}] in {one.Case.Code}").ToList();

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n" + string.Join('\n', wrong.Take(10)));
        Assert.True(cases.Exists(one => one.Expected.Length > 0) && cases.Exists(one => one.Expected.Length == 0));
    }

    /// <summary>The ids that are reported for each case: one method each.</summary>
    private static async Task<IReadOnlyList<IReadOnlyCollection<string>>> AnalyzeAsync(IReadOnlyList<WrittenCase> cases)
    {
        var source = new StringBuilder("using ModelCatalog;\nnamespace Contoso.Media;\ninternal static class Cases\n{\n");
        for (var i = 0; i < cases.Count; i++) source.Append(CultureInfo.InvariantCulture, $"    internal static object Case{i}() =>\n        {cases[i].Code}.Validate<{cases[i].Marker}>();\n");
        source.Append("}\n");
        var found = cases.Select(_ => new SortedSet<string>(StringComparer.Ordinal)).ToList();
        foreach (var diagnostic in await new CatalogProject(tracked: false).CSharp(source.ToString()).OwnCatalog().AnalyzeAsync())
            found[(diagnostic.Location.GetLineSpan().StartLinePosition.Line - 4) / 2].Add(diagnostic.Properties[RequestProperties.Rule]!);
        return found;
    }
}
