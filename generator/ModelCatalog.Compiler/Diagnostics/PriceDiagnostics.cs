namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC606…: what is wrong with the prices of a wire.</summary>
public static class PriceDiagnostics
{
    /// <summary>MC6060.</summary>
    public static readonly DiagnosticRule NoQuantity = new("MC6060", "Price without a number", "A price per {0} needs the number of {0}s: name under 'times' the parameter that says it, as in 'times: {1}'");

    /// <summary>MC6061.</summary>
    public static readonly DiagnosticRule Quantity = new("MC6061", "Number that does not fit the price", "'{0}' is {1} and says no number of {2}s; expected {3}");

    /// <summary>MC6062.</summary>
    public static readonly DiagnosticRule NeverApplies = new("MC6062", "Price that never applies", "This price never applies: {0}");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NoQuantity, Quantity, NeverApplies];
}
