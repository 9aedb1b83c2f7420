using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Binding;

/// <summary>The hardest descriptors that are known bind as they stand.</summary>
public class DraftTests
{
    public static string Root => Path.Combine(Path.GetDirectoryName(CaseFile.Root)!, "Drafts");

    public static TheoryData<string> Drafts =>
        [.. Directory.GetFiles(Root, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Drafts))]
    public void A_draft_binds_without_findings(string path)
    {
        var document = SyntaxReader.Read(SourceTextReader.Decode(path, File.ReadAllBytes(Path.Combine(Root, path))));
        Assert.Empty(document.Diagnostics.Select(diagnostic => diagnostic.ToString()));

        var bound = DescriptorBinder.Bind(document);

        Assert.Empty(bound.Findings.Select(finding => $"{finding.Pointer}: {finding.Rule.Id} {finding.Message}"));
        Assert.NotNull(bound.Descriptor);
    }
}
