using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Reports what reading a body finds, at the place where it really stands.</summary>
internal static class BodyReport
{
    /// <summary>Reports by a rule of the plan.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The place.</param>
    /// <param name="value">What stands there; null: nothing.</param>
    /// <param name="hint">What the message gains; may be empty.</param>
    /// <param name="violations">Takes it.</param>
    public static void Add(RuleInfo rule, BodyPath path, JsonElement? value, string hint, ref ViolationCollector violations)
    {
        var json = JsonText.Of(value);
        var shown = ViolationCollector.Cut(json);
        var message = rule.Message(violations.ByWireNames, JsonText.Shown(json));
        if (hint.Length > 0) message = message.TrimEnd('.') + hint;
        violations.Add(new Violation(rule.Severity, rule.Kind, rule.Id, path.Parameter, path.Wire, shown, message));
    }

    /// <summary>Reports what no rule of the plan stands for.</summary>
    public static void Add(
        BodyPath path, ViolationSeverity severity, ViolationKind kind, string rule, JsonElement? value, string message, ref ViolationCollector violations) =>
        violations.Add(new Violation(severity, kind, rule, path.Parameter, path.Wire, ViolationCollector.Cut(JsonText.Of(value)), message));
}
