using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>A request of the catalog as C# with constants.</summary>
/// <param name="Provider">Where it is judged.</param>
/// <param name="Marker">What the provider is called in C#.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The expression.</param>
/// <param name="Expected">The rules that it violates.</param>
internal sealed record WrittenCase(string Provider, string Marker, string Title, string Code, IReadOnlyList<string> Expected)
{
    private static readonly EmittedCatalog s_catalog = EmittedCatalog.Own;
    private static readonly Lazy<IReadOnlyList<WrittenCase>> s_all = new(() => [.. ConformancePage.All.SelectMany(Of), .. GuardedRequest.All.Where(guarded => guarded.Error is null).Select(Of)]);

    /// <summary>The bodies of the conformance pages that C# can hold, and what is paid for in vain as far as it compiles.</summary>
    public static IReadOnlyList<WrittenCase> All => s_all.Value;

    private static WrittenCase Of(GuardedRequest guarded) => new(guarded.Provider, MarkerOf(guarded.Provider), "tests/guard: " + guarded.Title, guarded.Code, [guarded.Rule]);

    private static IEnumerable<WrittenCase> Of(ConformancePage page)
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
            yield return new WrittenCase(page.Provider, MarkerOf(page.Provider), body.ToString(), code, [.. body.Fires.Distinct()]);
        }
    }

    private static string MarkerOf(string provider) => NamePlanner.ProviderName(provider, s_catalog.Compiled.Index);
}
