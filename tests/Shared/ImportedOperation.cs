using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tests;

/// <summary>An operation of the OpenAPI documents that imports are tried on, written after what public media APIs look like.</summary>
/// <param name="File">The document.</param>
/// <param name="Id">The operation's id.</param>
/// <param name="Schema">What its body must be, as a JSON Schema of draft 2020-12.</param>
/// <param name="Examples">Bodies that are right.</param>
internal sealed record ImportedOperation(string File, string Id, JsonObject Schema, IReadOnlyList<JsonObject> Examples)
{
    // What decides something; the rest tells people. Inside of a condition nothing is taken over at all.
    private static readonly string[] s_deciding =
    [
        "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems",
        "required", "dependentRequired", "additionalProperties", "items", "oneOf", "anyOf", "allOf", "not", "if", "$ref",
    ];

    /// <summary>The folder of the documents, and of the descriptors that are made of them.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ModelCatalog.Tool.Tests", "Importing");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ImportedOperation> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.openapi.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The descriptor that is made of it.</summary>
    public string Descriptor => Path.Combine(Folder, Id + ".yaml");

    /// <summary>The schema with one keyword gone, for each keyword that can change an answer.</summary>
    public IEnumerable<(string Keyword, JsonObject Schema)> Weakened() => Weaken(Schema, "").Select(pair => (pair.Place, (JsonObject)pair.Value));

    /// <summary>Bodies on either side of everything that the schema says, with the place of what was changed; none with something empty.</summary>
    public IReadOnlyList<(string Place, JsonObject Body)> Bodies()
    {
        var around = new SchemaBodies(Schema);

        // What goes with one example need not go with another.
        var mixed = Examples.SelectMany(example => Examples.SelectMany(other => other.Members.Where(member => example[member.Name] is null).Select(member => (Place: member.Name, Body: new JsonObject([.. example.Members, member])))));
        return [.. Examples.SelectMany(around.Around).Concat(mixed).Where(body => !SchemaBodies.HasAbsent(body.Body)).DistinctBy(body => body.Body.ToString())];
    }

    /// <summary>A body with its fields named as parameters are.</summary>
    public static JsonObject Renamed(JsonObject body) => new(body.Members.Select(member => member with { Name = member.Name.Replace('-', '_') }).ToEquatableArray());

    private static IEnumerable<ImportedOperation> Read(string file)
    {
        var document = (JsonObject)JsonText.Parse(System.IO.File.ReadAllText(file).Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;
        var components = (JsonObject)document["components"]!;
        foreach (var path in ((JsonObject)document["paths"]!).Members)
        {
            var operation = (JsonObject)((JsonObject)path.Value)["post"]!;
            var body = (JsonObject)operation["requestBody"]!;
            if (body["$ref"] is JsonString reference) body = (JsonObject)((JsonObject)components["requestBodies"]!)[reference.Value.Split('/')[^1]]!;
            var media = (JsonObject)((JsonObject)body["content"]!).Members[0].Value;
            var examples = media["examples"] is JsonObject several ? several.Members.Select(one => (JsonObject)((JsonObject)one.Value)["value"]!).ToList() : [(JsonObject)media["example"]!];
            yield return new ImportedOperation(file, operation["operationId"]!.ToText(), (JsonObject)Modern(WithTypes((JsonObject)media["schema"]!, (JsonObject)components["schemas"]!)), examples);
        }
    }

    // The schema with the named ones that it uses, and these use.
    private static JsonObject WithTypes(JsonObject schema, JsonObject named)
    {
        var used = new List<JsonMember>();
        for (var text = schema.ToString(); named.Members.FirstOrDefault(one => !used.Contains(one) && text.Contains($"\"#/$defs/{one.Name}\"", StringComparison.Ordinal)) is { } next; text += next.Value) used.Add(next);
        return used.Count == 0 ? schema : new JsonObject([.. schema.Members, new JsonMember("$defs", new JsonObject(used.ToEquatableArray()))]);
    }

    // OpenAPI 3.0 says some things otherwise than JSON Schema does.
    private static JsonValue Modern(JsonValue value)
    {
        if (value is JsonArray list) return new JsonArray(list.Items.Select(Modern).ToEquatableArray());
        if (value is not JsonObject schema) return value;
        var members = schema.Members.Select(member => member with { Value = Modern(member.Value) }).ToList();
        foreach (var (outside, inside) in new[] { ("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum") })
        {
            var excluded = members.FindIndex(member => member.Name == outside && member.Value is JsonBoolean { Value: true });
            if (excluded < 0) continue;
            var included = members.Find(member => member.Name == inside)!;
            members[excluded] = members[excluded] with { Value = included.Value };
            members.Remove(included);
        }

        if (members.RemoveAll(member => member is { Name: "nullable", Value: JsonBoolean { Value: true } }) == 0) return new JsonObject(members.ToEquatableArray());
        return new JsonObject(members.Select(member => member.Name switch
        {
            "type" => member with { Value = new JsonArray([member.Value, new JsonString("null")]) },
            "enum" => member with { Value = new JsonArray([.. ((JsonArray)member.Value).Items, JsonNull.Instance]) },
            _ => member,
        }).ToEquatableArray());
    }

    private static IEnumerable<(string Place, JsonValue Value)> Weaken(JsonObject schema, string place)
    {
        foreach (var member in schema.Members)
        {
            if (s_deciding.Contains(member.Name) && !IsSaidElsewhere(schema, member.Name)) yield return (place + "/" + member.Name, new JsonObject(schema.Members.Where(other => other != member && !(member.Name == "if" && other.Name is "then" or "else")).ToEquatableArray()));
            var inner = member.Name switch
            {
                "properties" or "$defs" => Each((JsonObject)member.Value, place + "/" + member.Name),
                "items" or "additionalProperties" when member.Value is JsonObject one => Weaken(one, place + "/" + member.Name),
                "oneOf" or "anyOf" or "allOf" => Each((JsonArray)member.Value, place + "/" + member.Name),
                _ => [],
            };
            foreach (var (where, changed) in inner) yield return (where, new JsonObject(schema.Members.Select(other => other == member ? other with { Value = changed } : other).ToEquatableArray()));
        }
    }

    // What another keyword says as well: a type beside its values or fields. And what is the server's to say.
    private static bool IsSaidElsewhere(JsonObject schema, string keyword) =>
        (keyword == "type" && (schema["enum"] ?? schema["const"] ?? schema["properties"]) is not null) || schema["readOnly"] is JsonBoolean { Value: true };

    private static IEnumerable<(string Place, JsonValue Value)> Each(JsonObject schemas, string place) => schemas.Members.SelectMany(member =>
        Weaken((JsonObject)member.Value, place + "/" + member.Name).Select(pair => (pair.Place, (JsonValue)new JsonObject(schemas.Members.Select(other => other == member ? other with { Value = pair.Value } : other).ToEquatableArray()))));

    private static IEnumerable<(string Place, JsonValue Value)> Each(JsonArray schemas, string place) => Enumerable.Range(0, schemas.Items.Count).SelectMany(i =>
        Weaken((JsonObject)schemas.Items[i], $"{place}/{i}").Select(pair => (pair.Place, (JsonValue)new JsonArray(schemas.Items.Select((other, at) => at == i ? pair.Value : other).ToEquatableArray()))));
}
