namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC1…: what is wrong with the text as YAML or JSON.</summary>
public static class SyntaxDiagnostics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
