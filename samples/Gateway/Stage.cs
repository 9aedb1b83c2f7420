using ModelCatalog;
using ModelCatalog.Compiler;
using ModelCatalog.Emulator;

namespace Gateway;

/// <summary>Where requests go: to providers that are played here, to addresses that the configuration names (<c>--Providers:kie:BaseUrl=…</c>), or to the real ones.</summary>
internal sealed class Stage(IConfiguration configuration) : IAsyncDisposable
{
    private readonly Dictionary<string, ProviderEmulator> _emulators = new(StringComparer.Ordinal);

    /// <summary>The providers that are played here.</summary>
    public IReadOnlyCollection<string> Providers => _emulators.Keys;

    public static async Task<Stage> OpenAsync(CompiledCatalog catalog, ModelRegistry models, IConfiguration configuration, bool isLive)
    {
        var stage = new Stage(configuration);
        foreach (var provider in models.Providers.Where(provider => provider.CanSubmit && !isLive && stage.BaseUrl(provider) is null))
            stage._emulators.Add(provider.Key, await ProviderEmulator.StartAsync(catalog, provider.Key));
        return stage;
    }

    /// <summary>Says how a provider is reached. What is not said comes from its descriptor and the environment.</summary>
    public void Configure(ProviderInfo provider, ProviderOptions options)
    {
        options.BaseUrl = BaseUrl(provider);
        options.ApiKey = configuration[$"Providers:{provider.Key}:ApiKey"];
        foreach (var host in provider.Protocol.Hosts)
        {
            if (configuration[$"Providers:{provider.Key}:Hosts:{host.Name}"] is { } url) options.Hosts[host.Name] = url;
        }

        if (!_emulators.TryGetValue(provider.Key, out var emulator)) return;
        options.BaseUrl = emulator.BaseAddress.AbsoluteUri;
        foreach (var (name, url) in emulator.Hosts) options.Hosts[name] = url.AbsoluteUri;
        foreach (var variable in provider.KeyVariables) options.Keys[variable] = "any-key-will-do";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var emulator in _emulators.Values) await emulator.DisposeAsync();
    }

    private string? BaseUrl(ProviderInfo provider) => configuration[$"Providers:{provider.Key}:BaseUrl"];
}
