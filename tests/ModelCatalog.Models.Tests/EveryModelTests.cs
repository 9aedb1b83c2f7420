using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Every request example of the documents, typed, over real HTTP: priced, submitted, waited for, read into the typed output.</summary>
public sealed class EveryModelTests
{
    public static TheoryData<string> Names => [.. ConformancePage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_example_of_its_page_gives_its_output(string name)
    {
        var page = ConformancePage.All.Single(one => one.Name == name);
        await using var emulator = await ProviderEmulator.StartAsync(
            ConformanceCase.Catalog, page.Provider, new EmulatorOptions { Pace = EmulatorPace.Immediate }, TestContext.Current.CancellationToken);
        var view = ConformanceCase.Catalog.Models.Single(plan => plan.Model.Key == page.Model).FindView(page.Provider)!;
        var options = view.Body.Root.Members.Where(member => member.Value is Compiler.Planning.BodyOptionNode).Select(member => member.Name).ToHashSet();
        var submitted = 0;

        // What only warns is sent as well. A model that its document shows no request of is sent as the rules' first body.
        foreach (var body in page.Examples.Select(example => example.Body).DefaultIfEmpty(page.Bases[0]))
        {
            var generated = GeneratedModels.Find(page.Model, page.Provider);
            if (generated.ReadBody(body.ToString()) is not ({ } request, { IsValid: true })) continue;

            var output = await ProviderRun.SendAsync(request, emulator, new ShortPauses());

            Assert.Contains(output.GetType().GetProperties(), property => property.GetIndexParameters().Length == 0 && property.Name is not ("Raw" or "TaskId") && IsFilled(property.GetValue(output)));
            Assert.Equal(++submitted, emulator.SubmitCount);
            var sent = (JsonObject)JsonText.Parse(emulator.Requests.Last(one => one.Operation is "submit" or "sync").Body)!;
            Assert.Equal(Sorted(body, options), Sorted(sent, options));
        }

        Assert.True(submitted > 0 || page.Examples is [_, ..] && page.Examples.All(example => example.Note is not null), "no example of the page is valid");
    }

    // Options belong to the call, and the order of members says nothing.
    private static JsonValue Sorted(JsonObject body, HashSet<string> options) => Sort(ConformanceValue.WithoutAbsent(new JsonObject([.. body.Members.Where(member => !options.Contains(member.Name))])));

    private static JsonValue Sort(JsonValue value) => value switch
    {
        JsonObject json => new JsonObject([.. json.Members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => new JsonMember(member.Name, Sort(member.Value)))]),
        JsonArray array => new JsonArray([.. array.Items.Select(Sort)]),
        _ => value,
    };

    private static bool IsFilled(object? value) => value is not null and not "" && (value is not System.Collections.IEnumerable list || list.Cast<object>().Any());
}
