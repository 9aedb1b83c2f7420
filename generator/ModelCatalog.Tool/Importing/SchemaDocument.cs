using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Importing;

/// <summary>A JSON Schema or an OpenAPI document, JSON or YAML, with its references.</summary>
internal sealed class SchemaDocument(JsonObject root)
{
    private const int MostSteps = 32;

    /// <summary>The whole document.</summary>
    public JsonObject Root { get; } = root;

    /// <summary>Reads a document; null and a reason where it is none.</summary>
    public static SchemaDocument? Read(string path, string text, out string problem)
    {
        problem = "";
        var value = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{') ? JsonText.Parse(text.TrimStart('\uFEFF')) : null;
        if (value is null)
        {
            var document = SyntaxReader.Read(new SourceText(path, text));
            if (document.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError) is { } error) problem = error.ToString();
            else value = document.Root is null ? null : Of(document.Root);
        }

        if (value is JsonObject root) return new SchemaDocument(root);
        if (problem.Length == 0) problem = "it is no object";
        return null;
    }

    /// <summary>A schema with its references and <c>allOf</c> put in, and without null among its alternatives: what is absent may be null.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="note">Takes what cannot be put in.</param>
    public JsonObject Resolve(JsonValue? schema, Action<string> note) => Resolve(schema as JsonObject ?? JsonObject.Empty, note, 0);

    private JsonObject Resolve(JsonObject schema, Action<string> note, int depth)
    {
        if (depth > MostSteps)
        {
            note("its references go in a circle");
            return JsonObject.Empty;
        }

        if (schema["$ref"] is JsonString reference)
        {
            if (Find(reference.Value) is not JsonObject target)
            {
                note($"the reference '{reference.Value}' leads nowhere in this document");
                return Without(schema, "$ref");
            }

            return Merge(Resolve(target, note, depth + 1), Without(schema, "$ref"), note);
        }

        if (schema["allOf"] is JsonArray all) schema = all.Items.OfType<JsonObject>().Aggregate(Without(schema, "allOf"), (merged, part) => Merge(Resolve(part, note, depth + 1), merged, note));
        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema[keyword] is not JsonArray branches) continue;
            var others = branches.Items.Where(branch => branch is not JsonObject { } one || one["type"]?.ToText() != "null").ToList();
            if (others.Count == 1) schema = Merge(Resolve((JsonObject)others[0], note, depth + 1), Without(schema, keyword), note);
            else if (others.Count < branches.Items.Count) schema = new JsonObject([.. Without(schema, keyword).Members, new JsonMember(keyword, new JsonArray(others.ToEquatableArray()))]);
        }

        return schema;
    }

    /// <summary>What stands beside a reference counts; properties and required ones add up.</summary>
    private static JsonObject Merge(JsonObject under, JsonObject over, Action<string> note)
    {
        var members = under.Members.ToList();
        foreach (var member in over.Members)
        {
            var place = members.FindIndex(known => known.Name == member.Name);
            if (place < 0)
            {
                members.Add(member);
                continue;
            }

            members[place] = (member.Name, members[place].Value, member.Value) switch
            {
                ("properties", JsonObject old, JsonObject now) => new JsonMember(member.Name, MergeProperties(old, now)),
                ("dependentRequired", JsonObject old, JsonObject now) => new JsonMember(member.Name, new JsonObject(old.Members.Concat(now.Members).ToEquatableArray())),
                ("required", JsonArray old, JsonArray now) => new JsonMember(member.Name, new JsonArray(old.Items.Concat(now.Items).Distinct().ToEquatableArray())),
                ("minimum" or "exclusiveMinimum" or "minLength" or "minItems", JsonNumber old, JsonNumber now) => new JsonMember(member.Name, old.AsDouble > now.AsDouble ? old : now),
                ("maximum" or "exclusiveMaximum" or "maxLength" or "maxItems", JsonNumber old, JsonNumber now) => new JsonMember(member.Name, old.AsDouble < now.AsDouble ? old : now),
                _ => member,
            };
            if (member.Name is "pattern" or "enum" or "oneOf" or "anyOf" && !members[place].Value.Equals(under[member.Name])) note($"of two parts that say '{member.Name}' the one that stands beside counts");
        }

        return new JsonObject(members.ToEquatableArray());
    }

    // A property that both parts speak of has to be as both say.
    private static JsonObject MergeProperties(JsonObject old, JsonObject now) => new(
        old.Members.Select(property => now[property.Name] is { } other && !other.Equals(property.Value) ? property with { Value = new JsonObject([new JsonMember("allOf", new JsonArray([property.Value, other]))]) } : property)
            .Concat(now.Members.Where(property => old[property.Name] is null)).ToEquatableArray());

    private JsonValue? Find(string reference)
    {
        if (reference == "#") return Root;
        if (!reference.StartsWith("#/", StringComparison.Ordinal)) return null;
        JsonValue? value = Root;
        foreach (var step in reference[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            value = (value as JsonObject)?[name];
        }

        return value;
    }

    private static JsonObject Without(JsonObject schema, string name) => new(schema.Members.Where(member => member.Name != name).ToEquatableArray());

    private static JsonValue Of(SyntaxNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => new JsonMember(entry.Key.Text, Of(entry.Value))).ToEquatableArray()),
        SequenceNode sequence => new JsonArray(sequence.Items.Select(Of).ToEquatableArray()),
        ScalarNode { Style: ScalarStyle.Plain, Text: "~" or "" } => JsonNull.Instance,
        ScalarNode { Style: ScalarStyle.Plain } scalar => JsonText.Parse(scalar.Text) ?? new JsonString(scalar.Text),
        ScalarNode scalar => new JsonString(scalar.Text),
        _ => JsonNull.Instance,
    };
}
