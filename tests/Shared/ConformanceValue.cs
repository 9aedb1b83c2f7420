using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tests;

/// <summary>Values of case files: YAML read by JSON's rules, long values written short, bodies changed by path.</summary>
public static class ConformanceValue
{
    /// <summary>A node as a value: what is quoted is text.</summary>
    public static JsonValue Of(SyntaxNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => new JsonMember(entry.Key.Text, Of(entry.Value))).ToEquatableArray()),
        SequenceNode sequence => new JsonArray(sequence.Items.Select(Of).ToEquatableArray()),
        ScalarNode { Style: ScalarStyle.Plain, Text: "~" } => JsonNull.Instance,
        ScalarNode { Style: ScalarStyle.Plain } scalar => JsonText.Parse(scalar.Text) ?? new JsonString(scalar.Text),
        _ => new JsonString(((ScalarNode)node).Text),
    };

    /// <summary><c>{ $text: x, $times: 3 }</c> is <c>xxx</c>, <c>{ $item: v, $times: 3 }</c> a list of three.</summary>
    public static JsonValue Expand(JsonValue value)
    {
        if (value is JsonArray array) return new JsonArray(array.Items.Select(Expand).ToEquatableArray());
        if (value is not JsonObject json) return value;
        if (json["$times"] is not JsonNumber times) return new JsonObject(json.Members.Select(member => new JsonMember(member.Name, Expand(member.Value))).ToEquatableArray());
        var count = int.Parse(times.ToText(), CultureInfo.InvariantCulture);
        if (json["$text"] is JsonString text) return new JsonString(string.Concat(Enumerable.Repeat(text.Value, count)));
        return new JsonArray(Enumerable.Repeat(Expand(json["$item"]!), count).ToEquatableArray());
    }

    /// <summary>A body with other values at paths such as <c>input.shots[1].duration</c>; null takes the member away.</summary>
    public static JsonObject Patch(JsonObject body, JsonObject patch)
    {
        JsonValue result = body;
        foreach (var change in patch.Members) result = Set(result, Steps(change.Name), 0, change.Value is JsonNull ? null : Expand(change.Value), change.Name);
        return (JsonObject)result;
    }

    /// <summary>The value without members that count as absent: null, the empty text, the empty list.</summary>
    public static JsonValue WithoutAbsent(JsonValue value) => value switch
    {
        JsonObject json => new JsonObject(json.Members.Where(member => member.Value is not (JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 }))
            .Select(member => new JsonMember(member.Name, WithoutAbsent(member.Value))).ToEquatableArray()),
        JsonArray array => new JsonArray(array.Items.Select(WithoutAbsent).ToEquatableArray()),
        _ => value,
    };

    private static string[] Steps(string path) => path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);

    private static JsonValue Set(JsonValue? target, string[] steps, int at, JsonValue? value, string path)
    {
        if (at == steps.Length) return value ?? throw new InvalidDataException($"'{path}' takes nothing away");
        var isLast = at == steps.Length - 1;
        if (steps[at].StartsWith('['))
        {
            var items = target is JsonArray array ? array.Items.ToList() : target is null ? [] : throw new InvalidDataException($"'{path}' goes through what is no list");
            var index = int.Parse(steps[at].AsSpan(1, steps[at].Length - 2), CultureInfo.InvariantCulture);
            if (index > items.Count) throw new InvalidDataException($"'{path}' leaves a gap in the list");
            if (isLast && value is null) items.RemoveAt(index);
            else if (index == items.Count) items.Add(Set(null, steps, at + 1, value, path));
            else items[index] = Set(items[index], steps, at + 1, value, path);
            return new JsonArray(items.ToEquatableArray());
        }

        var members = target is JsonObject json ? json.Members.ToList() : target is null ? [] : throw new InvalidDataException($"'{path}' goes through what is no object");
        var place = members.FindIndex(member => member.Name == steps[at]);
        if (isLast && value is null)
        {
            if (place < 0) throw new InvalidDataException($"'{path}' takes away what is not there");
            members.RemoveAt(place);
        }
        else if (place < 0)
        {
            members.Add(new JsonMember(steps[at], Set(null, steps, at + 1, value, path)));
        }
        else
        {
            members[place] = new JsonMember(steps[at], Set(members[place].Value, steps, at + 1, value, path));
        }

        return new JsonObject(members.ToEquatableArray());
    }
}
