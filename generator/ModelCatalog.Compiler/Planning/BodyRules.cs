using System.Text;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Ids and messages of what is wrong with a body before any rule of a model is asked.</summary>
/// <remarks>The runtime compiles this file too, so that a body is judged in the same words by generated code and by the interpreter.</remarks>
internal static class BodyRules
{
    /// <summary>The text is not JSON.</summary>
    public const string Json = "body.json";

    /// <summary>What must be an object is none.</summary>
    public const string Type = "body.type";

    /// <summary>A member stands twice.</summary>
    public const string Duplicate = "body.duplicate";

    /// <summary>No document mentions a member.</summary>
    public const string Unknown = "unknown-field";

    /// <summary>A document refuses a member; followed by its name.</summary>
    public const string NotAccepted = "not_accepted.";

    /// <summary>The model id is missing.</summary>
    public const string ModelRequired = "model.required";

    /// <summary>The model id is no text.</summary>
    public const string ModelType = "model.type";

    /// <summary>The model id is none of the model's.</summary>
    public const string ModelEnum = "model.enum";

    /// <summary>How many values a message lists before it stops.</summary>
    private const int Listed = 12;

    /// <summary>Message of <see cref="Json"/>.</summary>
    public static string NotJson(string detail) => "The body is not JSON" + (detail.Length == 0 ? "." : ": " + detail);

    /// <summary>Message of <see cref="Type"/>.</summary>
    /// <param name="path">The wire path; empty for the body itself.</param>
    /// <param name="kind">What it is instead.</param>
    public static string NotAnObject(string path, string kind) => (path.Length == 0 ? "The body" : "'" + path + "'") + " must be an object, not " + WithArticle(kind) + ".";

    /// <summary>Message of <see cref="Duplicate"/>.</summary>
    public static string StandsTwice(string path) => "'" + path + "' stands twice.";

    /// <summary>Message of <see cref="Unknown"/>.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="known">The names that are known beside it.</param>
    public static string IsUnknown(string name, IEnumerable<string> known) => "No document mentions '" + name + "'" + Hint(name, known) + End(name, known);

    /// <summary>Message of <see cref="NotAccepted"/>.</summary>
    public static string IsNotAccepted(string name, string? reason) => "'" + name + "' is not accepted" + (string.IsNullOrEmpty(reason) ? "." : ": " + reason);

    /// <summary>Message of a missing value that has no check of its own: the model id, the variant, the mode.</summary>
    public static string IsMissing(string path, IReadOnlyList<string> expected) => "'" + path + "' is missing; expected " + OneOf(expected) + ".";

    /// <summary>Message of a value of the wrong JSON kind that has no check of its own.</summary>
    public static string IsNoText(string path, string kind) => "'" + path + "' must be a text, not " + WithArticle(kind) + ".";

    /// <summary>Message of a value that is none of those listed: the model id, the variant, the mode.</summary>
    public static string IsNotListed(string path, string value, IReadOnlyList<string> expected) =>
        "'" + path + "' is '" + value + "'; expected " + OneOf(expected) + Hint(value, expected) + End(value, expected);

    /// <summary>Message of a field of another mode that the API rejects.</summary>
    /// <param name="path">The field's wire path.</param>
    /// <param name="modes">The modes that take it.</param>
    /// <param name="active">The active mode.</param>
    public static string CannotBeMixed(string path, IReadOnlyList<string> modes, string active) =>
        "'" + path + "' belongs to " + Modes(modes) + " and cannot be sent with " + Active(active) + ".";

    /// <summary>Message of a field of another mode that the API ignores, and says so.</summary>
    public static string IsIgnored(string path, IReadOnlyList<string> modes, string active) =>
        "'" + path + "' belongs to " + Modes(modes) + " and is ignored with " + Active(active) + ".";

    /// <summary>Message of a field of another mode where no document says what happens.</summary>
    public static string IsOfAnotherMode(string path, IReadOnlyList<string> modes, string active) =>
        "'" + path + "' belongs to " + Modes(modes) + "; no document says what it does with " + Active(active) + ".";

    /// <summary>Message of a discriminator's field that disagrees with the other fields.</summary>
    public static string Disagrees(string path, string value, string active) =>
        "'" + path + "' is '" + value + "', but the other fields say " + Active(active) + ".";

    /// <summary>Message of more items than a list of several parameters holds.</summary>
    public static string HoldsAtMost(string path, int count, int capacity) => "'" + path + "' has " + Count(count) + "; expected at most " + Text(capacity) + ".";

    /// <summary>The right spelling of a value that differs only in case; null when there is none.</summary>
    public static string? RightSpelling(string value, IEnumerable<string> expected)
    {
        foreach (var candidate in expected)
        {
            if (string.Equals(candidate, value, StringComparison.OrdinalIgnoreCase)) return candidate;
        }

        return null;
    }

    /// <summary>What a message of a listed value gains when only the case of a letter is wrong: <c>; did you mean 'x'?</c></summary>
    public static string SpellingHint(string value, IEnumerable<string> expected) =>
        RightSpelling(value, expected) is { } right ? "; did you mean '" + right + "'?" : "";

    private static string Hint(string name, IEnumerable<string> known) => NearestName.Hint(name, known);

    // A question mark ends the sentence already.
    private static string End(string name, IEnumerable<string> known) => NearestName.Find(name, known) is null ? "." : "";

    private static string OneOf(IReadOnlyList<string> values)
    {
        var text = new StringBuilder(values.Count > 1 ? "one of " : "");
        for (var i = 0; i < values.Count && i < Listed; i++)
        {
            text.Append(i == 0 ? "'" : ", '").Append(values[i]).Append('\'');
        }

        if (values.Count > Listed) text.Append(" and ").Append(Text(values.Count - Listed)).Append(" more");
        return text.ToString();
    }

    private static string Modes(IReadOnlyList<string> modes) => (modes.Count == 1 ? "mode " : "the modes ") + string.Join(", ", modes.Select(mode => "'" + mode + "'"));

    private static string Active(string mode) => mode == "none" ? "no mode" : "mode '" + mode + "'";

    private static string WithArticle(string kind) => kind switch
    {
        "null" => kind,
        "integer" or "object" => "an " + kind,
        _ => "a " + kind,
    };

    private static string Count(int items) => items == 1 ? "1 item" : Text(items) + " items";

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
