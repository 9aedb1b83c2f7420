using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ModelCatalog.AspNetCore;

/// <summary>Maps the endpoints that webhooks are posted to.</summary>
public static class CatalogWebhookEndpointExtensions
{
    /// <summary>
    /// Maps one endpoint for each provider and route: <c>/webhooks/acme</c> for the default route, <c>/webhooks/acme/images</c> for a named one. They answer 200 to what was taken,
    /// once or again, 400 to what is malformed, 401 to what is not signed as it should be, 413 to what is too large, 503 to what cannot be judged now, so that it is posted again.
    /// Their protection is the signature: where the application asks everybody to sign in, say <c>AllowAnonymous()</c> of the group.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">The path that all of them begin with.</param>
    /// <returns>The group of the endpoints.</returns>
    /// <exception cref="InvalidOperationException">No provider was added, one was added twice, or it does not sign.</exception>
    /// <exception cref="ApiKeyException">The key of a provider is missing.</exception>
    public static RouteGroupBuilder MapCatalogWebhooks(this IEndpointRouteBuilder endpoints, string prefix = "/webhooks")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var endpoint = services.GetService<WebhookEndpoint>() ?? throw new InvalidOperationException("Nothing receives webhooks yet: services.AddCatalogWebhooks() comes first.");
        var sources = services.GetServices<WebhookSource>().ToList();
        if (sources.Count == 0) throw new InvalidOperationException("No provider's webhooks are received: services.AddCatalogWebhooks().Add<Acme>() says whose are.");
        if (sources.GroupBy(source => source.Provider, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The webhooks of {twice.Key} are added twice; a provider is either signed or not.");

        var group = endpoints.MapGroup(prefix);
        foreach (var source in sources)
        {
            foreach (var route in source.Routes)
            {
                RequestDelegate receive = context => endpoint.ReceiveAsync(context, source, route);
                group.MapPost(route is null ? $"/{source.Provider}" : $"/{source.Provider}/{route}", receive).WithDisplayName($"Webhooks of {source.Provider}{(route is null ? "" : ", " + route)}");
            }
        }

        return group;
    }
}
