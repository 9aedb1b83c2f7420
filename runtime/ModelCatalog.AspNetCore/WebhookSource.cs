using ModelCatalog.Webhooks;

namespace ModelCatalog.AspNetCore;

/// <summary>A provider whose webhooks are received.</summary>
internal sealed class WebhookSource
{
    private readonly Func<ReadOnlyMemory<byte>, Func<string, string?>, string?, CancellationToken, Task<WebhookResult>> _read;

    private WebhookSource(string provider, IReadOnlyList<string?> routes, Func<ReadOnlyMemory<byte>, Func<string, string?>, string?, CancellationToken, Task<WebhookResult>> read)
    {
        Provider = provider;
        Routes = routes;
        _read = read;
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The routes; null: the default route.</summary>
    public IReadOnlyList<string?> Routes { get; }

    /// <summary>A provider that signs. What is not signed is refused.</summary>
    /// <exception cref="InvalidOperationException">It does not sign, or posts nothing.</exception>
    /// <exception cref="ApiKeyException">There is no key.</exception>
    public static WebhookSource Signed<TProvider>(string? key, WebhookKeys keys, TimeProvider time)
        where TProvider : IProvider
    {
        var routes = RoutesOf<TProvider>().Where(route => WebhookReader.IsSigned<TProvider>(route) == true).ToList();
        if (routes.Count == 0)
        {
            throw new InvalidOperationException(
                $"{TProvider.Protocol.Name} does not sign its webhooks, so anybody could post them: AddUnsigned takes them as a reason to ask.");
        }

        foreach (var route in routes) WebhookReader.CheckKey<TProvider>(route, key);
        return new WebhookSource(TProvider.Protocol.Name, routes, (body, header, route, token) => WebhookReader.ReadAsync<TProvider>(body, header, keys, route, key, time, token));
    }

    /// <summary>A provider whose signature, if there is one, is not looked at.</summary>
    /// <exception cref="InvalidOperationException">It posts nothing.</exception>
    public static WebhookSource Unsigned<TProvider>()
        where TProvider : IProvider =>
        new(TProvider.Protocol.Name, RoutesOf<TProvider>(), (body, _, route, _) => Task.FromResult(WebhookReader.ReadUnsigned<TProvider>(body.Span, route)));

    /// <summary>Reads what was posted.</summary>
    public Task<WebhookResult> ReadAsync(ReadOnlyMemory<byte> body, Func<string, string?> header, string? route, CancellationToken cancellationToken) => _read(body, header, route, cancellationToken);

    private static List<string?> RoutesOf<TProvider>()
        where TProvider : IProvider
    {
        var protocol = TProvider.Protocol;
        List<string?> routes = [.. protocol.Routes.Prepend(protocol.Route).Where(route => route.Webhook is not null).Select(route => route.Name)];
        return routes.Count > 0 ? routes : throw new InvalidOperationException($"The catalog knows no webhooks of {protocol.Name}.");
    }
}
