using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Bodies with one to three mistakes: values of another kind, empty ones, members too many, too few or misspelt.</summary>
/// <param name="seed">The same seed gives the same mistakes.</param>
internal sealed class MutatedBodies(int seed)
{
    private static readonly JsonValue[] s_values =
    [
        JsonNull.Instance, new JsonString(""), new JsonArray(default), new JsonString("x"), new JsonString("5"), new JsonString("16:9 "), new JsonNumber("5"), new JsonNumber("0.5"), new JsonNumber("1e400"), new JsonNumber("-7"), new JsonNumber("4294967296"),
        new JsonBoolean(true), new JsonObject(default), new JsonObject([new JsonMember("a", new JsonNumber("1"))]), new JsonArray([new JsonString("x"), new JsonNumber("1")]),
        new JsonArray([new JsonString("https://example.com/a.jpg"), new JsonString("https://example.com/b.jpg"), new JsonString("https://example.com/c.jpg")]),
    ];

    private readonly Random _random = new(seed);

    /// <summary>A body with mistakes, or none: one in six stays as it is.</summary>
    public JsonObject Next(JsonObject body)
    {
        for (var i = _random.Next(4); i > 0; i--) body = (JsonObject)Mutate(body, 0);
        return body;
    }

    private JsonValue Mutate(JsonValue value, int depth)
    {
        if (value is JsonObject body && (depth == 0 || _random.Next(3) > 0)) return MutateMember(body, depth);
        if (value is JsonArray { Items.Count: > 0 } list && _random.Next(3) > 0) return MutateItem(list, depth);
        if (value is JsonString text && _random.Next(3) == 0) return new JsonString(_random.Next(2) == 0 ? text.Value.ToUpperInvariant() : text.Value + "s");
        return Any();
    }

    private JsonObject MutateMember(JsonObject body, int depth)
    {
        var members = body.Members.ToList();
        var at = members.Count == 0 ? -1 : _random.Next(members.Count);
        switch (_random.Next(6))
        {
            case 0 when at >= 0:
                members.RemoveAt(at);
                break;
            case 1 when at >= 0:
                members[at] = members[at] with { Name = members[at].Name + "x" };
                break;
            case 2:
                members.Add(new JsonMember("surplus" + members.Count, Any()));
                break;
            default:
                if (at >= 0) members[at] = members[at] with { Value = Mutate(members[at].Value, depth + 1) };
                break;
        }

        return new JsonObject(members.DistinctBy(member => member.Name).ToEquatableArray());
    }

    private JsonArray MutateItem(JsonArray list, int depth)
    {
        var items = list.Items.ToList();
        var at = _random.Next(items.Count);
        switch (_random.Next(4))
        {
            case 0: items.RemoveAt(at); break;
            case 1: items.AddRange(list.Items); break;
            default: items[at] = Mutate(items[at], depth + 1); break;
        }

        return new JsonArray(items.ToEquatableArray());
    }

    private JsonValue Any() => s_values[_random.Next(s_values.Length)];
}
