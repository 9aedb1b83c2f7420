using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>A provider behind its key: for an application that has no type for it.</summary>
public abstract class ProviderInfo
{
    private protected ProviderInfo()
    {
    }

    /// <summary>The provider's key.</summary>
    public string Key => Protocol.Name;

    /// <summary>How its API is spoken.</summary>
    public abstract ProviderProtocol Protocol { get; }

    /// <summary>The environment variables that hold the key or its parts; empty where the provider takes none.</summary>
    public IReadOnlyList<string> KeyVariables => Protocol.Auth?.Variables ?? [];

    /// <summary>Whether the catalog knows where and how requests are sent; else they are only judged and written, unless <see cref="ProviderOptions.BaseUrl"/> says where.</summary>
    public bool CanSubmit => Protocol.BaseUrl is not null && Protocol.Routes.Append(Protocol.Route).Any(static route => (route.Submit ?? route.Sync) is not null);

    /// <summary>Reads options of a call by their names and judges them, as they are judged before anything is sent.</summary>
    /// <param name="options">An object: <c>{"callback_url": "https://…"}</c>.</param>
    /// <param name="route">The provider's route (<see cref="ModelWire.Route"/>); null: the default route.</param>
    /// <returns>The options, or what is wrong: a name that calls there do not have, a value of another kind or out of bounds.</returns>
    public abstract ReadResult<SubmitOptions> ReadOptions(JsonElement options, string? route = null);

    /// <summary>Makes a client. Keep it: it paces its requests below the provider's limits.</summary>
    /// <param name="connection">HTTP clients, options, a logger and a clock.</param>
    /// <exception cref="ArgumentException">A URL or a bound of the options is not valid.</exception>
    public abstract IProviderClient CreateClient(ProviderConnection connection);

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    internal static ProviderInfo Of<TProvider>()
        where TProvider : IProvider => Bound<TProvider>.Instance;

    /// <summary>Registers the client, unless that is done.</summary>
    internal abstract void Register(IServiceCollection services, Action<ProviderOptions>? configure);

    /// <summary>The client that is registered.</summary>
    internal abstract IProviderClient GetClient(IServiceProvider services);

    private sealed class Bound<TProvider> : ProviderInfo
        where TProvider : IProvider
    {
        public static readonly ProviderInfo Instance = new Bound<TProvider>();

        public override ProviderProtocol Protocol => TProvider.Protocol;

        public override ReadResult<SubmitOptions> ReadOptions(JsonElement options, string? route = null) =>
            RequestBody.TextProblem(options) is { } problem ? OptionReader.NotJson(problem) : TProvider.ReadOptions(options, route);

        public override IProviderClient CreateClient(ProviderConnection connection) => new ProviderClient<TProvider>(connection);

        internal override void Register(IServiceCollection services, Action<ProviderOptions>? configure) =>
            services.AddModelCatalogProvider<TProvider, ProviderClient<TProvider>>(static connection => new ProviderClient<TProvider>(connection), configure);

        internal override IProviderClient GetClient(IServiceProvider services) => services.GetRequiredService<ProviderClient<TProvider>>();
    }
}
