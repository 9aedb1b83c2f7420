namespace ModelCatalog.Transport;

/// <summary>A request that was sent, and what it was answered with.</summary>
/// <param name="Route">Its route.</param>
/// <param name="Operation">The request that carried it.</param>
/// <param name="Values">What that request was filled with.</param>
/// <param name="RouteName">The name of the route; null: the default.</param>
/// <param name="Reply">The answer.</param>
internal sealed record Submission(RouteContext Route, OperationProtocol Operation, RequestValues Values, string? RouteName, ProviderReply Reply)
{
    /// <summary>Whether the answer is the output.</summary>
    public bool IsSync => Operation == Route.Route.Sync;

    /// <summary>Whether nothing can be asked for later.</summary>
    public bool EndsAtOnce => IsSync || Route.Route.Poll is null;
}
