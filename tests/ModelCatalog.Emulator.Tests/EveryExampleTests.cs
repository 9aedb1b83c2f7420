using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

/// <summary>The emulator and the examples of the catalog agree: what a page prints is accepted, what an example calls wrong is refused.</summary>
public class EveryExampleTests
{
    public static TheoryData<string> Providers => [.. Catalogs.All.Index.Providers.Select(provider => provider.Provider)];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_body_of_an_example_is_judged_as_the_example_says(string provider)
    {
        await using var session = await Session.Of(provider);
        foreach (var (plan, example, body) in Bodies(provider))
        {
            var route = Catalogs.All.Index.FindProvider(provider)!.FindRoute(plan.FindView(provider)!.Body.Route)!;
            var start = route.Starts.First();
            if (start.PathTemplate.Contains("model}", StringComparison.Ordinal)) continue;
            var before = session.Emulator.TaskCount;

            var reply = await session.Post(start.PathTemplate, body.ToString());

            var isWrong = example.Violates.Any(expected => (expected.Provider ?? provider) == provider);

            // A list of what each task is for starts as many.
            var tasks = isWrong ? 0 : start.Per is { } per && body[per] is Compiler.Json.JsonArray list ? list.Items.Count : 1;
            Assert.True(session.Emulator.TaskCount == before + tasks, $"{plan.Model.Key}, {example.Title}: {reply.Text}");
        }
    }

    private static IEnumerable<(ModelPlan Plan, ExampleDescriptor Example, Compiler.Json.JsonObject Body)> Bodies(string provider) =>
        from plan in Catalogs.All.Models
        where plan.FindView(provider) is not null
        from example in plan.Model.Examples
        from body in example.Bodies.Concat(example.Wires)
        where body.Provider == provider
        select (plan, example, body.Body);
}
