using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What was found in a file.</summary>
/// <remarks>Equality contract: deep; no positions.</remarks>
/// <param name="Path">The file.</param>
/// <param name="HasSyntaxFindings">Whether its syntax has findings, which have only positions.</param>
/// <param name="Findings">What was found beyond its syntax.</param>
internal sealed record FileFindings(string Path, bool HasSyntaxFindings, EquatableArray<Finding> Findings);

/// <summary>What was found in the catalog; most often nothing.</summary>
/// <remarks>Equality contract: deep; ordered by path.</remarks>
/// <param name="Files">The files in which something was found.</param>
internal sealed record CatalogFindings(EquatableArray<FileFindings> Files)
{
    /// <summary>Gathers what the stages found.</summary>
    public static CatalogFindings Gather(params IEnumerable<FileFindings>[] stages) =>
        new(stages
            .SelectMany(stage => stage)
            .Where(file => file.HasSyntaxFindings || file.Findings.Count > 0)
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new FileFindings(
                group.Key,
                group.Any(file => file.HasSyntaxFindings),
                group.SelectMany(file => file.Findings).ToEquatableArray()))
            .ToEquatableArray());

    /// <summary>What was found in one file; null: nothing.</summary>
    public FileFindings? Of(string path) => Files.FirstOrDefault(file => file.Path == path);
}
