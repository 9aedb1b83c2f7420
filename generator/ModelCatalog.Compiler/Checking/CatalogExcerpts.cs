using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Cuts out of a catalog what the check of one model looks at. Where two excerpts are equal, so are the verdicts.</summary>
/// <remarks>
/// A model without findings is checked against its excerpt alone, so a fact that is missing here cannot be asked for unnoticed. Who has findings is checked against
/// the whole catalog, for a finding may propose any name.
/// </remarks>
internal sealed class CatalogExcerpts(CatalogIndex index)
{
    private readonly Lazy<Places> _places = new(() => new Places(index.Models));

    /// <summary>The excerpt for a model.</summary>
    public CatalogIndex For(ModelDescriptor model)
    {
        var routes = RoutesOf(model);
        var types = TypesOf(model, routes.Values.SelectMany(found => found.Routes));
        var namesResources = DeclaredParameters.Of(model).Select(use => use.Parameter).Concat(types.SelectMany(type => DeclaredParameters.Of(type.Type))).Any(parameter => parameter.Resource is not null);
        var providers = routes.Values.Select(found => Narrow(found.Provider, found.Routes, namesResources)).ToEquatableArray();
        return new CatalogIndex(providers, types, _places.Value.Around(ModelSignature.Of(model), model.Related));
    }

    private Dictionary<string, (ProviderDescriptor Provider, List<RouteDescriptor> Routes)> RoutesOf(ModelDescriptor model)
    {
        var result = new Dictionary<string, (ProviderDescriptor Provider, List<RouteDescriptor> Routes)>(StringComparer.Ordinal);
        foreach (var wire in model.Wires)
        {
            if (index.FindProvider(wire.Provider) is not { } provider) continue;
            if (!result.TryGetValue(wire.Provider, out var found)) result.Add(wire.Provider, found = (provider, []));
            if (provider.FindRoute(wire.Route) is { } route && !found.Routes.Contains(route)) found.Routes.Add(route);
        }

        return result;
    }

    // How tasks are followed, errors are read and files go up is nothing to a model.
    private static ProviderDescriptor Narrow(ProviderDescriptor provider, List<RouteDescriptor> routes, bool withResources) => new()
    {
        Path = provider.Path,
        Provider = provider.Provider,
        Title = provider.Title,
        Name = provider.Name,
        Route = routes.FirstOrDefault(route => route.Name is null) is { } route ? Narrow(route) : new RouteDescriptor(),
        Routes = routes.Where(one => one.Name is not null).Select(Narrow).ToEquatableArray(),
        Calls = withResources ? provider.Calls.Where(call => call.Kind == CallKind.Resource).Select(call => new CallDescriptor(call.Kind, call.Key, Pointer.Root)).ToEquatableArray() : default,
    };

    private static RouteDescriptor Narrow(RouteDescriptor route) => new()
    {
        Name = route.Name,
        Case = route.Case,
        Options = route.Options,
        Submit = route.Submit,
        Sync = route.Sync,
        Price = route.Price,
    };

    // In the order of the catalog: of two with one key the first counts.
    private EquatableArray<SharedTypeDescriptor> TypesOf(ModelDescriptor model, IEnumerable<RouteDescriptor> routes)
    {
        if (index.Types.Count == 0) return default;
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<ParameterDescriptor>(DeclaredParameters.Of(model).Select(use => use.Parameter).Concat(model.Output.Fields).Concat(routes.SelectMany(route => route.Options)));
        foreach (var kind in model.Output.Kinds) Use(kind);
        while (open.Count > 0)
        {
            foreach (var alternative in open.Dequeue().Type?.Alternatives ?? default) Use(alternative.Name);
        }

        return index.Types.Where(type => used.Contains(type.Type.Key)).ToEquatableArray();

        void Use(string? name)
        {
            // A name with a slash is a shared type's.
            if (name is null || !name.Contains('/') || !used.Add(name) || index.FindType(name) is not { } type) return;
            foreach (var parameter in DeclaredParameters.Of(type.Type)) open.Enqueue(parameter);
        }
    }

    /// <summary>Where models stand, by what they may share with another one.</summary>
    private sealed class Places(EquatableArray<ModelSignature> models)
    {
        private readonly ILookup<string, int> _byKey = Lookup<string>(models, model => [model.Key]);
        private readonly ILookup<string, int> _byPrefix = Lookup<string>(models, model => [NamePlanner.PrefixOf(model)]);
        private readonly ILookup<WireClaim, int> _byClaim = Lookup<WireClaim>(models, model => model.Claims);

        /// <summary>What one model asks of others: whether they are there, and whether they share a name or an id.</summary>
        public EquatableArray<ModelSignature> Around(ModelSignature own, EquatableArray<string> related)
        {
            var places = new SortedSet<int>(_byPrefix[NamePlanner.PrefixOf(own)].Concat(related.Append(own.Key).SelectMany(key => _byKey[key])));
            foreach (var claim in own.Claims) places.UnionWith(_byClaim[claim]);
            return places.Select(place => models[place]).ToEquatableArray();
        }

        private static ILookup<T, int> Lookup<T>(EquatableArray<ModelSignature> models, Func<ModelSignature, IEnumerable<T>> keys) =>
            models.SelectMany((model, place) => keys(model).Select(key => (key, place))).ToLookup(pair => pair.key, pair => pair.place);
    }
}
