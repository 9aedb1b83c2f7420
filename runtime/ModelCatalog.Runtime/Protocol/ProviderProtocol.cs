namespace ModelCatalog;

/// <summary>How the API of a provider is spoken, as data. Generated from the provider's descriptor; immutable.</summary>
public sealed record ProviderProtocol
{
    /// <summary>The provider's key: what handles, exceptions and logs call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where the API is; null: a client needs <see cref="ProviderOptions.BaseUrl"/>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Further hosts by name. The key goes to these and the base alone.</summary>
    public IReadOnlyList<NamedText> Hosts { get; init; } = [];

    /// <summary>How the key travels; null: there is none.</summary>
    public AuthProtocol? Auth { get; init; }

    /// <summary>Headers of every request: constants, <c>$uuid</c> or an option.</summary>
    public IReadOnlyList<NamedText> Headers { get; init; } = [];

    /// <summary>The default route.</summary>
    public required RouteProtocol Route { get; init; }

    /// <summary>The named routes.</summary>
    public IReadOnlyList<RouteProtocol> Routes { get; init; } = [];

    /// <summary>The calls beside submits and polls.</summary>
    public IReadOnlyList<CallProtocol> Calls { get; init; } = [];

    /// <summary>Documented limits that pace one client.</summary>
    public IReadOnlyList<LimitProtocol> Limits { get; init; } = [];

    /// <summary>The route of that name, null names the default; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public RouteProtocol? FindRoute(string? name)
    {
        if (name is null) return Route;
        foreach (var route in Routes)
        {
            if (route.Name == name) return route;
        }

        return null;
    }
}
