using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>A descriptor as text.</summary>
/// <remarks>Equality contract: by content and names; the <see cref="AdditionalText"/> that it was read from is not kept.</remarks>
/// <param name="Path">Relative to the catalog, with forward slashes.</param>
/// <param name="FullPath">What the compiler calls it; for locations alone.</param>
/// <param name="Content">The text; null when it cannot be read.</param>
/// <param name="ReferencedFrom">The namespace that a referenced package has emitted it into; null: it is the project's own.</param>
internal sealed record DescriptorFile(string Path, string FullPath, string? Content, string? ReferencedFrom)
{
    internal const string KindKey = "build_metadata.AdditionalFiles.ModelCatalogKind";
    private const string PathKey = "build_metadata.AdditionalFiles.ModelCatalogPath";
    private const string NamespaceKey = "build_metadata.AdditionalFiles.ModelCatalogNamespace";

    /// <summary>Whether the project emits it.</summary>
    public bool IsOwn => ReferencedFrom is null;

    /// <summary>Reads an additional file; null when it is no descriptor.</summary>
    public static DescriptorFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken token)
    {
        var options = provider.GetOptions(text);
        if (!options.TryGetValue(KindKey, out var kind) || kind is not ("ModelDescriptor" or "ProviderDescriptor" or "ReferencedDescriptor")) return null;

        var settings = ProjectSettings.Read(provider);
        var path = options.TryGetValue(PathKey, out var given) && given.Length > 0 ? given.Replace('\\', '/') : settings.PathOf(text.Path);
        string? referencedFrom = null;
        if (kind == "ReferencedDescriptor")
        {
            referencedFrom = options.TryGetValue(NamespaceKey, out var emitted) && emitted.Length > 0 ? emitted : settings.Namespace;
        }

        return new DescriptorFile(path, text.Path, text.GetText(token)?.ToString(), referencedFrom);
    }
}
