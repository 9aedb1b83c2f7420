using Microsoft.CodeAnalysis;
using ModelCatalog.Compiler.Diagnostics;
using CoreSeverity = ModelCatalog.Compiler.Diagnostics.DiagnosticSeverity;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>The compiler's rules as Roslyn knows them.</summary>
internal static class RoslynDescriptors
{
    private const string Category = "ModelCatalog";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = DiagnosticRules.All.ToDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>The descriptor of a rule. Its message is filled in already, so its format is the bare place for it.</summary>
    public static DiagnosticDescriptor Of(DiagnosticRule rule) => ById.TryGetValue(rule.Id, out var known) ? known : Create(rule);

    private static DiagnosticDescriptor Create(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Category,
        rule.Severity == CoreSeverity.Error ? RoslynSeverity.Error : RoslynSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "generator/ModelCatalog.Compiler/Diagnostics/Pages/" + rule.Id + ".md");
}
