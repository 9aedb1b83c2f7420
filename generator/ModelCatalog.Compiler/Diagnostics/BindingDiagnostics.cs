namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC2…: what is wrong with the form of a descriptor: keys, kinds, ranges.</summary>
public static class BindingDiagnostics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
