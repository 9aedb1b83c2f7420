using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;

namespace ModelCatalog.Emulator.Requests;

/// <summary>Everything that a provider can be asked for, by method and path.</summary>
internal sealed class OperationTable
{
    private readonly List<RouteOperation> _operations = [];
    private readonly string _basePath;

    /// <summary>Collects the operations of all routes.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="hostPath">Where a declared host stands on the emulator.</param>
    /// <param name="keptPath">Where a kept URL leads, with the placeholder <c>{task_id}</c>.</param>
    public OperationTable(ProviderDescriptor provider, Func<string, string> hostPath, Func<string, string> keptPath)
    {
        _basePath = Uri.TryCreate(provider.BaseUrl, UriKind.Absolute, out var url) ? url.AbsolutePath.TrimEnd('/') : "";
        foreach (var route in provider.Routes.Prepend(provider.Route))
        {
            var prefixes = provider.Hosts.ToDictionary(host => host.Name, host => hostPath(host.Name), StringComparer.Ordinal);
            foreach (var kept in KeptUrls(route)) prefixes[kept] = keptPath(kept);
            Add(route, OperationKind.Submit, route.Submit);
            if (route.Price is { Operation: var price } && (price.Method, price.PathTemplate) != (route.Submit!.Method, route.Submit.PathTemplate)) Add(route, OperationKind.Price, price);
            if (route.Sync is { Operation: var sync } && (sync.Method, sync.PathTemplate) != (route.Submit?.Method, route.Submit?.PathTemplate)) Add(route, OperationKind.Sync, sync);
            Add(route, OperationKind.Poll, route.Poll);
            Add(route, OperationKind.Result, route.Result);
            Add(route, OperationKind.Cancel, route.Cancel?.Operation);

            // Calls belong to the default route; how their errors look may differ.
            foreach (var call in route.Name is null ? provider.Calls : default) AddCall(call);

            void Add(RouteDescriptor of, OperationKind kind, OperationDescriptor? operation)
            {
                if (operation is not null) _operations.Add(new RouteOperation(of, kind, operation, new PathPattern(operation.PathTemplate, prefixes)));
            }
        }

        void AddCall(CallDescriptor call)
        {
            var prefixes = provider.Hosts.ToDictionary(host => host.Name, host => hostPath(host.Name), StringComparer.Ordinal);
            foreach (var kept in call.Steps.SelectMany(step => step.Keep)) prefixes[kept.Name] = keptPath(kept.Name);
            var route = provider.Route with { Ok = call.Ok, Errors = call.Errors };
            foreach (var step in call.Steps) _operations.Add(new RouteOperation(route, OperationKind.Call, step, new PathPattern(step.PathTemplate, prefixes)) { Call = call });
        }
    }

    /// <summary>The operations, as <c>POST /v1/tasks (submit)</c>.</summary>
    public IReadOnlyList<string> Descriptions => _operations.Select(operation => $"{operation} ({operation.Name})").Distinct().ToList();

    /// <summary>The operations that a request asks for: several where routes share a path.</summary>
    public List<OperationMatch> Find(string method, string path)
    {
        var matches = AtPath(path).Where(match => match.Operation.Operation.Method == method).ToList();
        var best = matches.Select(match => match.Operation.Path.LiteralLength).DefaultIfEmpty().Max();
        return matches.Where(match => match.Operation.Path.LiteralLength == best).ToList();
    }

    /// <summary>The methods that a path takes; none where there is no such path.</summary>
    public List<string> MethodsOf(string path) => AtPath(path).Select(match => match.Operation.Operation.Method).Distinct().ToList();

    /// <summary>The names of kept values that a later request takes as its URL, or as the beginning of it.</summary>
    public static IEnumerable<string> KeptUrls(RouteDescriptor route) => (route.Submit?.Keep ?? default)
        .Concat(route.Poll?.Keep ?? default)
        .Select(keep => keep.Name)
        .Where(name => new[] { route.Poll, route.Result, route.Cancel?.Operation }.Any(operation => operation?.PathTemplate.StartsWith("{" + name + "}", StringComparison.Ordinal) == true));

    private List<OperationMatch> AtPath(string path)
    {
        // A documented call with another host has the path of the base URL in front; a client whose base URL is the emulator's has not.
        var normal = PathPattern.Normalize(path);
        var below = _basePath.Length > 0 && normal.StartsWith(_basePath + "/", StringComparison.Ordinal) ? Match(normal[_basePath.Length..]) : [];
        return below.Count > 0 ? below : Match(normal);
    }

    private List<OperationMatch> Match(string path)
    {
        var matches = new List<OperationMatch>();
        foreach (var operation in _operations)
        {
            if (operation.Path.TryMatch(path, out var values)) matches.Add(new OperationMatch(operation, values));
        }

        return matches;
    }
}
