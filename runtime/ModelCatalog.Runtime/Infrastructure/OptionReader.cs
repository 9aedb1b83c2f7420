using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Infrastructure;

/// <summary>Reads the options of a call from JSON, by name. What is wrong is said in the interpreter's words. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionReader
{
    private readonly JsonElement _json;
    private readonly IReadOnlyList<string> _known;
    private readonly List<Violation> _violations = [];

    /// <summary>Takes the options.</summary>
    /// <param name="json">An object; nothing and null are one without members.</param>
    /// <param name="known">The options that the route has.</param>
    public OptionReader(JsonElement json, params IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        _json = json;
        _known = known;
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return;
        if (json.ValueKind != JsonValueKind.Object)
        {
            Add(ViolationKind.Type, "options.type", "", json, "Options are an object by name; this is " + JsonText.Shown(JsonText.Of(json), isAboutKind: true));
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!names.Add(member.Name)) Add(ViolationKind.Type, member.Name + ".type", member.Name, member.Value, BodySentences.StandsTwice(member.Name));
            else if (!known.Contains(member.Name, StringComparer.Ordinal)) Add(ViolationKind.UnknownField, "unknown-option", member.Name, member.Value, Unknown(member.Name));
        }
    }

    /// <summary>A text; null: it is absent, or of another kind.</summary>
    /// <param name="name">The option.</param>
    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : Wrong<string>(name, "text", value);

    /// <summary>A whole number.</summary>
    /// <param name="name">The option.</param>
    public long? Integer(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && JsonValues.TryGetWhole(value, out var whole) && whole is >= long.MinValue and <= long.MaxValue) return (long)whole;
        Wrong<object>(name, "an integer", value);
        return null;
    }

    /// <summary>A number.</summary>
    /// <param name="name">The option.</param>
    public double? Number(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        Wrong<object>(name, "a number", value);
        return null;
    }

    /// <summary>A boolean.</summary>
    /// <param name="name">The option.</param>
    public bool? Boolean(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong<object>(name, "a boolean", value);
        return null;
    }

    /// <summary>What was read.</summary>
    /// <param name="options">The options.</param>
    /// <param name="judged">What is wrong with their values.</param>
    public ReadResult<SubmitOptions> Result(SubmitOptions options, ValidationResult judged)
    {
        if (_violations.Count == 0) return new ReadResult<SubmitOptions>(options, judged);

        // A value that could not be read is not missing.
        var unread = _violations.Select(static violation => violation.Parameter).ToHashSet(StringComparer.Ordinal);
        return new ReadResult<SubmitOptions>(null, new ValidationResult([.. _violations, .. judged.Violations.Where(violation => !unread.Contains(violation.Parameter))]));
    }

    /// <summary>Options that cannot be read as JSON.</summary>
    internal static ReadResult<SubmitOptions> NotJson(string problem) =>
        new(null, new ValidationResult([new Violation(ViolationSeverity.Error, ViolationKind.Type, "options.json", "", null, null, BodySentences.NotJson(problem))]));

    private JsonElement? Find(string name) =>
        _json.ValueKind == JsonValueKind.Object && _known.Contains(name, StringComparer.Ordinal) && _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private T? Wrong<T>(string name, string expected, JsonElement value)
        where T : class
    {
        Add(ViolationKind.Type, name + ".type", name, value, BodySentences.MustBe(name, expected, value));
        return null;
    }

    private string Unknown(string name) =>
        $"There is no option `{name}`{NearestName.Hint(name, _known)}{(_known.Count == 0 ? "; calls here have none" : "; expected one of " + string.Join(", ", _known))}";

    private void Add(ViolationKind kind, string rule, string name, JsonElement value, string message) =>
        _violations.Add(new Violation(ViolationSeverity.Error, kind, rule, name, null, JsonText.Of(value), message));
}
