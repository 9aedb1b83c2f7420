using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace ModelCatalog.AspNetCore;

/// <summary>Says whose webhooks are received, and by whom.</summary>
public sealed class CatalogWebhooksBuilder
{
    internal CatalogWebhooksBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Receives the webhooks of a provider that signs them; those of routes that it does not sign are not received.</summary>
    /// <param name="key">The key that both sides know; null: the environment variable that the provider's descriptor names.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    public CatalogWebhooksBuilder Add<TProvider>(string? key = null)
        where TProvider : IProvider => Add(services => WebhookSource.Signed<TProvider>(key, services.GetRequiredService<WebhookKeys>(), services.GetService<TimeProvider>() ?? TimeProvider.System));

    /// <summary>
    /// Receives the webhooks of a provider without looking at a signature. Whoever knows the address may post them, so nothing in them is believed: each is only a reason to ask
    /// the provider how the task stands.
    /// </summary>
    /// <typeparam name="TProvider">The provider.</typeparam>
    public CatalogWebhooksBuilder AddUnsigned<TProvider>()
        where TProvider : IProvider => Add(static _ => WebhookSource.Unsigned<TProvider>());

    /// <summary>Hands notifications of tasks that nobody in this process tracks to a handler, which is made per request.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    public CatalogWebhooksBuilder Handle<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IWebhookHandler
    {
        Services.AddScoped<IWebhookHandler, THandler>();
        return this;
    }

    private CatalogWebhooksBuilder Add(Func<IServiceProvider, WebhookSource> source)
    {
        Services.AddSingleton(source);
        return this;
    }
}
