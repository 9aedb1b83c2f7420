namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>Every kind of diagnostic that the compiler knows.</summary>
public static class DiagnosticRules
{
    /// <summary>All of them, area by area.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. SyntaxDiagnostics.All, .. BindingDiagnostics.All, .. ModelDiagnostics.All, .. RuleDiagnostics.All,
        .. WireDiagnostics.All, .. ProviderDiagnostics.All, .. PriceDiagnostics.All, .. ExampleDiagnostics.All, .. NameDiagnostics.All, .. GeneratorDiagnostics.All,
        .. RequestDiagnostics.All,
    ];

    /// <summary>The rule of an id, or null.</summary>
    public static DiagnosticRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
