using ModelCatalog.Emulator;
using ModelCatalog.Models;
using ModelCatalog.Tests;

namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>All providers of the catalog in this process, which outlives the gateway's.</summary>
internal sealed class EmulatedProviders : IAsyncDisposable
{
    /// <summary>The only key that they take.</summary>
    public const string Key = "sk-never-to-be-seen";

    private readonly Dictionary<string, ProviderEmulator> _emulators = new(StringComparer.Ordinal);

    public ProviderEmulator this[string provider] => _emulators[provider];

    public int SubmitCount => _emulators.Values.Sum(emulator => emulator.SubmitCount);

    /// <summary>What tells the gateway where they are.</summary>
    public IEnumerable<string> Arguments => _emulators.SelectMany(pair => (string[])
    [
        $"--Providers:{pair.Key}:BaseUrl={pair.Value.BaseAddress.AbsoluteUri}", $"--Providers:{pair.Key}:ApiKey={Key}",
        .. pair.Value.Hosts.Select(host => $"--Providers:{pair.Key}:Hosts:{host.Key}={host.Value.AbsoluteUri}"),
    ]);

    public static async Task<EmulatedProviders> StartAsync(EmulatorOptions? options = null)
    {
        var providers = new EmulatedProviders();
        options ??= new EmulatorOptions { Pace = EmulatorPace.Immediate };
        foreach (var provider in CatalogModels.Registry.Providers.Where(provider => provider.CanSubmit))
            providers._emulators.Add(provider.Key, await ProviderEmulator.StartAsync(ConformanceCase.Catalog, provider.Key, options with { Key = Key }, TestContext.Current.CancellationToken));
        return providers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var emulator in _emulators.Values) await emulator.DisposeAsync();
    }
}
