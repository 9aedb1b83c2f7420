using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The models behind one of a provider's routes, by the ids that they answer to.</summary>
/// <param name="name">The route; null: the default.</param>
internal sealed class RouteModels(string? name)
{
    private readonly Dictionary<string, List<JudgedModel>> _byId = new(StringComparer.Ordinal);
    private readonly List<JudgedModel> _withoutId = [];
    private readonly List<JudgedModel> _idIsParameter = [];
    private readonly List<ModelIdPlace> _places = [];
    private List<string>? _knownIds;

    /// <summary>The route; null: the default.</summary>
    public string? Name { get; } = name;

    /// <summary>Where bodies hold the model's id.</summary>
    public IReadOnlyList<ModelIdPlace> Places => _places;

    /// <summary>The models that send no id: the route alone tells them.</summary>
    public IReadOnlyList<JudgedModel> WithoutId => _withoutId;

    /// <summary>The models whose id is a parameter.</summary>
    public IReadOnlyList<JudgedModel> IdIsParameter => _idIsParameter;

    /// <summary>Every id, in order.</summary>
    public IReadOnlyList<string> KnownIds => _knownIds ??= [.. _byId.Keys.OrderBy(id => id, StringComparer.Ordinal)];

    /// <summary>The models that answer to an id.</summary>
    public IReadOnlyList<JudgedModel> Named(string id) => _byId.TryGetValue(id, out var models) ? models : [];

    /// <summary>Adds a model of the route.</summary>
    public void Add(ModelPlan plan, RequestView view)
    {
        var place = ModelIdPlace.Find(view.Body);
        if (place is not null && _places.FirstOrDefault(known => known.Path == place.Path) is { } same) place = same;
        else if (place is not null) _places.Add(place);
        var model = new JudgedModel(plan, view, place);
        if (view.Body.ModelFrom is not null) _idIsParameter.Add(model);
        else if (view.Body.ModelIds.Count == 0) _withoutId.Add(model);
        foreach (var id in IdsOf(view).Distinct(StringComparer.Ordinal))
        {
            if (!_byId.TryGetValue(id, out var models)) _byId.Add(id, models = []);
            models.Add(model);
        }
    }

    private static IEnumerable<string> IdsOf(RequestView view) => view.Body.ModelFrom is { } from
        ? view.Scope.FindParameter(from)?.Effective.Enum?.Values.Select(value => value.Value.ToText()) ?? []
        : view.Body.ModelIds.Select(id => id.Id);
}

/// <summary>A model as a provider judges it.</summary>
/// <param name="Plan">The model.</param>
/// <param name="View">How the provider sees it.</param>
/// <param name="Place">Where the body holds its id; null: nowhere.</param>
internal sealed record JudgedModel(ModelPlan Plan, RequestView View, ModelIdPlace? Place)
{
    /// <summary>The id that the URL or the body says; null: none.</summary>
    public JsonValue? IdOf(string? pathId, JsonObject body) => pathId is not null ? new JsonString(pathId) : Place?.In(body);
}
