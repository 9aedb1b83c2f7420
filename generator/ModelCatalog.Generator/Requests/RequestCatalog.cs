using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator.Requests;

/// <summary>The models whose requests a project can write: its own, and those of the packages that it references.</summary>
/// <remarks>Files are read when a request is met for the first time, a model is planned when its own is. Both are kept as long as the texts are.</remarks>
internal sealed class RequestCatalog
{
    private static readonly ConditionalWeakTable<BoundDescriptor, RequestCatalog> s_catalogs = new();

    private readonly string _namespace;
    private readonly ImmutableArray<BoundDescriptor> _files;
    private readonly Dictionary<string, Lazy<RequestModel?>> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<OptionsModel>> _options = new(StringComparer.Ordinal);

    private RequestCatalog(string ownNamespace, ImmutableArray<BoundDescriptor> files)
    {
        _namespace = ownNamespace;
        _files = files;
        var signed = files.Select(file => SignedDescriptor.Sign(file, default)).ToImmutableArray();
        var own = new Lazy<CatalogIndex>(() => IndexedCatalog.Create(signed).Index);
        var referenced = new Lazy<CatalogIndex>(() => CatalogIndex.Create(signed.Where(one => one.ReferencedFrom is not null).Select(one => one.Signature).OfType<DescriptorSignature>()));

        // Of two with one name the project's own is meant: it comes last.
        foreach (var file in files.OrderBy(file => file.ReferencedFrom is null))
        {
            var home = (file.ReferencedFrom ?? ownNamespace) + ".";
            if (file.Descriptor is ProviderDescriptor provider) Add(home, provider);
            if (file.Descriptor is not ModelDescriptor model || file.HasErrors) continue;
            var index = file.ReferencedFrom is null ? own : referenced;
            _models[home + NamePlanner.PrefixOf(ModelSignature.Of(model)) + "Request"] = new Lazy<RequestModel?>(() => Plan(model, index));
        }
    }

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
        var files = ImmutableArray.CreateBuilder<BoundDescriptor>();
        foreach (var text in options.AdditionalFiles)
        {
            if (DescriptorFile.Read(text, provider, token) is { } file) files.Add(BoundDescriptor.Bind(file, token));
        }

        if (files.Count == 0) return null;
        var settings = ProjectSettings.Read(provider);
        var known = s_catalogs.TryGetValue(files[0], out var before) ? before : null;
        if (known is not null && known._namespace == settings.Namespace && known._files.SequenceEqual(files, ReferenceComparer.Instance)) return known;
        var catalog = Stage.Run<RequestCatalog?>("reading the catalog", () => new RequestCatalog(settings.Namespace, files.ToImmutable()), _ => null, token);
        if (catalog is null) return null;
        s_catalogs.Remove(files[0]);
        return s_catalogs.GetValue(files[0], _ => catalog);
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

    private sealed class ReferenceComparer : IEqualityComparer<BoundDescriptor>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(BoundDescriptor? x, BoundDescriptor? y) => ReferenceEquals(x, y);

        public int GetHashCode(BoundDescriptor obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
