using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>JSON Schema as values: the keywords that the catalog needs, simplified while they are put together.</summary>
internal static class Schema
{
    /// <summary>The name of the definition of what counts as absent.</summary>
    public const string AbsentName = "absent";

    /// <summary>Accepts everything.</summary>
    public static JsonValue Anything { get; } = new JsonBoolean(true);

    /// <summary>Accepts nothing.</summary>
    public static JsonValue Nothing { get; } = new JsonBoolean(false);

    /// <summary>Null, the empty text and the empty list count as absent.</summary>
    public static JsonObject Absent { get; } = Of(("enum", new JsonArray([JsonNull.Instance, new JsonString(""), new JsonArray(default)])));

    /// <summary>What counts as absent, by reference.</summary>
    public static JsonValue AbsentReference { get; } = Of(("$ref", new JsonString("#/$defs/" + AbsentName)));

    /// <summary>An object of keywords; those without a value are left out.</summary>
    public static JsonObject Of(params (string Name, JsonValue? Value)[] keywords) =>
        new(keywords.Where(keyword => keyword.Value is not null).Select(keyword => new JsonMember(keyword.Name, keyword.Value!)).ToEquatableArray());

    /// <summary>A text.</summary>
    public static JsonValue Text(string text) => new JsonString(text);

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(Text).ToEquatableArray());

    /// <summary>A schema that takes what all of several take.</summary>
    public static JsonValue All(params IEnumerable<JsonValue> schemas)
    {
        var parts = new List<JsonValue>();
        foreach (var schema in schemas.SelectMany(schema => Parts(schema, "allOf")))
        {
            if (schema.Equals(Nothing)) return Nothing;
            if (schema.Equals(Anything) || parts.Contains(schema)) continue;
            var other = parts.FindIndex(part => Merge(part, schema) is not null);
            if (other < 0) parts.Add(schema);
            else parts[other] = Merge(parts[other], schema)!;
        }

        return parts.Count switch
        {
            0 => Anything,
            1 => parts[0],
            _ => Of(("allOf", new JsonArray(parts.ToEquatableArray()))),
        };
    }

    /// <summary>A schema that takes what any of several takes.</summary>
    public static JsonValue Any(params IEnumerable<JsonValue> schemas)
    {
        var parts = new List<JsonValue>();
        foreach (var schema in schemas.SelectMany(schema => Parts(schema, "anyOf")))
        {
            if (schema.Equals(Anything)) return Anything;
            if (!schema.Equals(Nothing) && !parts.Contains(schema)) parts.Add(schema);
        }

        return parts.Count switch
        {
            0 => Nothing,
            1 => parts[0],
            _ => Of(("anyOf", new JsonArray(parts.ToEquatableArray()))),
        };
    }

    /// <summary>A schema that takes what another does not.</summary>
    public static JsonValue Not(JsonValue schema) => schema switch
    {
        JsonBoolean known => new JsonBoolean(!known.Value),
        JsonObject { Members: { Count: 1 } members } when members[0].Name == "not" => members[0].Value,
        _ => Of(("not", schema)),
    };

    /// <summary>Under a condition, another schema.</summary>
    public static JsonValue When(JsonValue condition, JsonValue then) =>
        condition.Equals(Anything) || then.Equals(Nothing) && condition.Equals(Nothing) ? then
        : condition.Equals(Nothing) || then.Equals(Anything) ? Anything
        : then.Equals(Nothing) ? Not(condition)
        : Of(("if", condition), ("then", then));

    /// <summary>A value at a path is there and fits; an empty path means the value itself.</summary>
    public static JsonValue At(IReadOnlyList<string> path, JsonValue schema)
    {
        for (var i = path.Count - 1; i >= 0; i--)
        {
            var properties = schema.Equals(Anything) ? null : Of((path[i], schema));
            schema = Of(("required", Texts([path[i]])), ("properties", properties));
        }

        return schema;
    }

    /// <summary>A value at a path, if it is there, fits.</summary>
    public static JsonValue IfThere(IReadOnlyList<string> path, JsonValue schema)
    {
        for (var i = path.Count - 1; i >= 0; i--) schema = schema.Equals(Anything) ? schema : Of(("properties", Of((path[i], schema))));
        return schema;
    }

    // What says nothing but 'any of these' stands among the others: long conditions become long lists, not deep ones.
    private static IEnumerable<JsonValue> Parts(JsonValue schema, string keyword) =>
        schema is JsonObject { Members: { Count: 1 } members } && members[0].Name == keyword && members[0].Value is JsonArray parts ? parts.Items : [schema];

    // Two schemas that only speak of members say the same as one that speaks of all of them.
    private static JsonValue? Merge(JsonValue left, JsonValue right)
    {
        if (left is not JsonObject a || right is not JsonObject b || !SpeaksOfMembers(a) || !SpeaksOfMembers(b)) return null;
        if (a["type"] is { } known && b["type"] is { } other && !known.Equals(other)) return null;
        var properties = ((a["properties"] as JsonObject)?.Members ?? default).ToList();
        foreach (var member in (b["properties"] as JsonObject)?.Members ?? default)
        {
            var place = properties.FindIndex(known => known.Name == member.Name);
            if (place < 0) properties.Add(member);
            else if (properties[place].Value.Equals(member.Value)) continue;
            else if (Merge(properties[place].Value, member.Value) is { } merged) properties[place] = new JsonMember(member.Name, merged);
            else return null;
        }

        var required = Items(a["required"]).Concat(Items(b["required"])).Distinct().ToEquatableArray();
        return Of(
            ("type", a["type"] ?? b["type"]),
            ("required", required.Count == 0 ? null : new JsonArray(required)),
            ("properties", properties.Count == 0 ? null : new JsonObject(properties.ToEquatableArray())));
    }

    private static IEnumerable<JsonValue> Items(JsonValue? list) => list is JsonArray array ? array.Items : [];

    private static bool SpeaksOfMembers(JsonObject schema) => schema.Members.Count > 0 && schema.Members.All(member => member.Name is "required" or "properties" || (member.Name == "type" && IsOfObjects(member.Value)));

    private static bool IsOfObjects(JsonValue type) => type is JsonString { Value: "object" } || (type is JsonArray list && list.Items.Contains(Text("object")));
}
