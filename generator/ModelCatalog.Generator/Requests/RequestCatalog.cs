using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator.Requests;

/// <summary>The models whose requests a project can write: its own, and those of the packages that it references.</summary>
/// <remarks>
/// Providers and types are read when a request is met for the first time, a model when its own is: of hundreds in a package an application uses a few.
/// What was read is kept as long as the texts are.
/// </remarks>
internal sealed class RequestCatalog
{
    private static readonly ConditionalWeakTable<string, RequestCatalog> s_catalogs = new();

    private readonly string _namespace;
    private readonly ImmutableArray<DescriptorFile> _files;
    private readonly Dictionary<string, Lazy<RequestModel?>> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<OptionsModel>> _options = new(StringComparer.Ordinal);

    private RequestCatalog(string ownNamespace, ImmutableArray<DescriptorFile> files, CancellationToken token)
    {
        _namespace = ownNamespace;
        _files = files;
        var named = new List<SignedDescriptor>();
        var own = new Lazy<CatalogIndex>(() => IndexedCatalog.Create([.. named]).Index);
        var referenced = new Lazy<CatalogIndex>(() => CatalogIndex.Create(named.Where(one => one.ReferencedFrom is not null).Select(one => one.Signature).OfType<DescriptorSignature>()));

        // Of two with one name the project's own is meant: it comes last.
        foreach (var file in files.OrderBy(file => file.IsOwn))
        {
            var home = (file.ReferencedFrom ?? ownNamespace) + ".";
            var index = file.IsOwn ? own : referenced;
            if (PlainHead.PrefixOf(file.Content) is { } prefix)
            {
                Add(home + prefix, () => BoundDescriptor.Bind(file, default), index);
                continue;
            }

            var bound = BoundDescriptor.Bind(file, token);
            named.Add(SignedDescriptor.Sign(bound, token));
            if (bound.Descriptor is ProviderDescriptor provider) Add(home, provider);
            if (bound.Descriptor is ModelDescriptor model) Add(home + NamePlanner.PrefixOf(ModelSignature.Of(model)), () => bound, index);
        }
    }

    private void Add(string name, Func<BoundDescriptor> read, Lazy<CatalogIndex> index) =>
        _models[name + "Request"] = new Lazy<RequestModel?>(() => read() is { HasErrors: false, Descriptor: ModelDescriptor model } ? Plan(model, index) : null);

    private void Add(string home, ProviderDescriptor provider)
    {
        var names = ProviderNames.Of(provider);
        _providers[home + names.Marker] = provider.Provider;
        _options[home + names.Options] = new Lazy<OptionsModel>(() => new OptionsModel(provider, names));
    }

    /// <summary>The catalog of a project; null: it has no descriptors.</summary>
    public static RequestCatalog? Of(AnalyzerOptions options, CancellationToken token)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var files = options.AdditionalFiles.Select(text => DescriptorFile.Read(text, provider, token)).OfType<DescriptorFile>().ToImmutableArray();
        if (files.FirstOrDefault(file => file.Content is not null)?.Content is not { } first) return null;
        var settings = ProjectSettings.Read(provider);
        if (s_catalogs.TryGetValue(first, out var known) && known._namespace == settings.Namespace && known._files.SequenceEqual(files)) return known;
        var catalog = Stage.Run<RequestCatalog?>("reading the catalog", () => new RequestCatalog(settings.Namespace, files, token), _ => null, token);
        if (catalog is null) return null;
        s_catalogs.Remove(first);
        return s_catalogs.GetValue(first, _ => catalog);
    }

    /// <summary>The model of a request record; null: it is none.</summary>
    public RequestModel? Find(INamedTypeSymbol type) => _models.TryGetValue(NameOf(type), out var model) ? model.Value : null;

    /// <summary>The key of the provider that a marker class stands for; null: it is none.</summary>
    public string? FindProvider(INamedTypeSymbol marker) => _providers.TryGetValue(NameOf(marker), out var key) ? key : null;

    /// <summary>The options of a provider's calls; null: the record is not of that kind.</summary>
    public OptionsModel? FindOptions(INamedTypeSymbol type) => _options.TryGetValue(NameOf(type), out var options) ? options.Value : null;

    private static string NameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is not null) return "";
        var name = type.Name;
        for (var home = type.ContainingNamespace; home is { IsGlobalNamespace: false }; home = home.ContainingNamespace) name = home.Name + "." + name;
        return name;
    }

    private static RequestModel? Plan(ModelDescriptor model, Lazy<CatalogIndex> index) => Stage.Run(
        "planning",
        () => ModelChecker.Plan(model, index.Value) is { } plan ? new RequestModel(plan, NamePlanner.Plan(plan, index.Value).Names) : null,

        // The generator reports defects at the descriptor; without a plan nothing is judged.
        _ => null,
        default);
}
