using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>A request while it is judged: what was read, what failed, what was found.</summary>
public sealed class RequestState
{
    private static readonly char[] s_separators = ['.', '['];

    private readonly List<RequestViolation> _violations = [];
    private HashSet<string>? _failed;
    private HashSet<string>? _unheld;
    private HashSet<string>? _unheldInside;

    internal RequestState(RequestView view, bool speaksWire)
    {
        View = view;
        SpeaksWire = speaksWire;
    }

    /// <summary>The side whose names the state was read by.</summary>
    public RequestView View { get; private set; }

    /// <summary>Whether messages use the wire's names: a body is looked at, not a request.</summary>
    public bool SpeaksWire { get; }

    /// <summary>Whether sentences leave out the value: it is known to who reads them.</summary>
    internal bool HidesValues { get; init; }

    /// <summary>The variant; null: none was told.</summary>
    public string? Variant { get; set; }

    /// <summary>The active mode's key; null: none was told and none is meant by absence.</summary>
    public string? Mode { get; set; }

    /// <summary>Whether the mode was told, rather than meant by absence.</summary>
    public bool IsModeTold { get; set; }

    /// <summary>The values by parameter, canonical: what counts as absent is absent.</summary>
    public Dictionary<string, JsonValue> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>The options of the call that a body carried.</summary>
    public Dictionary<string, JsonValue> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the body carried them.</summary>
    internal Dictionary<string, string> OptionPaths { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that was found.</summary>
    public IReadOnlyList<RequestViolation> Violations => _violations;

    /// <summary>Whether nothing but warnings was found.</summary>
    public bool IsValid => ErrorCount == 0;

    /// <summary>How many errors were found.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>The canonical request: variant, mode and values by name.</summary>
    public JsonObject ToRequest()
    {
        var members = new List<JsonMember>();
        if (Variant is not null) members.Add(new JsonMember("variant", new JsonString(Variant)));
        if (IsModeTold && View.Scope.Union is { Declaration.On: { } } union && union.Find(Mode)?.Value is { } value) members.Add(new JsonMember(union.Name, value));
        members.AddRange(Values.Select(pair => new JsonMember(pair.Key, pair.Value)));
        return new JsonObject(members.ToEquatableArray());
    }

    /// <summary>What the request says, as one that may still be filled in.</summary>
    public PartialRequest ToPartial() => new()
    {
        Variant = Variant,
        Mode = IsModeTold ? Mode : null,
        Values = new Dictionary<string, JsonValue>(Values, StringComparer.Ordinal),
    };

    /// <summary>The same request as another side judges it: what was read stays, what was found is forgotten except what reading itself found.</summary>
    public RequestState At(RequestView view)
    {
        var other = new RequestState(view, SpeaksWire) { Variant = Variant, Mode = Mode, IsModeTold = IsModeTold };
        foreach (var pair in Values) other.Values[pair.Key] = pair.Value;
        foreach (var violation in _violations) other.Add(violation with { Wire = view.WirePathOf(violation.Parameter) });
        return other;
    }

    /// <summary>Whether any value is unknown to rules: the common case is that none is, and then no path need be made.</summary>
    internal bool HasFailures => _failed is not null || _unheld is not null;

    /// <summary>Whether a value, or something inside it, has an error of its own: rules do not know it then.</summary>
    internal bool HasFailed(string path) => _failed?.Contains(path) == true || _unheldInside?.Contains(path) == true;

    /// <summary>Whether nothing more is to be said of a value on its own. What stands beside one that no request can hold is looked at all the same.</summary>
    internal bool IsSettled(string path) => _failed?.Contains(path) == true || _unheld?.Contains(path) == true;

    /// <summary>A value failed; then what it is a part of did, too.</summary>
    internal void Fail(string path) => AddWithParents(_failed ??= new HashSet<string>(StringComparer.Ordinal), path);

    /// <summary>Adds the violation of a value that no request can hold.</summary>
    /// <param name="check">What it violates.</param>
    /// <param name="path">The value.</param>
    /// <param name="reported">The value or the item of it that is reported.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="shown">What the message shows instead.</param>
    internal void ReportUnheld(FieldCheck check, string path, string reported, JsonValue value, string? shown = null)
    {
        _violations.Add(Make(check.Kind, check.Id, check.IsWarning, check.Message, reported, value, null, shown));
        if (!check.IsWarning) ErrorCount++;
        _unheldInside ??= new HashSet<string>(StringComparer.Ordinal);
        AddWithParents(_unheldInside, path);
        AddWithParents(_unheldInside, reported);
        (_unheld ??= new HashSet<string>(StringComparer.Ordinal)).Add(path);
        _unheld.Add(reported);
    }

    private static void AddWithParents(HashSet<string> paths, string path)
    {
        while (paths.Add(path))
        {
            var end = path.LastIndexOfAny(s_separators);
            if (end <= 0) return;
            path = path.Substring(0, end);
        }
    }

    internal void Add(RequestViolation violation)
    {
        _violations.Add(violation);
        if (violation.IsWarning) return;
        ErrorCount++;
        if (violation.Parameter.Length > 0) Fail(violation.Parameter);
    }

    /// <summary>Adds a violation; its wire path is looked up unless it is given.</summary>
    internal void Report(ViolationKind kind, string rule, bool isWarning, RuleMessage message, string parameter, JsonValue? value, string? wire = null, string? shown = null) =>
        Add(Make(kind, rule, isWarning, message, parameter, value, wire, shown));

    private RequestViolation Make(ViolationKind kind, string rule, bool isWarning, RuleMessage message, string parameter, JsonValue? value, string? wire, string? shown)
    {
        var text = value is null ? null : RequestViolation.Cut(value.ToString());
        if (HidesValues) return new RequestViolation(isWarning, kind, rule, parameter, null, null, message.WithoutValue());
        var sentence = (SpeaksWire ? message.Wire : message.Parameter).Replace("{value}", shown ?? Shown(value, kind == ViolationKind.Type));
        var listed = SpeaksWire ? message.WireListed : message.Listed;
        if (listed.Count > 0 && value is not null) sentence += NearestName.Hint(value.ToText(), listed);
        wire = View.Provider is null ? null : wire ?? (parameter.Length == 0 ? null : View.WirePathOf(parameter));
        return new RequestViolation(isWarning, kind, rule, parameter, wire, text, sentence);
    }

    /// <summary>A value as a sentence shows it: texts without their quotes, unless the kind is what matters and they look like another one; long ones cut.</summary>
    private static string Shown(JsonValue? value, bool isAboutKind)
    {
        var text = value is null ? "absent" : value is JsonString { Value.Length: 0 } ? "empty" : "`" + (isAboutKind && LooksOtherwise(value) ? value.ToString() : value.ToText()) + "`";
        return text.Length > 80 ? text.Substring(0, 78) + "…`" : text;
    }

    private static bool LooksOtherwise(JsonValue value) =>
        value is JsonString { Value: { Length: > 0 and < 40 } text } && (text is "true" or "false" or "null" || (text[0] is '-' or >= '0' and <= '9' && JsonText.Parse(text) is JsonNumber number && number.Digits == text));
}
