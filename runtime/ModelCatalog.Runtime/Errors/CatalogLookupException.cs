using ModelCatalog.Compiler.Text;

namespace ModelCatalog;

/// <summary>A catalog was asked for what it does not have: a model, a provider, or a provider that does not serve the model. Nothing was sent.</summary>
public sealed class CatalogLookupException : ModelCatalogException
{
    private CatalogLookupException(string message, string key, IReadOnlyList<string> known)
        : base(message)
    {
        Key = key;
        Known = known;
        Nearest = NearestName.Find(key, known);
    }

    /// <summary>The key that was asked for.</summary>
    public string Key { get; }

    /// <summary>The key that was probably meant; null: none is near.</summary>
    public string? Nearest { get; }

    /// <summary>The keys that there are.</summary>
    public IReadOnlyList<string> Known { get; }

    internal static CatalogLookupException Model(string key, IReadOnlyList<string> known) =>
        new($"The catalog has no model '{key}'{NearestName.Hint(key, known)}", key, known);

    internal static CatalogLookupException Parameter(ModelInfo model, string parameter, IReadOnlyList<string> known) =>
        new($"{model.Key} has no parameter '{parameter}'{NearestName.Hint(parameter, known)}{Those("it has", known)}", parameter, known);

    internal static CatalogLookupException Provider(string key, IReadOnlyList<string> known) =>
        new($"There is no provider '{key}'{NearestName.Hint(key, known)}{Those("there are", known)}", key, known);

    internal static CatalogLookupException NotServed(ModelInfo model, string provider, IReadOnlyList<string> known) =>
        new($"{model.Key} is not served by '{provider}'{NearestName.Hint(provider, known)}{Those("it is served by", known)}", provider, known);

    private static string Those(string words, IReadOnlyList<string> known) => known.Count == 0 ? "" : $" ({words} {string.Join(", ", known)})";
}
