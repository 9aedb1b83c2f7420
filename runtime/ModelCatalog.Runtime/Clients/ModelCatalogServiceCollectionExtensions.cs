using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ModelCatalog.Transport;

namespace ModelCatalog;

/// <summary>Registers clients. Generated code calls it with the types of a provider.</summary>
public static class ModelCatalogServiceCollectionExtensions
{
    /// <summary>Registers a provider's client as a singleton over a named <see cref="HttpClient"/> that follows no redirects and logs no headers.</summary>
    /// <param name="services">The services.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="configure">Sets the options; null: the defaults, and the key from the environment.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <typeparam name="TClient">The provider's client.</typeparam>
    /// <returns>The builder of the named client, for further handlers. A handler must not repeat requests: a second submit throws.</returns>
    public static IHttpClientBuilder AddModelCatalogProvider<TProvider, TClient>(
        this IServiceCollection services, Func<ProviderConnection, TClient> create, Action<ProviderOptions>? configure = null)
        where TProvider : IProvider
        where TClient : ProviderClient<TProvider>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        var name = "ModelCatalog." + TProvider.Protocol.Name;
        services.AddOptions();
        if (configure is not null) services.Configure(name, configure);
        services.TryAddSingleton(provider => create(Connect(provider, name)));

        // Whoever knows the provider by its key alone shares the client of whoever has its type, whichever was registered first: one paces both.
        if (typeof(TClient) != typeof(ProviderClient<TProvider>)) services.Replace(ServiceDescriptor.Singleton<ProviderClient<TProvider>>(static provider => provider.GetRequiredService<TClient>()));
        if (services.Any(static service => service.ServiceType == typeof(RegisteredHttp<TProvider>))) return services.AddHttpClient(name);
        services.AddSingleton<RegisteredHttp<TProvider>>();

        // After whatever the application configures: innermost.
        services.PostConfigure<HttpClientFactoryOptions>(name, static options => options.HttpMessageHandlerBuilderActions.Add(static builder => builder.AdditionalHandlers.Add(new SingleUseHandler())));
        return services.AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(ProviderConnection.CreateHandler)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(static _ => true);
    }

    /// <summary>
    /// Registers a <see cref="CatalogClient"/> as a singleton, with a client for each provider of the catalog that requests can be sent to. A provider whose own client is
    /// registered, too, has that one.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="models">The models: <c>CatalogModels.Registry</c> of generated code.</param>
    /// <param name="configure">Sets the options of a provider; null: the defaults, and the keys from the environment.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddCatalogClient(this IServiceCollection services, ModelRegistry models, Action<ProviderInfo, ProviderOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(models);
        foreach (var provider in models.Providers) provider.Register(services, configure is null ? null : options => configure(provider, options));
        services.TryAddSingleton(provider => new CatalogClient(models, (ProviderInfo info) => info.GetClient(provider)));
        return services;
    }

    private static ProviderConnection Connect(IServiceProvider services, string name)
    {
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var options = services.GetRequiredService<IOptionsMonitor<ProviderOptions>>().Get(name);
        return new ProviderConnection(() => factory.CreateClient(name), options)
        {
            Logger = services.GetService<ILoggerFactory>()?.CreateLogger(name) ?? NullLogger.Instance,
            Time = services.GetService<TimeProvider>() ?? TimeProvider.System,
        };
    }

    /// <summary>Says that the named HTTP client of a provider is configured.</summary>
    private sealed class RegisteredHttp<TProvider>
        where TProvider : IProvider;
}
