using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>An <c>.editorconfig</c> as text.</summary>
/// <remarks>Equality contract: by content and path.</remarks>
/// <param name="FullPath">The file; its sections speak of what lies below its folder.</param>
/// <param name="Content">The text.</param>
internal sealed record ConfigurationFile(string FullPath, string Content)
{
    /// <summary>Reads an additional file; null when it is none.</summary>
    public static ConfigurationFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken token) =>
        provider.GetOptions(text).TryGetValue(DescriptorFile.KindKey, out var kind) && kind == "EditorConfig" && text.GetText(token) is { } content
            ? new ConfigurationFile(text.Path, content.ToString())
            : null;
}
