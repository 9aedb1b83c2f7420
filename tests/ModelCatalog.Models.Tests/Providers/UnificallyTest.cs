using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>A client over real HTTP to the emulated provider, and a clock that does not make tests wait.</summary>
public abstract class UnificallyTest
{
    protected static readonly Veo31Request Request = new() { Variant = Veo31Variant.Fast, Prompt = "A market at dusk" };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ManualTime Time { get; init; } = new();

    protected static Task<ProviderEmulator> StartAsync(EmulatorOptions? options = null) =>
        ProviderEmulator.StartAsync(ConformanceCase.Catalog, "unifically", options ?? new EmulatorOptions { Pace = EmulatorPace.Immediate }, Token);

    protected UnificallyClient Client(ProviderEmulator emulator, Action<ProviderOptions>? configure = null)
    {
        var options = new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" };
        configure?.Invoke(options);
        return new UnificallyClient(new ProviderConnection(options) { Time = Time });
    }
}
