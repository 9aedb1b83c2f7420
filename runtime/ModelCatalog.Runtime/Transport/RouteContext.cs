namespace ModelCatalog.Transport;

/// <summary>A route with the reader of its errors.</summary>
internal sealed record RouteContext(RouteProtocol Route, ErrorReader Errors);
