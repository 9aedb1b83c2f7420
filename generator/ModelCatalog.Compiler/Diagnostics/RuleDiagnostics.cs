namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC4…: what is wrong with expressions and rules.</summary>
public static class RuleDiagnostics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
