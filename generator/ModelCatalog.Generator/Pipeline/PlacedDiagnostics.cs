using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;
using CoreDiagnostic = ModelCatalog.Compiler.Diagnostics.Diagnostic;
using CoreText = ModelCatalog.Compiler.Text.SourceText;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What was found in a file, at its places in the text as it stands now.</summary>
/// <remarks>Equality contract: deep, positions included; nothing that is emitted depends on it.</remarks>
/// <param name="FullPath">What the compiler calls the file.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the text.</param>
internal sealed record PlacedDiagnostics(string FullPath, EquatableArray<CoreDiagnostic> Diagnostics)
{
    /// <summary>Reads the file again, if anything was found in it, and places that.</summary>
    public static PlacedDiagnostics Place(DescriptorFile file, CatalogFindings findings, CancellationToken token)
    {
        // What is wrong inside a package is not this project's to mend.
        if (!file.IsOwn || findings.Of(file.Path) is not { } found) return new PlacedDiagnostics(file.FullPath, []);
        return Stage.Run(
            "placing diagnostics",
            () =>
            {
                var document = SyntaxReader.Read(new CoreText(file.Path, file.Content ?? ""));
                var syntax = found.HasSyntaxFindings ? document.Diagnostics : [];
                var placed = syntax.Concat(found.Findings.Select(finding => Locator.Locate(document, finding)));
                return new PlacedDiagnostics(file.FullPath, placed.OrderBy(diagnostic => diagnostic.Range.Offset).ToEquatableArray());
            },
            defect => new PlacedDiagnostics(file.FullPath, found.Findings.Concat([defect]).Select(finding => AtStart(file, finding)).ToEquatableArray()),
            token);
    }

    /// <summary>Reports them.</summary>
    public void ReportTo(SourceProductionContext output)
    {
        foreach (var diagnostic in Diagnostics)
        {
            var range = diagnostic.Range;
            var location = Location.Create(
                FullPath,
                new TextSpan(range.Offset, range.Length),
                new LinePositionSpan(PositionOf(range.Start), PositionOf(range.End)));
            output.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(RoslynDescriptors.Of(diagnostic.Rule), location, diagnostic.Message));
        }
    }

    private static LinePosition PositionOf(TextPosition position) => new(position.Line, position.Column);

    private static CoreDiagnostic AtStart(DescriptorFile file, Finding finding) => new(finding.Rule, finding.Message, file.Path, default);
}
