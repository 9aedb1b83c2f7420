using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>The JSON Schema (draft-07) of a kind of catalog file, for editors: made from the tables that the compiler itself reads files by.</summary>
/// <remarks>
/// It refuses nothing that the compiler takes. Beside keywords of JSON Schema it has those of yaml-language-server: <c>markdownDescription</c>,
/// <c>defaultSnippets</c>, <c>errorMessage</c>, <c>doNotSuggest</c>; other tools pass over them.
/// </remarks>
public static class LanguageSchema
{
    private const string ScalarName = "scalar";

    /// <summary>The kinds of file: <c>model</c>, <c>provider</c>, <c>type</c>.</summary>
    public static IReadOnlyList<string> Kinds => Grammar.Heads;

    /// <summary>What the schema's file is called, below <c>schema/</c> of a catalog.</summary>
    public static string FileName(string kind) => kind + ".schema.json";

    /// <summary>The schema of a kind of file.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static JsonObject Of(string kind)
    {
        var root = Grammar.Section(kind == "type" ? "shared-type" : kind);
        var definitions = Reachable(root).Select(section => (section.Name, (JsonValue?)Section(section))).ToList();
        definitions.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        definitions.Insert(0, (ScalarName, Scalar()));
        return new JsonObject(
        [
            new("$schema", Schema.Text("http://json-schema.org/draft-07/schema#")),
            new("$comment", Schema.Text($"Written by 'modelcat schema --language {kind}' from the tables of the compiler: do not edit.")),
            .. ((JsonObject)Section(root)).Members,
            new("definitions", Schema.Of([.. definitions])),
        ]);
    }

    private static IEnumerable<GrammarSection> Reachable(GrammarSection root)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<GrammarSection>([root]);
        while (open.Count > 0)
        {
            var section = open.Dequeue();
            var names = AllKeys(section).SelectMany(key => new[] { key.Section, key.ItemSection }).Concat(section.Forms.Select(form => form.Section));
            foreach (var name in names.OfType<string>().Where(found.Add)) open.Enqueue(Grammar.Section(name));
        }

        return found.Select(Grammar.Section);
    }

    private static IEnumerable<GrammarKey> AllKeys(GrammarSection section) => section.Others is { } others ? section.Keys.Append(others) : section.Keys;

    // Text may look like a number or a boolean. That no such type is named keeps editors from proposing true and false for every text.
    private static JsonObject Scalar() => Schema.Of(
        ("if", Schema.Of(("type", Schema.Texts(["object", "array", "null"])))),
        ("then", Schema.Of(("type", Schema.Text("string")), ("errorMessage", Schema.Text("One value is expected here.")))));

    private static JsonValue Section(GrammarSection section)
    {
        JsonValue schema = Mapping(section);
        foreach (var form in section.Forms.Reverse())
        {
            var isThere = Schema.Of(("required", Schema.Texts([form.Key])), ("not", form.Unless is { } other ? Schema.Of(("required", Schema.Texts([other]))) : null));
            schema = Schema.Of(("type", Schema.Text("object")), ("if", isThere), ("then", Reference(form.Section)), ("else", schema));
        }

        return schema;
    }

    private static JsonObject Mapping(GrammarSection section)
    {
        var required = section.Keys.Where(key => key.Required).Select(key => key.Name).ToList();
        List<(string, JsonValue?)> properties = [.. section.Keys.Select(key => (key.Name, (JsonValue?)Property(key, isSnippet: true)))];
        if (section.Others is null) properties.AddRange(FormerSpellings.Of(section.Name).Select(row => (row.Word, (JsonValue?)Former(row.Word, row.Hint))));
        return Schema.Of(
            ("type", Schema.Text("object")),
            ("properties", properties.Count == 0 ? null : Schema.Of([.. properties])),
            ("required", required.Count == 0 ? null : Schema.Texts(required)),
            ("additionalProperties", section.Others is { } others ? Property(others, isSnippet: false) : Schema.Nothing),
            ("defaultSnippets", section.Others is { } open ? SchemaSnippet.OfEntry(open) : null));
    }

    // A word of another dialect is refused with what to write instead, and never proposed.
    private static JsonObject Former(string word, string hint) => Schema.Of(
        ("type", Schema.Text("null")),
        ("not", Kind("null")),
        ("errorMessage", Schema.Text($"'{word}' is no key here; {hint}")),
        ("doNotSuggest", JsonBoolean.True));

    private static JsonObject Property(GrammarKey key, bool isSnippet) => Schema.Of(
    [
        ("description", Schema.Text(key.Doc)),
        ("markdownDescription", Schema.Text($"{key.Doc}\n\n```yaml\n{key.Example}\n```")),
        .. ((JsonObject)Value(key)).Members.Select(member => (member.Name, (JsonValue?)member.Value)),
        ("default", key.Default is { } value ? SchemaSnippet.Value("default: " + value) : null),
        ("examples", HasPlainExample(key) ? new JsonArray([SchemaSnippet.Value(key.Example)]) : null),
        ("defaultSnippets", isSnippet && key.Forms == ValueForms.Mapping ? SchemaSnippet.OfValue(key) : null),
    ]);

    // Editors propose examples as values: a text to begin with, and nothing beside the words that can stand there.
    private static bool HasPlainExample(GrammarKey key) =>
        key.Words.Count == 0 && key.Suggestions.Count == 0 && key.Forms != ValueForms.Flag && SchemaSnippet.Value(key.Example) is JsonString or JsonNumber;

    private static JsonValue Value(GrammarKey key)
    {
        if (key.Forms == ValueForms.Any) return Schema.Of();
        var forms = new List<JsonValue>();

        // Where nothing fits, editors say what is wrong by the first that is as near as any: by the one in which most can be wrong.
        if (key.Forms.HasFlag(ValueForms.Mapping)) forms.Add(key.Section is { } section ? Reference(section) : Kind("object"));
        if (key.Forms.HasFlag(ValueForms.List)) forms.Add(Schema.Of(("type", Schema.Text("array")), ("items", key.ItemSection is { } section ? Reference(section) : OneOf(key))));
        if (key.Forms.HasFlag(ValueForms.Text)) forms.Add(OneOf(key));
        if (key.Forms.HasFlag(ValueForms.Flag)) forms.Add(Kind("boolean"));
        if (key.Forms.HasFlag(ValueForms.Number)) forms.Add(Kind("number"));
        if (key.Forms.HasFlag(ValueForms.Nothing)) forms.Add(Kind("null"));
        return Schema.Any(forms);
    }

    private static JsonValue OneOf(GrammarKey key)
    {
        if (key.Words.Count > 0) return Schema.Of(("enum", Schema.Texts(key.Words)));
        return key.Suggestions.Count == 0 ? Reference(ScalarName) : Schema.Any([Schema.Of(("enum", Schema.Texts(key.Suggestions))), Reference(ScalarName)]);
    }

    private static JsonObject Kind(string type) => Schema.Of(("type", Schema.Text(type)));

    private static JsonObject Reference(string section) => Schema.Of(("$ref", Schema.Text("#/definitions/" + section)));
}
