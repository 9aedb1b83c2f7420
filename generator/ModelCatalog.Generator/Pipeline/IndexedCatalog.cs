using System.Collections.Immutable;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What the files of a catalog know of each other, those of referenced packages included.</summary>
/// <remarks>Equality contract: deep; ordered by path.</remarks>
/// <param name="Index">The index.</param>
/// <param name="ReferencedProviders">Providers of referenced packages, each with the namespace of its types.</param>
/// <param name="ReferencedTypes">Shared types of referenced packages, each with the namespace of its types.</param>
/// <param name="Defects">What went wrong in making it.</param>
internal sealed record IndexedCatalog(
    CatalogIndex Index,
    EquatableArray<NamedText> ReferencedProviders,
    EquatableArray<NamedText> ReferencedTypes,
    EquatableArray<FileFindings> Defects)
{
    /// <summary>Collects signatures. The project's own files come first, so that one of them may replace one of a package.</summary>
    public static IndexedCatalog Create(ImmutableArray<SignedDescriptor> signed)
    {
        var own = signed.Where(descriptor => descriptor.ReferencedFrom is null).Select(descriptor => descriptor.Signature).OfType<DescriptorSignature>().ToList();
        var replaced = new HashSet<string>(own.Select(KeyOf).OfType<string>(), StringComparer.Ordinal);
        var referenced = signed
            .Where(descriptor => descriptor is { ReferencedFrom: not null, Signature: not null } && !replaced.Contains(KeyOf(descriptor.Signature) ?? ""))
            .OrderBy(descriptor => descriptor.Path, StringComparer.Ordinal)
            .ToList();

        // Models of a package claim nothing here: the project may describe the same model its own way.
        var signatures = own.Concat(referenced.Select(descriptor => descriptor.Signature!).Where(signature => signature.Model is null));
        return new IndexedCatalog(
            CatalogIndex.Create(signatures),
            NamespacesOf(referenced, signature => signature.Provider?.Provider),
            NamespacesOf(referenced, signature => signature.SharedType?.Type.Key),
            signed.Where(descriptor => descriptor.Defect is not null)
                .OrderBy(descriptor => descriptor.Path, StringComparer.Ordinal)
                .Select(descriptor => new FileFindings(descriptor.Path, false, [descriptor.Defect!]))
                .ToEquatableArray());
    }

    private static string? KeyOf(DescriptorSignature signature) =>
        signature.Provider is { } provider ? "provider " + provider.Provider
        : signature.SharedType is { } type ? "type " + type.Type.Key
        : null;

    private static EquatableArray<NamedText> NamespacesOf(IEnumerable<SignedDescriptor> referenced, Func<DescriptorSignature, string?> key) =>
        referenced
            .Where(descriptor => key(descriptor.Signature!) is not null)
            .Select(descriptor => new NamedText(key(descriptor.Signature!)!, descriptor.ReferencedFrom!))
            .ToEquatableArray();
}
