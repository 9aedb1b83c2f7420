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

    /// <summary>Values that a misspelt one may have meant, by the request's words: the nearest is proposed behind the sentence.</summary>
    public string[] Listed { get; init; } = [];

    /// <summary>The same by the wire's words; null: the same words.</summary>
    public string[]? WireListed { get; init; }

    /// <summary>The message for a value.</summary>
    /// <param name="byWireNames">Whether it speaks of the body's fields instead of the request's parameters.</param>
    /// <param name="value">The value as JSON; null: there is none.</param>
    /// <param name="shown">What stands for <c>{value}</c> instead: a length, a count.</param>
    internal string Message(bool byWireNames, string? value, int? shown = null)
    {
        var sentence = byWireNames ? wireMessage ?? message : message;
        var text = shown?.ToString(CultureInfo.InvariantCulture) ?? JsonText.Shown(value);
        var listed = byWireNames ? WireListed ?? Listed : Listed;
        var hint = listed.Length == 0 || value is null ? "" : NearestName.Hint(JsonText.Unquote(value), listed);
        return sentence.Replace("{value}", text, StringComparison.Ordinal) + hint;
    }
}
