using ModelCatalog;
using ModelCatalog.Emulator;
using ModelCatalog.Models;

namespace Quickstart;

/// <summary>Both providers on 127.0.0.1, played from their descriptors: the client does not know the difference.</summary>
internal sealed class EmulatedStage : IStage
{
    private readonly Dictionary<string, ProviderEmulator> _emulators = new(StringComparer.Ordinal);
    private readonly FastClock _clock = new();

    public static async Task<EmulatedStage> OpenAsync(CancellationToken cancellationToken)
    {
        var stage = new EmulatedStage();
        foreach (var provider in new[] { Unifically.Protocol, Kie.Protocol })
        {
            var emulator = await ProviderEmulator.StartAsync(provider.Name, cancellationToken: cancellationToken);
            stage._emulators.Add(provider.Name, emulator);
            Show.Line($"{provider.Name} is played at {emulator.BaseAddress}");
        }

        return stage;
    }

    public int? Refusal(Arguments arguments) => null;

    public ProviderConnection? ConnectionTo<TProvider>()
        where TProvider : IProvider =>
        new(new ProviderOptions { BaseUrl = Of<TProvider>().BaseAddress.AbsoluteUri, ApiKey = "any-key-will-do" }) { Time = _clock };

    public string BodyOf<TProvider>(IServedBy<TProvider> request)
        where TProvider : IProvider => Of<TProvider>().Requests.Last(seen => seen.Operation == "submit").Body;

    public int? SubmitsOf<TProvider>()
        where TProvider : IProvider => Of<TProvider>().SubmitCount;

    public async ValueTask DisposeAsync()
    {
        foreach (var emulator in _emulators.Values) await emulator.DisposeAsync();
    }

    private ProviderEmulator Of<TProvider>()
        where TProvider : IProvider => _emulators[TProvider.Protocol.Name];
}
