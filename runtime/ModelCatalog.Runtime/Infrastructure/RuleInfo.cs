using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>What generated code knows of a rule. Not for applications.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="kind">The kind of its violations.</param>
/// <param name="severity">Their weight.</param>
/// <param name="message">The message by parameter names; <c>{value}</c> is replaced by the value.</param>
/// <param name="wireMessage">The message by the names of the wire; null: the same.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuleInfo(string id, ViolationKind kind, ViolationSeverity severity, string message, string? wireMessage = null)
{
    /// <summary>The rule's id.</summary>
    public string Id { get; } = id;

    /// <summary>The kind of its violations.</summary>
    public ViolationKind Kind { get; } = kind;

    /// <summary>Their weight.</summary>
    public ViolationSeverity Severity { get; } = severity;

    /// <summary>The message for a value.</summary>
    /// <param name="byWireNames">Whether it speaks of the body's fields instead of the request's parameters.</param>
    /// <param name="shown">What stands for <c>{value}</c>.</param>
    public string Message(bool byWireNames, string shown) =>
        (byWireNames ? wireMessage ?? message : message).Replace("{value}", shown, StringComparison.Ordinal);
}
