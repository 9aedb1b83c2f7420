using System.Reflection;
using ModelCatalog.Emulator;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Sends a request whose type only the case knows, as an application that is generic over providers would.</summary>
internal static class ProviderRun
{
    public const string Key = "a-key";

    /// <summary>Asks for the price where the provider tells it, submits the request, waits for its task and reads its output.</summary>
    /// <param name="request">The request.</param>
    /// <param name="emulator">Where it goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="atOnce">Whether it goes where the output is the answer.</param>
    public static Task<object> SendAsync(object request, ProviderEmulator emulator, TimeProvider time, Action<ProviderOptions>? configure = null, bool atOnce = false)
    {
        var served = request.GetType().GetInterfaces().Single(type =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IServedBy<,>) && NameOf(type.GetGenericArguments()[0]) == emulator.Provider).GetGenericArguments();
        var send = typeof(ProviderRun).GetMethod(nameof(SendTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(served);
        return (Task<object>)send.Invoke(null, [request, Connect(emulator, time, configure), atOnce])!;
    }

    /// <summary>A connection to an emulated provider and its hosts.</summary>
    public static ProviderConnection Connect(ProviderEmulator emulator, TimeProvider? time = null, Action<ProviderOptions>? configure = null)
    {
        var options = new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = Key };
        foreach (var (name, url) in emulator.Hosts) options.Hosts[name] = url.AbsoluteUri;
        configure?.Invoke(options);
        return new ProviderConnection(options) { Time = time ?? new ShortPauses() };
    }

    /// <summary>Starts a provider of the catalog whose tasks are finished at the first poll.</summary>
    public static Task<ProviderEmulator> StartAsync(string provider, EmulatorOptions? options = null) =>
        ProviderEmulator.StartAsync(ConformanceCase.Catalog, provider, options ?? new EmulatorOptions { Pace = EmulatorPace.Immediate }, TestContext.Current.CancellationToken);

    /// <summary>The request that a body of a page stands for.</summary>
    public static object Read(ConformancePage page, PageExample example)
    {
        var (request, validation) = GeneratedModels.Find(page.Model, page.Provider).ReadBody(example.Body.ToString());
        Assert.True(request is not null, validation.ToString());
        return request;
    }

    private static async Task<object> SendTypedAsync<TProvider, TOutput>(IServedBy<TProvider, TOutput> request, ProviderConnection connection, bool atOnce)
        where TProvider : IProvider
    {
        var client = new Client<TProvider>(connection);
        if (atOnce) return (await client.GenerateAsync(request))!;
        if (TProvider.Protocol.FindRoute(request.RouteName)!.Price is not null) Assert.True((await client.AskAsync(request)).Amount > 0);
        var task = await client.SubmitAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        return (await task.WaitAsync(cancellationToken: TestContext.Current.CancellationToken))!;
    }

    private static string NameOf(Type provider) => (string)typeof(ProviderRun).GetMethod(nameof(NameOfTyped), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(provider).Invoke(null, null)!;

    private static string NameOfTyped<TProvider>()
        where TProvider : IProvider => TProvider.Protocol.Name;

    private sealed class Client<TProvider>(ProviderConnection connection) : ProviderClient<TProvider>(connection)
        where TProvider : IProvider
    {
        public Task<TOutput> GenerateAsync<TOutput>(IServedBy<TProvider, TOutput> request) => AnswerAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        public Task<Price> AskAsync(IServedBy<TProvider> request) => AskPriceAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }
}
