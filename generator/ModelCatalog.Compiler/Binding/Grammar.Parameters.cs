namespace ModelCatalog.Compiler.Binding;

// Parameters, what narrows them, modes and rules.
public static partial class Grammar
{
    private static IEnumerable<GrammarSection> ParameterSections() =>
    [
        new("parameters", "the parameters", default)
        {
            Others = Mapping("<parameter>", "A parameter.", "prompt: { type: string }", "parameter"),
        },
        new("parameter", "a parameter",
        [
            Type("Its type.", "type: string"),
            .. ParameterKeys(),
        ]),
        new("parameter-overrides", "what changes of a shared parameter", ParameterKeys()),
        new("narrowed-parameters", "the narrowed parameters", default)
        {
            Others = Mapping("<parameter>", "What is tighter.", "duration: { range: 2..10 }", "constraints"),
        },
        new("constraints", "the constraints of a parameter", Constraints()),
        new("enum", "the values", default)
        {
            Others = new("<value>", ValueForms.Text | ValueForms.Mapping, "A value: what it means.", "pro: Best quality.") { Section = "enum-value" },
        },
        new("enum-value", "a value",
        [
            Text("doc", "What it means.", "doc: Best quality."),
            Text("name", "The word for it in C#.", "name: Pro"),
            Deprecated(),
        ]),
        new("modes", "the modes",
        [
            Text("on", "The field that tells the mode; absent: told by the fields that are set.", "on: shot_mode"),
            Text("name", "The word for the union in C#.", "name: Mode"),
            Others("What a field of another mode means."),
            new("none", ValueForms.Text | ValueForms.Mapping, "What no mode means: a mode of its own, or the name of one.", "none: single") { Section = "mode" },
            Mapping("shared", "Parameters that several modes take by name.", "shared: { image_url: { type: image } }", "parameters"),
        ])
        {
            Others = Mapping("<mode>", "A mode.", "frame: { parameters: { start_url: { type: image } } }", "mode"),
        },
        new("mode", "a mode",
        [
            Text("doc", "What it is.", "doc: The video starts at a given picture."),
            Text("name", "The word for it in C#.", "name: Frame"),
            new("value", ValueForms.Text | ValueForms.Number | ValueForms.Flag, "What the discriminator's field holds, if it is not the mode's key.", "value: true"),
            Others("What a field of another mode means while this one is active."),
            new("takes", ValueForms.List | ValueForms.Mapping, "Shared parameters that it takes: a list, or each with what changes.", "takes: [image_url]") { Section = "taken-parameters" },
            Mapping("parameters", "Parameters of its own.", "parameters: { start_url: { type: image } }", "parameters"),
            List("rules", "What holds while it is active.", "rules: [{ require: [prompt] }]", "rule"),
            Refused(),
            Text("source", "Where the fact comes from.", "source: clip.md#Frames"),
        ]),
        new("taken-parameters", "the taken parameters", default)
        {
            Others = Mapping("<parameter>", "What the mode changes of it.", "image_url: { doc: The first frame. }", "parameter-overrides"),
        },
        new("refused-fields", "the fields that are not accepted", default)
        {
            Others = Text("<field>", "Why it is not accepted.", "seed: Not on this model."),
        },
        new("rule", "a rule",
        [
            Names("exclusive", "At most one of the names is set.", "exclusive: [prompt, shots]"),
            Names("exactly_one", "Exactly one of the names is set.", "exactly_one: [prompt, shots]"),
            Names("at_least_one", "At least one of the names is set.", "at_least_one: [prompt, image_url]"),
            Names("require", "Each of the names is set.", "require: [prompt]"),
            Names("forbid", "None of the names is set.", "forbid: [seed]"),
            Names("ignored", "The names have no effect: a warning for each that is set.", "ignored: [seed]"),
            Mapping("forces", "The server uses a value of its own.", "forces: { aspect_ratio: \"16:9\" }", "forced-values"),
            Mapping("narrow", "The names have tighter constraints.", "narrow: { duration: { range: 2..10 } }", "narrowed-parameters"),
            Expression("check", "An expression that holds.", "check: size(shots) <= 4"),
            Expression("when", "When the rule applies; absent: always.", "when: has(seed)"),
            Word("severity", "How much it weighs.", "severity: warning", "error", "warning") with { Default = "error" },
            Word("kind", "The kind of its violation instead of the derived one.", "kind: requires", "required", "enum", "range", "length", "count", "exclusive", "requires", "conditional", "combined", "variant", "unknown-field"),
            Text("at", "The parameter that its violation is reported at instead of the derived one.", "at: native_audio"),
            Text("message", "What to say instead of the derived sentence.", "message: Long videos are 720p."),
            Text("id", "Its id instead of the derived one.", "id: long-video"),
            Text("source", "Where the fact comes from.", "source: clip.md#Limits"),
        ]),
        new("forced-values", "the forced values", default)
        {
            Others = Json("<parameter>", "The value that the server uses.", "aspect_ratio: \"16:9\""),
        },
    ];

    private static EquatableArray<GrammarKey> ParameterKeys() =>
    [
        new("list", ValueForms.Text | ValueForms.Number, "How many items a list may have; absent: it is no list.", "list: 1..3") { Expected = "a range of counts, or any", Suggestions = ["any"] },
        Flag("single", "Whether a list of one item is written as the bare item.", "single: true") with { Default = "false" },
        Flag("required", "Whether it must be set.", "required: true"),
        Json("default", "What the server takes when it is absent.", "default: 5"),
        Text("absent", "What happens when it is absent, where that is no value.", "absent: a random seed"),
        .. ValueConstraints(),
        .. TextForm(),
        .. AssetLimits(),
        Text("resource", "Where valid ids are listed: a resource of the provider, or task.", "resource: acme/voices") with { Suggestions = ["task"] },
        Text("unit", "The unit of a number, for the documentation.", "unit: seconds"),
        Deprecated(),
        Text("name", "The word for it in C#.", "name: Quality"),
        Text("doc", "What it is.", "doc: What the video shows."),
        Text("source", "Where the fact comes from.", "source: clip.md#Seed"),
    ];

    private static EquatableArray<GrammarKey> Constraints() =>
    [
        new("list", ValueForms.Text | ValueForms.Number, "How many items a list may have.", "list: 1..3") { Expected = "a range of counts" },
        .. ValueConstraints(),
        .. AssetLimits(),
    ];

    private static EquatableArray<GrammarKey> AliasConstraints() =>
    [
        .. ValueConstraints(),
        .. TextForm(),
        .. AssetLimits(),
        Text("resource", "Where valid ids are listed.", "resource: acme/voices"),
        Text("unit", "The unit of a number, for the documentation.", "unit: seconds"),
    ];

    private static IEnumerable<GrammarKey> ValueConstraints() =>
    [
        new("enum", ValueForms.List | ValueForms.Mapping, "The values that are allowed: a list, or each with what it means.", "enum: [480p, 720p]") { Section = "enum" },
        new("open", ValueForms.Flag | ValueForms.Text, "Whether the server may take other values too; a regular expression where they have a form.", "open: true")
        {
            Expected = "true or a regular expression",
        },
        Range("range", "Bounds of a number.", "range: 3..15"),
        new("length", ValueForms.Text | ValueForms.Number, "Bounds of a text's length, in chars unless bytes or utf16 stands behind them.", "length: ..2000") { Expected = "a range of counts" },
        new("step", ValueForms.Number, "A number's distance from its lower bound is a multiple of this.", "step: 0.5"),
        new("pattern", ValueForms.Text, "A regular expression that the whole text matches.", "pattern: \"[a-z]+\"") { Expected = "a regular expression" },
    ];

    private static IEnumerable<GrammarKey> TextForm() =>
    [
        Text("format", "A name for the text's form; documentation only.", "format: iso-639-1"),
        List("accepts", "What a media parameter takes.", "accepts: [url, data, base64]") with { Words = ["url", "data", "base64"], Expected = "a list of url, data, base64" },
    ];

    private static IEnumerable<GrammarKey> AssetLimits() =>
    [
        List("formats", "File formats.", "formats: [jpg, png]"),
        Range("size", "Bytes of the file, with a unit.", "size: ..10MB"),
        Range("pixels", "Pixels of each side.", "pixels: 240..4096"),
        Text("ratio", "Width to height.", "ratio: \"1:8..8:1\"") with { Expected = "a range of ratios" },
        Range("seconds", "Seconds of sound or video.", "seconds: 2..30"),
    ];

    private static GrammarKey Others(string doc) => Word("others", doc, "others: reject", "warn", "ignore", "reject");

    private static GrammarKey Names(string verb, string doc, string example) => List(verb, doc, example) with { Expected = "a list of names" };
}
