using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>What generated code knows of a rule. Not for applications.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="kind">The kind of its violations.</param>
/// <param name="severity">Their weight.</param>
/// <param name="message">The message by parameter names; <c>{value}</c> is replaced by the value.</param>
/// <param name="wireMessage">The message by the names of the wire; null: the same.</param>
/// <param name="wire">Where the violation stands in the body, relative to the scope; null: looked up by the parameter.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuleInfo(string id, ViolationKind kind, ViolationSeverity severity, string message, string? wireMessage = null, string? wire = null)
{
    /// <summary>The rule's id.</summary>
    public string Id { get; } = id;

    /// <summary>The kind of its violations.</summary>
    public ViolationKind Kind { get; } = kind;

    /// <summary>Their weight.</summary>
    public ViolationSeverity Severity { get; } = severity;

    /// <summary>Where the violation stands in the body, relative to the scope; null: looked up by the parameter.</summary>
    public string? Wire { get; } = wire;

    /// <summary>The message for a value.</summary>
    /// <param name="byWireNames">Whether it speaks of the body's fields instead of the request's parameters.</param>
    /// <param name="value">The value as JSON; null: there is none.</param>
    public string Message(bool byWireNames, string? value)
    {
        var text = byWireNames ? wireMessage ?? message : message;
        return text.Replace("{value}", value ?? "nothing", StringComparison.Ordinal);
    }
}
