using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>What the rest of a catalog needs to know of one file. Only this is collected, so an edit that does not change it redoes no other file.</summary>
/// <remarks>Equality contract: deep; no positions.</remarks>
/// <param name="Path">The file.</param>
public sealed record DescriptorSignature(string Path)
{
    /// <summary>A provider, whole: wires stand on it.</summary>
    public ProviderDescriptor? Provider { get; init; }

    /// <summary>A shared type, whole: models embed it.</summary>
    public SharedTypeDescriptor? SharedType { get; init; }

    /// <summary>Of a model only its names and the wire ids that it claims.</summary>
    public ModelSignature? Model { get; init; }

    /// <summary>The signature of a descriptor.</summary>
    public static DescriptorSignature Of(Descriptor descriptor) => descriptor switch
    {
        ProviderDescriptor provider => new(descriptor.Path) { Provider = provider },
        SharedTypeDescriptor type => new(descriptor.Path) { SharedType = type },
        ModelDescriptor model => new(descriptor.Path) { Model = ModelSignature.Of(model) },
        _ => new(descriptor.Path),
    };
}

/// <summary>What other models need to know of a model.</summary>
/// <param name="Key"><c>vendor/model</c>.</param>
/// <param name="Model">Its name within the vendor.</param>
/// <param name="Name">The word for it in C#, if it is given.</param>
/// <param name="Claims">The wire ids that it answers to.</param>
public sealed record ModelSignature(string Key, string Model, string? Name, EquatableArray<WireClaim> Claims)
{
    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <summary>The signature of a model.</summary>
    public static ModelSignature Of(ModelDescriptor model) =>
        new(model.Key, model.Model, model.Name, ClaimsOf(model).Select(pair => pair.Claim).ToEquatableArray()) { Path = model.Path };

    /// <summary>What a model claims, each with the place that claims it.</summary>
    internal static IEnumerable<(WireClaim Claim, Pointer Pointer)> ClaimsOf(ModelDescriptor model) => model.Wires.SelectMany(wire => ClaimsOf(model, wire));

    private static IEnumerable<(WireClaim Claim, Pointer Pointer)> ClaimsOf(ModelDescriptor model, WireDescriptor wire)
    {
        if (wire.Model is null || wire.Model.From is not null) return [];
        if (wire.Model.Template is not { } template) return wire.Model.Cases.Select(id => (new WireClaim(wire.Provider, wire.Route, id.Id), id.Pointer));
        return template.Contains("{variant}")
            ? model.Variants.Select(variant => (new WireClaim(wire.Provider, wire.Route, template.Replace("{variant}", variant.Key)), wire.Model.Pointer))
            : [(new WireClaim(wire.Provider, wire.Route, template), wire.Model.Pointer)];
    }
}

/// <summary>A wire id that a model answers to.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Route">Its route; null: the default.</param>
/// <param name="Id">The id.</param>
public sealed record WireClaim(string Provider, string? Route, string Id);

/// <summary>What the files of a catalog know of each other.</summary>
/// <remarks>Equality contract: deep; ordered by path.</remarks>
/// <param name="Providers">The providers.</param>
/// <param name="Types">The shared types.</param>
/// <param name="Models">The models' names and claims.</param>
public sealed record CatalogIndex(EquatableArray<ProviderDescriptor> Providers, EquatableArray<SharedTypeDescriptor> Types, EquatableArray<ModelSignature> Models)
{
    /// <summary>Collects signatures; of two with the same key the first by path counts.</summary>
    public static CatalogIndex Create(IEnumerable<DescriptorSignature> signatures)
    {
        var ordered = signatures.OrderBy(signature => signature.Path, StringComparer.Ordinal).ToList();
        return new CatalogIndex(
            ordered.Select(s => s.Provider).OfType<ProviderDescriptor>().ToEquatableArray(),
            ordered.Select(s => s.SharedType).OfType<SharedTypeDescriptor>().ToEquatableArray(),
            ordered.Select(s => s.Model).OfType<ModelSignature>().ToEquatableArray());
    }

    /// <summary>The provider of that key; null when there is none.</summary>
    public ProviderDescriptor? FindProvider(string key) => Providers.FirstOrDefault(provider => provider.Provider == key);

    /// <summary>The shared type of that key; null when there is none.</summary>
    public SharedTypeDescriptor? FindType(string key) => Types.FirstOrDefault(type => type.Type.Key == key);
}
