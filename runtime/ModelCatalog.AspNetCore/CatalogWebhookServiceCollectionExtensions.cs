using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ModelCatalog.AspNetCore;

/// <summary>Registers what receives webhooks.</summary>
public static class CatalogWebhookServiceCollectionExtensions
{
    /// <summary>
    /// Registers what receives webhooks: <see cref="CatalogWebhooks"/>, and where the application has none of its own, a log in memory and <see cref="WebhookKeys"/>.
    /// Whose webhooks they are is said by the builder; <see cref="CatalogWebhookEndpointExtensions.MapCatalogWebhooks"/> maps the endpoints.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null: the defaults.</param>
    public static CatalogWebhooksBuilder AddCatalogWebhooks(this IServiceCollection services, Action<CatalogWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CatalogWebhookOptions>()
            .Validate(static options => options.IsRight, $"{nameof(CatalogWebhookOptions)} is out of range: a body of 1 byte to 256 MiB, at least one remembered delivery and no negative number are expected.");
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton<CatalogWebhooks>();
        services.TryAddSingleton<IWebhookLog, MemoryWebhookLog>();
        services.TryAddSingleton(static provider => new WebhookKeys(provider.GetService<TimeProvider>()));
        services.TryAddSingleton<WebhookEndpoint>();
        return new CatalogWebhooksBuilder(services);
    }
}
