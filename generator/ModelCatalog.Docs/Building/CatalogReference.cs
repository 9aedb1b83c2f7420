using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>A catalog as its pages speak of it: what is there, and under which page.</summary>
public sealed class CatalogReference
{
    private readonly Dictionary<string, ModelPlan> _models;
    private readonly Dictionary<string, NamePlan> _names;

    /// <summary>Takes a catalog.</summary>
    /// <param name="catalog">The catalog; without errors.</param>
    /// <param name="ns">The namespace of its types in C#.</param>
    public CatalogReference(CompiledCatalog catalog, string ns)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        (Catalog, Namespace) = (catalog, ns);
        _models = catalog.Models.ToDictionary(plan => plan.Model.Key, StringComparer.Ordinal);
        _names = catalog.Models.ToDictionary(plan => plan.Model.Key, plan => NamePlanner.Plan(plan, catalog.Index).Names, StringComparer.Ordinal);
        Models = [.. catalog.Models.OrderBy(plan => plan.Model.Key, StringComparer.Ordinal)];
        Providers = [.. catalog.Index.Providers.OrderBy(provider => provider.Provider, StringComparer.Ordinal)];
        Matrix = CatalogMatrix.Of(catalog.Models);
    }

    /// <summary>The catalog.</summary>
    public CompiledCatalog Catalog { get; }

    /// <summary>The namespace of its types in C#.</summary>
    public string Namespace { get; }

    /// <summary>The models, in the order of their keys.</summary>
    public IReadOnlyList<ModelPlan> Models { get; }

    /// <summary>The providers, in the order of their keys.</summary>
    public IReadOnlyList<ProviderDescriptor> Providers { get; }

    /// <summary>Who serves what.</summary>
    public CatalogMatrix Matrix { get; }

    /// <summary>The names of a model in C#.</summary>
    public NamePlan NamesOf(ModelPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return _names[plan.Model.Key];
    }

    /// <summary>The page of a model.</summary>
    public static string PageOf(ModelPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return "models/" + plan.Model.Key;
    }

    /// <summary>A link to a model.</summary>
    public static Link LinkTo(ModelPlan plan, string? anchor = null) => Link.To(TitleOf(plan), PageOf(plan), anchor);

    /// <summary>A link to the model of a key.</summary>
    public Link LinkToModel(string key) => _models.TryGetValue(key, out var plan) ? LinkTo(plan) : new Link(key);

    /// <summary>A link to the provider of a key.</summary>
    public Link LinkToProvider(string key) => Catalog.Index.FindProvider(key) is { } provider ? Link.To(TitleOf(provider), "providers/" + key) : new Link(key);

    /// <summary>What people call a model.</summary>
    public static string TitleOf(ModelPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Model.Title ?? plan.Model.Model;
    }

    /// <summary>What people call a provider.</summary>
    public static string TitleOf(ProviderDescriptor provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.Title ?? provider.Provider;
    }

    /// <summary>What a finished task of a model gives: <c>image list</c>.</summary>
    public static string OutputOf(ModelPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var what = plan.Output.Type ?? string.Join(" or ", plan.Output.Kinds);
        return plan.Output.IsList || plan.Model.Output.IsList ? what + " list" : what;
    }
}
