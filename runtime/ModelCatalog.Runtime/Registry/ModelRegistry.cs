using System.Collections;

namespace ModelCatalog;

/// <summary>The models of a catalog, in the order of their keys.</summary>
public sealed class ModelRegistry : IReadOnlyList<ModelInfo>
{
    private readonly ModelInfo[] _models;
    private readonly Dictionary<string, ModelInfo> _byKey;
    private readonly Lazy<IReadOnlyList<ProviderInfo>> _providers;
    private readonly Dictionary<(string Provider, string ModelId), ModelInfo[]> _byModelId;

    /// <summary>Takes the models.</summary>
    /// <param name="models">The models; their keys are unique.</param>
    public ModelRegistry(params IReadOnlyList<ModelInfo> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        _models = [.. models.OrderBy(model => model.Key, StringComparer.Ordinal)];
        _providers = new(() => [.. _models.SelectMany(static model => model.Wires).Select(static wire => wire.FindProvider()).OfType<ProviderInfo>()
            .DistinctBy(static provider => provider.Key).OrderBy(static provider => provider.Key, StringComparer.Ordinal)]);
        _byKey = _models.ToDictionary(model => model.Key, StringComparer.Ordinal);
        _byModelId = _models
            .SelectMany(model => model.Wires.SelectMany(wire => wire.ModelIds.Select(id => (Key: (wire.Provider, id), Model: model))))
            .GroupBy(entry => entry.Key)
            .ToDictionary(group => group.Key, group => group.Select(entry => entry.Model).Distinct().ToArray());
    }

    /// <inheritdoc />
    public int Count => _models.Length;

    /// <inheritdoc />
    public ModelInfo this[int index] => _models[index];

    /// <summary>The model of a key; null when there is none.</summary>
    /// <param name="key"><c>vendor/model</c>.</param>
    public ModelInfo? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The providers that serve one of the models, in the order of their keys.</summary>
    public IReadOnlyList<ProviderInfo> Providers => _providers.Value;

    /// <summary>The model of a key.</summary>
    /// <param name="key"><c>vendor/model</c>.</param>
    /// <exception cref="CatalogLookupException">There is none; the exception names the nearest.</exception>
    public ModelInfo Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Find(key) ?? throw CatalogLookupException.Model(key, [.. _models.Select(static model => model.Key)]);
    }

    /// <summary>The provider of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="CatalogLookupException">There is none; the exception names those that there are.</exception>
    public ProviderInfo GetProvider(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Providers.FirstOrDefault(provider => provider.Key == key) ?? throw CatalogLookupException.Provider(key, [.. Providers.Select(static provider => provider.Key)]);
    }

    /// <summary>The models that answer to a provider's model id; several where routes share one.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="modelId">The id as the provider's bodies hold it.</param>
    public IReadOnlyList<ModelInfo> FindByModelId(string provider, string modelId) => _byModelId.GetValueOrDefault((provider, modelId)) ?? [];

    /// <summary>The models that a provider serves.</summary>
    /// <param name="provider">The provider's key.</param>
    public IEnumerable<ModelInfo> At(string provider) => _models.Where(model => model.FindWire(provider) is not null);

    /// <summary>The models that are named as related to one; those of other catalogs are left out.</summary>
    /// <param name="model">The model.</param>
    public IEnumerable<ModelInfo> RelatedTo(ModelInfo model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Related.Select(Find).OfType<ModelInfo>();
    }

    /// <summary>All models against all providers: who serves what; the wires say what differs there.</summary>
    public ModelMatrix Matrix()
    {
        IReadOnlyList<string> providers = [.. _models.SelectMany(model => model.Wires).Select(wire => wire.Provider).Distinct().Order(StringComparer.Ordinal)];
        return new ModelMatrix(providers, [.. _models.Select(model => new ModelMatrixRow(model, [.. providers.Select(model.FindWire)]))]);
    }

    /// <inheritdoc />
    public IEnumerator<ModelInfo> GetEnumerator() => _models.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
