using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Reports what reading a body finds.</summary>
internal static class BodyReport
{
    /// <summary>Reports a value of the wrong kind at the place where it stands; rules do not know the parameter any more.</summary>
    public static void WrongKind(BodyPath path, string expected, JsonElement value, ref ViolationCollector violations)
    {
        violations.MarkUnread(path.Parameter);
        Error(ViolationKind.Type, WithoutIndices(path.Parameter) + ".type", path, value, BodySentences.MustBe(NameOf(path, violations), expected, value), ref violations);
    }

    /// <summary>Reports by a rule of the plan, at the place where the value stands.</summary>
    public static void Add(RuleInfo rule, BodyPath path, JsonElement value, ref ViolationCollector violations) =>
        Add(rule.Severity, rule.Kind, rule.Id, path, value, rule.Message(violations.ByWireNames, JsonText.Of(value)), ref violations);

    /// <summary>Reports an error at a place; rules do not know the parameter any more.</summary>
    public static void Error(ViolationKind kind, string rule, BodyPath path, JsonElement value, string message, ref ViolationCollector violations) =>
        Add(ViolationSeverity.Error, kind, rule, path, value, message, ref violations);

    /// <summary>Reports something at a place.</summary>
    public static void Add(ViolationSeverity severity, ViolationKind kind, string rule, BodyPath path, JsonElement value, string message, ref ViolationCollector violations)
    {
        var shown = value.ValueKind == JsonValueKind.Undefined ? null : ViolationCollector.Cut(JsonText.Of(value));
        violations.Add(new Violation(severity, kind, rule, path.Parameter, violations.ByWireNames ? path.Wire : null, shown, message));
    }

    /// <summary>Reports an error at a parameter that stands nowhere: its place in the body is looked up.</summary>
    public static void Missing(string rule, string parameter, string message, ref ViolationCollector violations) =>
        violations.Add(new RuleInfo(rule, ViolationKind.Required, ViolationSeverity.Error, message), parameter, null);

    /// <summary>What a message calls a place.</summary>
    public static string NameOf(BodyPath path, in ViolationCollector violations) => violations.ByWireNames ? path.Wire : path.Parameter;

    /// <summary>What a message calls a parameter that stands nowhere.</summary>
    public static string NameOf(string parameter, in ViolationCollector violations) => (violations.ByWireNames ? violations.Translate(parameter) : null) ?? parameter;

    private static string WithoutIndices(string path)
    {
        while (path.IndexOf('[', StringComparison.Ordinal) is >= 0 and var start && path.IndexOf(']', start) is >= 0 and var end) path = path.Remove(start, end - start + 1);
        return path;
    }
}
