using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelCatalog.Compiler;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What the project makes of an id in one file.</summary>
/// <param name="Id">The id.</param>
/// <param name="Severity">Its severity; null: it is not reported.</param>
internal sealed record ConfiguredSeverity(string Id, DiagnosticSeverity? Severity);

/// <summary>The <c>.editorconfig</c> files above the descriptors: <c>dotnet_diagnostic.MC1234.severity = warning</c> in a section that matches them.</summary>
/// <remarks>
/// Equality contract: by path and content.
/// The compiler itself applies that key to syntax trees alone (and, from a global configuration file, to everything).
/// </remarks>
/// <param name="Files">The files, ordered by path.</param>
internal sealed record SeverityConfiguration(EquatableArray<ConfigurationFile> Files)
{
    /// <summary>Collects the files.</summary>
    public static SeverityConfiguration Create(ImmutableArray<ConfigurationFile?> files) =>
        new(files.OfType<ConfigurationFile>().OrderBy(file => file.FullPath, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>What the files say of some ids in a descriptor; ids of which they say nothing are left out.</summary>
    public EquatableArray<ConfiguredSeverity> For(string fullPath, IEnumerable<string> ids)
    {
        if (Files.Count == 0) return [];
        var configurations = AnalyzerConfigSet.Create(Files.Select(file => AnalyzerConfig.Parse(file.Content, file.FullPath)).ToList());
        var options = configurations.GetOptionsForSourcePath(fullPath).TreeOptions;
        return ids.Distinct(StringComparer.Ordinal)
            .Where(options.ContainsKey)
            .Where(id => options[id] != ReportDiagnostic.Default)
            .Select(id => new ConfiguredSeverity(id, SeverityOf(options[id])))
            .ToEquatableArray();
    }

    private static DiagnosticSeverity? SeverityOf(ReportDiagnostic report) => report switch
    {
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
        _ => null,
    };
}
