using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>An additional file without a disk.</summary>
internal sealed class InMemoryText(string path, string? content) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => content is null ? null : SourceText.From(content);
}
