using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;
using CoreDiagnostic = ModelCatalog.Compiler.Diagnostics.Diagnostic;
using CoreText = ModelCatalog.Compiler.Text.SourceText;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What was found in a file, at its places in the text as it stands now.</summary>
/// <remarks>Equality contract: deep, positions included; nothing that is emitted depends on it.</remarks>
/// <param name="FullPath">What the compiler calls the file.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the text.</param>
/// <param name="Severities">What the project makes of their ids, where it says anything.</param>
internal sealed record PlacedDiagnostics(string FullPath, EquatableArray<CoreDiagnostic> Diagnostics, EquatableArray<ConfiguredSeverity> Severities)
{
    /// <summary>Reads the file again, if anything was found in it, and places that.</summary>
    public static PlacedDiagnostics Place(DescriptorFile file, CatalogFindings findings, SeverityConfiguration configuration, CancellationToken token)
    {
        // What is wrong inside a package is not this project's to mend.
        if (!file.IsOwn || findings.Of(file.Path) is not { } found) return new PlacedDiagnostics(file.FullPath, [], []);
        var placed = Stage.Run(
            "placing diagnostics",
            () =>
            {
                var document = SyntaxReader.Read(new CoreText(file.Path, file.Content ?? ""));
                var syntax = found.HasSyntaxFindings ? document.Diagnostics : [];
                return syntax.Concat(found.Findings.Select(finding => Locator.Locate(document, finding)))
                    .OrderBy(diagnostic => diagnostic.Range.Offset)
                    .ToEquatableArray();
            },
            defect => found.Findings.Concat([defect]).Select(finding => AtStart(file, finding)).ToEquatableArray(),
            token);
        return new PlacedDiagnostics(file.FullPath, placed, configuration.For(file.FullPath, placed.Select(diagnostic => diagnostic.Rule.Id)));
    }

    /// <summary>Reports them.</summary>
    public void ReportTo(SourceProductionContext output)
    {
        foreach (var diagnostic in Diagnostics)
        {
            var descriptor = RoslynDescriptors.Of(diagnostic.Rule);
            if (SeverityOf(descriptor) is not { } severity) continue;
            var range = diagnostic.Range;
            var location = Location.Create(
                FullPath,
                new TextSpan(range.Offset, range.Length),
                new LinePositionSpan(PositionOf(range.Start), PositionOf(range.End)));
            output.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(
                descriptor.Id,
                descriptor.Category,
                diagnostic.Message,
                severity,
                descriptor.DefaultSeverity,
                isEnabledByDefault: true,
                warningLevel: severity == RoslynSeverity.Error ? 0 : 1,
                title: descriptor.Title,
                helpLink: descriptor.HelpLinkUri,
                location: location));
        }
    }

    /// <summary>The severity of an id in this file; null: it is not reported.</summary>
    private RoslynSeverity? SeverityOf(DiagnosticDescriptor descriptor)
    {
        foreach (var configured in Severities)
        {
            if (configured.Id == descriptor.Id) return configured.Severity;
        }

        return descriptor.DefaultSeverity;
    }

    private static LinePosition PositionOf(TextPosition position) => new(position.Line, position.Column);

    private static CoreDiagnostic AtStart(DescriptorFile file, Finding finding) => new(finding.Rule, finding.Message, file.Path, default);
}
