using System.ComponentModel;
using System.Globalization;
using ModelCatalog.Compiler.Text;

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

    /// <summary>The values that are listed, by parameter values: the nearest one is proposed. Empty: none.</summary>
    public string[] Listed { get; init; } = [];

    /// <summary>The values that are listed, as the wire spells them; null: the same.</summary>
    public string[]? WireListed { get; init; }

    /// <summary>The message by parameter names where no value is to be shown.</summary>
    internal string MessageWithoutValue() => ValueSentence.WithoutValue(message);

    /// <summary>The message for a value.</summary>
    /// <param name="byWireNames">Whether it speaks of the body's fields instead of the request's parameters.</param>
    /// <param name="value">The value as JSON; null: none.</param>
    /// <param name="measure">What stands for <c>{value}</c> instead of it: a length, a count.</param>
    internal string Message(bool byWireNames, string? value, int? measure = null)
    {
        var shown = measure?.ToString(CultureInfo.InvariantCulture) ?? JsonText.Shown(value, Kind == ViolationKind.Type);
        var text = (byWireNames ? wireMessage ?? message : message).Replace("{value}", shown, StringComparison.Ordinal);
        var listed = byWireNames ? WireListed ?? Listed : Listed;
        return listed.Length == 0 || value is null ? text : text + NearestName.Hint(JsonText.TextOf(value), listed);
    }
}
