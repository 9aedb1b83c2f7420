using System.Text;
using ModelCatalog;
using ModelCatalog.Models;

namespace Quickstart;

/// <summary>The real providers, as far as their keys are set.</summary>
internal sealed class LiveStage : IStage
{
    private static readonly ProviderProtocol[] Providers = [Unifically.Protocol, Kie.Protocol];

    public int? Refusal(Arguments arguments)
    {
        var reached = Providers.Where(provider => MissingKey(provider) is null).Select(provider => provider.Name).ToList();
        if (reached.Count == 0) return Show.Usage($"No key is set. Set {string.Join(" or ", Providers.SelectMany(NamesOfKeys))}, or leave out --live.");
        var cost = $"This makes a real video at {string.Join(" and at ", reached)}; each costs money on your account.";
        return arguments.IsAgreed || Show.Confirm(cost) ? null : ExitCode.Declined;
    }

    public ProviderConnection? ConnectionTo<TProvider>()
        where TProvider : IProvider
    {
        if (MissingKey(TProvider.Protocol) is not { } missing) return new ProviderConnection();
        Show.Line($"skipped: {missing} is not set");
        return null;
    }

    public string BodyOf<TProvider>(IServedBy<TProvider> request)
        where TProvider : IProvider => Encoding.UTF8.GetString(RequestBody.Write(request));

    public int? SubmitsOf<TProvider>()
        where TProvider : IProvider => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string[] NamesOfKeys(ProviderProtocol provider) => [.. provider.Auth!.Variables];

    /// <summary>The first variable of a provider's key that is not set; null: all are.</summary>
    private static string? MissingKey(ProviderProtocol provider) => NamesOfKeys(provider).FirstOrDefault(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
}
