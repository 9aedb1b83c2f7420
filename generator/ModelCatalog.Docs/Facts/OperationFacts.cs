using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Docs.Facts;

/// <summary>A request that a provider takes.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Route">Its route; null: the default one, or none in particular.</param>
/// <param name="Name">What it is for: <c>submit</c>, <c>operations/account</c>.</param>
/// <param name="Operation">The request.</param>
/// <param name="Doc">What it does; null: the name says it.</param>
public sealed record OperationFacts(string Provider, string? Route, string Name, OperationDescriptor Operation, string? Doc)
{
    /// <summary>Method and path: <c>POST /v1/tasks</c>.</summary>
    public string Request => Operation.Method + " " + Operation.PathTemplate;

    /// <summary>All requests of a provider: those of tasks route by route, what a named route has as the default one not again, then further calls.</summary>
    public static IEnumerable<OperationFacts> Of(ProviderDescriptor provider)
    {
        var known = new HashSet<(string Name, OperationDescriptor Operation)>();
        foreach (var route in provider.Routes.Prepend(provider.Route))
        {
            foreach (var (name, operation) in OfTasks(route))
            {
                if (known.Add((name, operation))) yield return new OperationFacts(provider.Provider, route.Name, name, operation, null);
            }
        }

        foreach (var call in provider.Calls)
        {
            foreach (var step in call.Steps) yield return new OperationFacts(provider.Provider, null, call.FullKey, step, call.Doc);
        }
    }

    private static IEnumerable<(string Name, OperationDescriptor Operation)> OfTasks(RouteDescriptor route)
    {
        (string Name, OperationDescriptor? Operation)[] all =
        [
            ("submit", route.Submit), ("sync", route.Sync?.Operation), ("poll", route.Poll), ("result", route.Result), ("cancel", route.Cancel?.Operation), ("price", route.Price?.Operation),
        ];
        return all.Where(one => one.Operation is not null).Select(one => (one.Name, one.Operation!));
    }
}
