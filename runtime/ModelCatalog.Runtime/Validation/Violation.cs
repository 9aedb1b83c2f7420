namespace ModelCatalog;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Severity">Whether the request is refused or only does not do what it says.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Rule">The stable id of the rule: <c>duration.range</c>.</param>
/// <param name="Parameter">The path in the request: <c>multi_shots[1].duration</c>. Empty where no single parameter is meant.</param>
/// <param name="Wire">The path in the provider's body: <c>input.multi_shots[1].duration</c>; null where no provider is looked at.</param>
/// <param name="Value">The value as JSON, if there is one; long values are cut.</param>
/// <param name="Message">What is wrong, the value, what is expected and the nearest right thing, in English.</param>
public sealed record Violation(
    ViolationSeverity Severity,
    ViolationKind Kind,
    string Rule,
    string Parameter,
    string? Wire,
    string? Value,
    string Message)
{
    /// <summary><c>error duration.range at duration: message</c>.</summary>
    public override string ToString() =>
        $"{(Severity == ViolationSeverity.Error ? "error" : "warning")} {Rule}{(Parameter.Length == 0 ? "" : " at " + Parameter)}: {Message}";
}
