using System.Reflection;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Every request example of the document, typed, over real HTTP: priced, submitted, waited for, read into the typed output.</summary>
public sealed class EveryModelTests : IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private ProviderEmulator _emulator = null!;

    public static TheoryData<string> Names => [.. ConformancePage.All.Where(page => page.Provider == "unifically").Select(page => page.Name)];

    public async ValueTask InitializeAsync() =>
        _emulator = await ProviderEmulator.StartAsync(ConformanceCase.Catalog, "unifically", new EmulatorOptions { Pace = EmulatorPace.Immediate }, s_token);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_example_of_its_page_gives_its_output(string name)
    {
        var page = ConformancePage.All.Single(one => one.Name == name);
        var client = new UnificallyClient(new ProviderConnection(new ProviderOptions { BaseUrl = _emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" }) { Time = new ShortPauses() });
        var submitted = 0;
        foreach (var example in page.Examples.Where(example => example.Fires.Count == 0))
        {
            var (request, validation) = GeneratedModels.Find(page.Model, page.Provider).ReadBody(example.Body.ToString());
            Assert.True(request is not null, validation.ToString());

            var output = request.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IUnificallyRequest<>)).GetGenericArguments()[0];
            var run = typeof(EveryModelTests).GetMethod(nameof(RunAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(output);
            await (Task)run.Invoke(null, [client, request])!;
            Assert.Equal(++submitted, _emulator.SubmitCount);

            var sent = (JsonObject)JsonText.Parse(_emulator.Requests.Last(one => one.Operation == "submit").Body)!;
            Assert.Equal(example.Body["model"], sent["model"]);
        }

        Assert.True(submitted > 0 || page.Examples.All(example => example.Fires.Count > 0), "no example of the page is valid");
    }

    private static async Task RunAsync<TOutput>(UnificallyClient client, IUnificallyRequest<TOutput> request)
    {
        var price = await client.GetPriceAsync(request, cancellationToken: s_token);
        Assert.True(price.Amount > 0);

        var task = await client.SubmitAsync(request, cancellationToken: s_token);
        var output = await task.WaitAsync(cancellationToken: s_token);

        Assert.NotNull(output);
        Assert.Contains(typeof(TOutput).GetProperties(), property => property.GetIndexParameters().Length == 0 && property.Name is not ("Raw" or "TaskId") && IsFilled(property.GetValue(output)));
    }

    private static bool IsFilled(object? value) => value is not null and not "" && (value is not System.Collections.IEnumerable list || list.Cast<object>().Any());
}
