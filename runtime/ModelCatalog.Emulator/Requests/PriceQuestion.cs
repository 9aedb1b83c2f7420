using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Requests;

/// <summary>Tells requests that ask for a price from submits: only they have what the descriptor adds for them.</summary>
internal static class PriceQuestion
{
    /// <summary>Whether a request to an operation asks for a price.</summary>
    /// <param name="operation">The operation that its method and path name.</param>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body; null where it is no object.</param>
    public static bool Is(RouteOperation operation, IncomingRequest request, JsonObject? body)
    {
        if (operation.Route.Price is not { } price) return false;
        if (operation.Kind == OperationKind.Price) return true;
        var asked = price.Operation;
        return asked.Method == operation.Operation.Method && asked.PathTemplate == operation.Operation.PathTemplate
            && request.Has(asked)
            && price.With.All(field => field.Value.Equals(body?[field.Name]));
    }
}
