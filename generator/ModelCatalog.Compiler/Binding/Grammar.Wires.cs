namespace ModelCatalog.Compiler.Binding;

// How a request travels.
public static partial class Grammar
{
    private static IEnumerable<GrammarSection> WireSections() =>
    [
        new("wires", "the wires", default)
        {
            Others = Mapping("<provider>", "How the request travels at that provider.", "acme: { model: acme/clip-2 }", "wire"),
        },
        new("wire", "a wire",
        [
            Texts("source", "Where its facts come from.", "source: acme.md#Clip 2"),
            Texts("notes", "What a reader should know.", "notes: [The page gives no range.]"),
            Text("route", "One of the provider's routes; absent: its default.", "route: images"),
            new("model", ValueForms.Text | ValueForms.Mapping, "The wire's model id; absent: none is sent.", "model: acme/clip-2-{variant}") { Section = "wire-model" },
            Mapping("parameters", "Parameters that the provider narrows (no type) or adds (with a type).", "parameters: { seed: { range: 1..99999 } }", "parameters"),
            Mapping("modes", "Modes that the provider narrows or adds to.", "modes: { frame: { parameters: { start_url: { required: true } } } }", "modes"),
            List("rules", "Rules of this provider.", "rules: [{ require: [prompt] }]", "rule"),
            Refused(),
            Mapping("fixed", "Parameters that the endpoint implies.", "fixed: { quality: pro }", "fixed-values"),
            Word("case", "Names of the fields that 'fields' does not name.", "case: camel", "camel", "snake"),
            Mapping("fields", "Wire fields that are not simply a parameter under its own name.", "fields: { imageUrl: start_url }", "wire-fields"),
            Mapping("media", "Where outputs lie, if they deviate.", "media: { video: videos.*.url }", "media"),
            List("pricing", "Prices; the first that holds.", "pricing: [{ usd: 0.30, per: video }]", "price"),
        ]),
        new("wire-model", "a wire's model",
        [
            Expression("by", "The expression that chooses among the other keys.", "by: resolution"),
            Text("from", "The parameter that holds the id.", "from: model"),
        ])
        {
            Others = Text("<case>", "The id of a variant, or of a value of 'by'.", "fast: acme/clip-2-fast"),
        },
        new("fixed-values", "the fixed values", default)
        {
            Others = Json("<parameter>", "The value that the endpoint implies.", "quality: pro"),
        },
        new("wire-fields", "the wire fields", default)
        {
            Others = new("<wire.path>", WireValue, "What stands in the wire field.", "imageUrl: start_url") { Section = "wire-value", Expected = "a parameter, a list of parameters, or a mapping with from, by or value" },
        },
        new("wire-value", "a wire value",
        [
            Text("from", "The parameter, the variant or the union that is converted.", "from: duration"),
            Expression("by", "The expression that chooses a source.", "by: mode"),
            Json("value", "A constant.", "value: true"),
        ])
        {
            Forms = [new("from", "wire-conversion"), new("by", "wire-choice"), new("value", "wire-constant")],
        },
        new("wire-conversion", "a conversion",
        [
            Text("from", "The parameter, the variant or the union.", "from: duration"),
            Texts("as", "Forms: the first is written, all are read.", "as: string") with { Suggestions = WireForms, Expected = "string, integer, number, boolean, json, list, a template with {}, or a list of these" },
            Mapping("values", "Value map, from the request to the wire.", "values: { 720p: HD }", "value-map"),
            Mapping("reads", "What an ambiguous wire value is read as.", "reads: { HD: 720p }", "value-map"),
            Json("else", "What is written when the source is absent.", "else: []"),
            Mapping("items", "The mapping of the items of a list.", "items: { text: prompt }", "wire-fields"),
            Texts("also", "Further wire fields that hold the same value.", "also: [images]"),
            Expression("when", "When it is written; absent: whenever the source is set.", "when: has(seed)"),
            Word("mismatch", "How a wire value weighs that disagrees with what the other fields say.", "mismatch: warning", "error", "warning") with { Default = "error" },
        ]),
        new("wire-choice", "a choice",
        [
            Expression("by", "The expression that chooses a source.", "by: mode"),
        ])
        {
            Others = new("<case>", WireValue, "The source for that value.", "frame: [start_url, end_url]") { Section = "wire-value", Expected = "a parameter, a list of parameters, or a mapping with from, by or value" },
        },
        new("wire-constant", "a constant",
        [
            Json("value", "The constant.", "value: true"),
            Expression("when", "When it is written; absent: always.", "when: has(seed)"),
        ]),
        new("value-map", "a value map", default)
        {
            Others = Json("<value>", "What it becomes.", "720p: HD"),
        },
        new("media", "the media",
        [
            Media("video"),
            Media("image"),
            Media("audio"),
            Media("text"),
        ]),
        new("media-source", "a place of media",
        [
            Paths("from", "Where the link lies.", "from: video.url") with { Required = true },
            Word("fetch", "Whether the link needs the key.", "fetch: authorized", "authorized", "public") with { Default = "public" },
        ]),
        new("price", "a price",
        [
            new("usd", ValueForms.Number, "US dollars for one; or credits.", "usd: 0.30"),
            new("credits", ValueForms.Number, "The provider's credits for one; or usd.", "credits: 20"),
            Word("per", "One of what.", "per: video", "video", "image", "second", "character") with { Required = true },
            new("times", ValueForms.Text | ValueForms.Number, "How many of them: a parameter, a number or an expression; absent: one.", "times: duration") { Expected = "a parameter, an expression or a number" },
            Expression("when", "When it holds; absent: always.", "when: duration == 5"),
        ]),
    ];

    internal static EquatableArray<string> WireForms => ["string", "integer", "number", "boolean", "json", "list"];

    private static ValueForms WireValue => ValueForms.Text | ValueForms.List | ValueForms.Mapping | ValueForms.Nothing;

    private static GrammarKey Media(string kind) =>
        new(kind, ValueForms.Text | ValueForms.List | ValueForms.Mapping, "Where it lies, relative to the output; the first path that is present.", kind + ": items.*.url")
        {
            Section = "media-source",
            Expected = "a path, a list of paths, or a mapping with from",
        };
}
