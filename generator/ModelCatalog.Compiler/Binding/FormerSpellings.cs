namespace ModelCatalog.Compiler.Binding;

/// <summary>Words of other dialects, of JSON Schema and of earlier drafts, with what they are called here.</summary>
internal static class FormerSpellings
{
    private const string ListHint = "how many items a list has is `list: 1..3`";
    private const string RangeHint = "bounds are one range, as in `range: 3..15`";
    private const string LengthHint = "bounds of a text are `length: ..2000`";
    private const string SizeHint = "a file's size is `size: ..10MB`";
    private const string FieldsHint = "the fields of a type are `fields: { … }`";
    private const string NotTakenHint =
        "a parameter that only some providers take stands under `parameters` of their wires; a field that is refused, with its reason, under `not_accepted`";

    // Section, word, what to write. Several sections share a row's meaning, hence no dictionary by section.
    private static readonly (string Section, string Word, string Hint)[] Table =
    [
        ("parameter", "items", ListHint),
        ("parameter", "minItems", ListHint),
        ("parameter", "maxItems", ListHint),
        ("parameter", "count", ListHint),
        ("parameter", "megabytes", SizeHint),
        ("parameter", "bytes", SizeHint),
        ("parameter", "asset", "the limits of a file stand in the parameter itself, as in `size: ..10MB`"),
        ("parameter", "minimum", RangeHint),
        ("parameter", "maximum", RangeHint),
        ("parameter", "min", RangeHint),
        ("parameter", "max", RangeHint),
        ("parameter", "minLength", LengthHint),
        ("parameter", "maxLength", LengthHint),
        ("parameter", "max_length", LengthHint),
        ("parameter", "multipleOf", "the distance between values is `step: 0.5`"),
        ("parameter", "description", "what it is stands under `doc`"),
        ("parameter", "values", "the values that are allowed are `enum: [a, b]`"),
        ("parameter", "optional", "a parameter is optional unless `required: true` is said"),
        ("parameter", "nullable", "a parameter is optional unless `required: true` is said"),
        ("parameter", "const", "a value that an endpoint implies stands under `fixed` of the wire"),
        ("parameter", "map", "values that differ on the wire stand under `fields` of the wire, as in `quality: { from: quality, values: { pro: PRO } }`"),
        ("parameter", "as", "how a value travels stands under `fields` of the wire, as in `duration: { from: duration, as: string }`"),
        ("type", "parameters", FieldsHint),
        ("type", "properties", FieldsHint),
        ("shared-type", "parameters", FieldsHint),
        ("shared-type", "properties", FieldsHint),
        ("shared-type", "description", "what it is stands under `doc`"),
        ("model", "description", "what it is stands under `summary`"),
        ("model", "id", "its name is the head of the file, as in `model: clip-2`"),
        ("model", "operation", "where a request goes is said by the wire, as in `wires: { acme: { route: images } }`"),
        ("model", "unsupported", NotTakenHint),
        ("model", "related_to", "models close to it stand under `related`"),
        ("mode", "fields", "parameters of a mode are `parameters: { … }`"),
        ("mode", "requires", "what a mode needs is a rule, as in `rules: [{ require: [prompt] }]`"),
        ("rule", "requires", "what needs what is a rule with a condition, as in `{ when: has(end_url), require: [start_url] }`"),
        ("rule", "level", "how much a rule weighs is `severity: warning`"),
        ("rule", "if", "the condition is `when: has(seed)`"),
        ("rule", "then", "a rule is one verb beside `when`, as in `{ when: has(seed), forbid: [prompt] }`"),
        ("rule", "assert", "an expression that holds is `check: size(shots) <= 4`"),
        ("rule", "oneOf", "exactly one of several is `exactly_one: [a, b]`"),
        ("rule", "anyOf", "at least one of several is `at_least_one: [a, b]`"),
        ("wire", "operation", "a family of routes is `route: images`"),
        ("wire", "unsupported", NotTakenHint),
        ("wire", "defaults", "a provider's default stands with the parameter, as in `parameters: { resolution: { default: 1080p } }`"),
        ("wire", "const", "a constant is a wire field, as in `fields: { multi: { value: true } }`"),
        ("wire", "map", "a wire's mapping is `fields: { imageUrl: start_url }`"),
        ("wire", "price", "prices are a list, as in `pricing: [{ usd: 0.30, per: video }]`"),
        ("wire-conversion", "map", "a value map is `values: { 720p: HD }`"),
        ("wire-conversion", "default", "what is written when the source is absent is `else`"),
        ("wire-value", "map", "a value map is `values: { 720p: HD }` beside `from`"),
        ("wire-value", "const", "a constant is `{ value: true }`"),
        ("provider", "base", "where the API is stands under `base_url`"),
        ("provider", "url", "where the API is stands under `base_url`"),
        ("poll", "interval", "how often to poll is `pace: { 0s: 3s }`"),
        ("example", "name", "what an example shows is its `title`"),
        ("example", "valid", "an example that violates nothing says nothing; what fires stands under `violates` and `warns`"),
    ];

    private static readonly HashSet<string> ParameterSections = new(StringComparer.Ordinal) { "parameter-overrides", "constraints", "alias" };

    /// <summary>The words of a section, each with what to write instead.</summary>
    public static IEnumerable<(string Word, string Hint)> Of(string section)
    {
        if (ParameterSections.Contains(section)) section = "parameter";
        return Table.Where(row => row.Section == section).Select(row => (row.Word, row.Hint));
    }

    /// <summary>What to write instead of a word in a section, or null.</summary>
    public static string? Find(string section, string word) => Of(section).FirstOrDefault(row => row.Word == word).Hint;
}
