namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC91…: what is wrong with C# that uses generated requests.</summary>
public static class RequestDiagnostics
{
    /// <summary>Constants that every request made of them violates a rule with.</summary>
    public static readonly DiagnosticRule Violation = new("MC9101", "Request that violates a rule", "{0} ({1})");

    /// <summary>Constants that are accepted and do not mean what they say.</summary>
    public static readonly DiagnosticRule Warning = new("MC9102", "Request that means something else", "{0} ({1})", DiagnosticSeverity.Warning);

    /// <summary>A provider that does not serve the model.</summary>
    public static readonly DiagnosticRule NotServed = new("MC9103", "Model that the provider does not serve", "{0} does not serve '{1}'; {2}");

    /// <summary>A judgement that is dropped.</summary>
    public static readonly DiagnosticRule UnreadResult = new(
        "MC9104", "Validation result that is not read", "What '{0}' finds is in its result, which nobody reads; ask it for IsValid or Violations, or call ThrowIfInvalid()", DiagnosticSeverity.Warning);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Violation, Warning, NotServed, UnreadResult];
}
