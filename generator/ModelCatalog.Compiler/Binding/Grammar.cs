namespace ModelCatalog.Compiler.Binding;

/// <summary>The language as a table: which keys each section has and what they take. Unknown keys are reported from it, schemas for editors are made from it.</summary>
public static partial class Grammar
{
    /// <summary>The heads of the three kinds of file.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["model", "provider", "type"];

    /// <summary>Every section.</summary>
    public static IReadOnlyList<GrammarSection> Sections { get; } = [.. ModelSections(), .. ParameterSections(), .. WireSections(), .. ProviderSections(), .. TaskSections(), .. CallSections(), .. EventSections()];

    internal static EquatableArray<string> OutputKinds => ["video", "image", "audio", "text", "json"];

    private static readonly Dictionary<string, GrammarSection> ByName = Sections.ToDictionary(section => section.Name, StringComparer.Ordinal);

    /// <summary>The section of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static GrammarSection Section(string name) => ByName[name];

    private static IEnumerable<GrammarSection> ModelSections() =>
    [
        new("model", "a model",
        [
            Text("model", "Its name, unique within the vendor; the file is named after it.", "model: clip-2") with { Required = true },
            Text("vendor", "Who makes it.", "vendor: acme") with { Required = true },
            Text("name", "The word for it in C#, where the derived one will not do.", "name: Clip2"),
            Text("title", "What people call it.", "title: Clip 2"),
            Texts("tasks", "What it does.", "tasks: [text-to-video]"),
            Text("summary", "One or two sentences.", "summary: Video from a prompt."),
            Texts("source", "Where its facts come from.", "source: clip.md#Parameters"),
            Texts("notes", "What a reader should know: contradictions, readings, doubts.", "notes: [The two pages disagree on the duration.]"),
            List("related", "Models that are close to it but not the same.", "related: [clip-1]"),
            Flag("gateway", "Whether the wire's model id is itself a parameter.", "gateway: true") with { Default = "false" },
            Mapping("variants", "Several wire models under one request type.", "variants: { fast: Faster., quality: Better. }", "variants"),
            Mapping("types", "Types of this file.", "types: { shot: { fields: { prompt: { type: string } } } }", "types"),
            Mapping("parameters", "Parameters of every mode.", "parameters: { prompt: { type: string } }", "parameters"),
            Mapping("modes", "A closed union of modes.", "modes: { none: {}, frame: { parameters: { start_url: { type: image } } } }", "modes"),
            List("rules", "What holds everywhere.", "rules: [{ exclusive: [prompt, shots] }]", "rule"),
            Refused(),
            new("output", ValueForms.Text | ValueForms.List | ValueForms.Mapping, "What a finished task gives.", "output: video") { Required = true, Section = "output", Suggestions = OutputKinds },
            Mapping("wires", "How a request travels, by provider.", "wires: { acme: { model: acme/clip-2 } }", "wires"),
            List("examples", "Requests that are checked at build.", "examples: [{ title: A lake, request: { prompt: A lake } }]", "example"),
        ]),
        new("variants", "the variants", default)
        {
            Others = new("<variant>", ValueForms.Text | ValueForms.Mapping, "A variant: what it is.", "fast: Faster generation.") { Section = "variant" },
        },
        new("variant", "a variant",
        [
            Text("doc", "What it is.", "doc: Faster generation."),
            Text("name", "The word for it in C#.", "name: Fast"),
            Text("title", "What people call it.", "title: Clip 2 Fast"),
            Flag("default", "Whether a request that names no variant means this one.", "default: true") with { Default = "false" },
            Deprecated(),
            Text("source", "Where the fact comes from.", "source: clip.md#Fast"),
        ]),
        new("types", "the types", default)
        {
            Others = Mapping("<type>", "A type of this file.", "shot: { fields: { prompt: { type: string } } }", "type"),
        },
        new("type", "an object type",
        [
            Text("doc", "What it is.", "doc: One shot of several."),
            Text("name", "The word for it in C#.", "name: Shot"),
            Mapping("fields", "Its fields, as parameters are written.", "fields: { prompt: { type: string } }", "parameters"),
            Mapping("modes", "Its own union.", "modes: { still: {}, moving: { parameters: { speed: { type: number } } } }", "modes"),
            List("rules", "Rules over its own fields.", "rules: [{ exclusive: [voice_id, voice_url] }]", "rule"),
        ])
        {
            Forms = [new("type", "alias") { Unless = "fields" }],
        },
        new("alias", "an alias of a type",
        [
            Type("The type that it stands for.", "type: image") with { Required = true },
            Text("doc", "What it is.", "doc: A picture."),
            Text("name", "The word for it in C#.", "name: Picture"),
            .. AliasConstraints(),
        ]),
        new("shared-type", "a shared type",
        [
            Text("type", "Its name, with a slash.", "type: acme/element") with { Required = true },
            Text("title", "What people call it.", "title: Element"),
            Text("doc", "What it is.", "doc: A person or thing that stays the same."),
            Text("name", "The word for it in C#.", "name: Element"),
            Texts("source", "Where its facts come from.", "source: clip.md#Elements"),
            Texts("notes", "What a reader should know.", "notes: [The length is counted in characters.]"),
            Mapping("fields", "For an object: its fields.", "fields: { url: { type: image } }", "parameters"),
            Mapping("modes", "For an object: its own union.", "modes: { still: {}, moving: { parameters: { speed: { type: number } } } }", "modes"),
            List("rules", "For an object: rules over its own fields.", "rules: [{ exclusive: [voice_id, voice_url] }]", "rule"),
            Type("For an alias: the type that it stands for.", "is: string") with { Name = "is" },
            .. AliasConstraints(),
        ]),
        new("output", "an output",
        [
            Mapping("fields", "The fields of an object.", "fields: { text: { type: string } }", "parameters"),
            Text("type", "A kind of media, json, or a type's name.", "type: image") with { Suggestions = OutputKinds },
            new("list", ValueForms.Text | ValueForms.Number, "How many come back: a number where that is fixed, else any.", "list: 4") { Expected = "a number, a range or any", Suggestions = ["any"] },
        ]),
        new("example", "an example",
        [
            Text("title", "What it shows.", "title: From a first frame") with { Required = true },
            Mapping("request", "The request by parameter names.", "request: { prompt: A lake at dawn }"),
            Mapping("body", "Bodies as a provider's page prints them.", "body: { acme: { prompt: A lake at dawn } }", "bodies"),
            Mapping("wire", "What the request becomes at a provider.", "wire: { acme: { prompt: A lake at dawn } }", "bodies"),
            Expected("violates", "Exactly the errors that fire.", "violates: [duration.range]"),
            Expected("warns", "Exactly the warnings that fire.", "warns: { acme: [seed.ignored] }"),
        ]),
        new("bodies", "the bodies of an example", default)
        {
            Others = Mapping("<provider>", "A body at one provider.", "acme: { prompt: A lake at dawn }"),
        },
        new("expected-rules", "the expected rules of an example", default)
        {
            Others = Texts("<provider>", "Rule ids at one provider.", "acme: [duration.range]"),
        },
    ];

    private static GrammarKey Expected(string name, string doc, string example) =>
        new(name, ValueForms.Text | ValueForms.List | ValueForms.Mapping, doc, example)
        {
            Section = "expected-rules",
            Expected = "a rule's id, a list of ids, or either by provider",
        };

    private static GrammarKey Refused() =>
        new("not_accepted", ValueForms.List | ValueForms.Mapping, "Fields that are an error to send: a list, or each with its reason.", "not_accepted: { seed: Not on this model. }")
        {
            Section = "refused-fields",
        };

    private static GrammarKey Deprecated() =>
        new("deprecated", ValueForms.Text | ValueForms.Flag, "Why not to use it; true where no reason is given.", "deprecated: Use clip-2.") { Expected = "a reason, or true" };

    private static GrammarKey Type(string doc, string example) => Text("type", doc, example) with { Suggestions = TypeReader.BuiltIn.ToEquatableArray() };

    private static GrammarKey Text(string name, string doc, string example) => new(name, ValueForms.Text, doc, example);

    private static GrammarKey Expression(string name, string doc, string example) => new(name, ValueForms.Text, doc, example) { Expected = "an expression" };

    private static GrammarKey Word(string name, string doc, string example, params string[] words) =>
        new(name, ValueForms.Text, doc, example) { Words = words.ToEquatableArray() };

    private static GrammarKey Texts(string name, string doc, string example) => new(name, ValueForms.Text | ValueForms.List, doc, example);

    private static GrammarKey Flag(string name, string doc, string example) => new(name, ValueForms.Flag, doc, example);

    private static GrammarKey List(string name, string doc, string example, string? section = null) => new(name, ValueForms.List, doc, example) { ItemSection = section };

    private static GrammarKey Range(string name, string doc, string example) =>
        new(name, ValueForms.Text | ValueForms.Number, doc, example) { Expected = "a range a..b, a.. or ..b" };

    private static GrammarKey Duration(string name, string doc, string example) => new(name, ValueForms.Text, doc, example) { Expected = "a duration" };

    private static GrammarKey Paths(string name, string doc, string example) =>
        new(name, ValueForms.Text | ValueForms.List, doc, example) { Expected = "a path of the reply or a list of paths" };

    private static GrammarKey Mapping(string name, string doc, string example, string? section = null) =>
        new(name, ValueForms.Mapping, doc, example) { Section = section };

    private static GrammarKey Json(string name, string doc, string example) => new(name, ValueForms.Any, doc, example);
}
