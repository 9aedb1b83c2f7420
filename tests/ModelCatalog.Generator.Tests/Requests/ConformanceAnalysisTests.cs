using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Requests;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>The bodies of the conformance pages, written as C# with constants: each mistake that C# can hold is found with its rule's id, and nothing else is.</summary>
public sealed class ConformanceAnalysisTests
{
    private static readonly EmittedCatalog s_catalog = EmittedCatalog.Own;
    private static readonly Lazy<IReadOnlyList<WrittenCase>> s_cases = new(() => [.. ConformancePage.All.SelectMany(Cases), .. GuardedRequest.All.Where(guarded => guarded.Error is null).Select(Guarded)]);
    private static readonly Lazy<Task<IReadOnlyList<IReadOnlyCollection<string>>>> s_found = new(() => AnalyzeAsync(s_cases.Value));

    public static TheoryData<string> Providers => [.. ConformancePage.All.Select(page => page.Provider).Distinct()];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Mistakes_that_CSharp_can_hold_are_found_and_no_others(string provider)
    {
        var found = await s_found.Value;
        var cases = s_cases.Value.Zip(found, (one, rules) => (Case: one, Found: string.Join(", ", rules), Expected: string.Join(", ", one.Expected.Order(StringComparer.Ordinal))))
            .Where(one => one.Case.Provider == provider).ToList();

        var wrong = cases.Where(one => one.Found != one.Expected).Select(one => $"{one.Case.Title}: expected [{one.Expected}], found [{one.Found}] in {one.Case.Code}").ToList();

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n" + string.Join('\n', wrong.Take(10)));
        Assert.True(cases.Exists(one => one.Expected.Length > 0) && cases.Exists(one => one.Expected.Length == 0));
    }

    // What is paid for in vain: what the compiler lets through, the analyzer does not.
    private static WrittenCase Guarded(GuardedRequest guarded) => new(guarded.Provider, "tests/guard: " + guarded.Title, guarded.Code, [guarded.Rule]);

    private static IEnumerable<WrittenCase> Cases(ConformancePage page)
    {
        var plan = s_catalog.Plan(page.Model);
        var view = plan.FindView(page.Provider)!;
        var requests = new WrittenRequests(plan, s_catalog.NamesOf(page.Model));
        foreach (var body in page.Bodies)
        {
            var read = RequestReader.Read(plan, view, body.Body);

            // What reading finds is a mistake of JSON that C# cannot hold; but what is missing there can be missing here.
            if (read.Violations.Any(violation => violation.Kind != Compiler.Planning.ViolationKind.Required)) continue;

            // Options are no part of a request.
            if (view.Body.Options.Any(option => body.Fires.Any(rule => rule.StartsWith(option.Key + ".", StringComparison.Ordinal)))) continue;
            if (requests.Write(read) is not { } code) continue;
            yield return new WrittenCase(page.Provider, body.ToString(), code, [.. body.Fires.Distinct()]);
        }
    }

    /// <summary>The ids that are reported for each case: one method each.</summary>
    private static async Task<IReadOnlyList<IReadOnlyCollection<string>>> AnalyzeAsync(IReadOnlyList<WrittenCase> cases)
    {
        var source = new StringBuilder("using ModelCatalog;\nnamespace Contoso.Media;\ninternal static class Cases\n{\n");
        for (var i = 0; i < cases.Count; i++) source.Append(CultureInfo.InvariantCulture, $"    internal static object Case{i}() =>\n        {cases[i].Code}.Validate<{NamePlanner.ProviderName(cases[i].Provider, s_catalog.Compiled.Index)}>();\n");
        source.Append("}\n");
        var project = new CatalogProject(tracked: false).CSharp(source.ToString());
        foreach (var folder in new[] { "providers", "models", "types" })
        {
            var root = Path.Combine(Repository.Root, "catalog");
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*.yaml", SearchOption.AllDirectories))
                project.Descriptor(Path.GetRelativePath(root, file).Replace('\\', '/'), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        var found = cases.Select(_ => new SortedSet<string>(StringComparer.Ordinal)).ToList();
        foreach (var diagnostic in await project.AnalyzeAsync())
            found[(diagnostic.Location.GetLineSpan().StartLinePosition.Line - 4) / 2].Add(diagnostic.Properties[RequestProperties.Rule]!);
        return found;
    }

    /// <summary>A body as C#.</summary>
    /// <param name="Provider">Where it is judged.</param>
    /// <param name="Title">What it shows.</param>
    /// <param name="Code">The expression.</param>
    /// <param name="Expected">What the page says of the body.</param>
    private sealed record WrittenCase(string Provider, string Title, string Code, IReadOnlyList<string> Expected);
}
