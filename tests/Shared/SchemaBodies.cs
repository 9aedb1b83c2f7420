using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tests;

/// <summary>Bodies on either side of everything that a schema says: at every place of an example each number, length, count and word of the schema, just inside and just outside.</summary>
internal sealed class SchemaBodies
{
    private readonly SortedSet<decimal> _numbers = [-1, 0, 0.5m, 1, 1.5m];
    private readonly SortedSet<int> _lengths = [];
    private readonly SortedSet<int> _counts = [1, 2];
    private readonly HashSet<string> _words = new(["a", "zz", "A1", "Zz-9!"], StringComparer.Ordinal);

    /// <summary>Collects what the schema says.</summary>
    public SchemaBodies(JsonObject schema) => Collect(schema);

    /// <summary>The example, and it with one value changed, added or gone, or two gone; each with the place of the change.</summary>
    public IEnumerable<(string Place, JsonObject Body)> Around(JsonObject example)
    {
        yield return ("", example);
        foreach (var (place, body) in Changed(example, "")) yield return (place, (JsonObject)body);
        foreach (var first in example.Members)
        {
            foreach (var second in example.Members.Where(second => string.CompareOrdinal(first.Name, second.Name) < 0))
                yield return (first.Name, new JsonObject(example.Members.Where(member => member != first && member != second).ToEquatableArray()));
        }
    }

    /// <summary>Whether something is empty: for a descriptor that is absent.</summary>
    public static bool HasAbsent(JsonValue value) => value switch
    {
        JsonObject json => json.Members.Any(member => HasAbsent(member.Value)),
        JsonArray list => list.Items.Count == 0 || list.Items.Any(HasAbsent),
        JsonString text => text.Value.Length == 0,
        _ => value is JsonNull,
    };

    private void Collect(JsonValue value)
    {
        if (value is JsonArray list) foreach (var item in list.Items) Collect(item);
        if (value is not JsonObject schema) return;
        foreach (var member in schema.Members)
        {
            if (member.Value is JsonNumber number && number.TryGetDecimal(out var bound))
            {
                if (member.Name is "minLength" or "maxLength") _lengths.UnionWith([(int)bound - 1, (int)bound, (int)bound + 1]);
                else if (member.Name is "minItems" or "maxItems") _counts.UnionWith([(int)bound - 1, (int)bound, (int)bound + 1]);
                else _numbers.UnionWith([bound - 1, bound - 0.25m, bound, bound + 0.25m, bound + 1]);
            }

            if (member.Name == "multipleOf" && member.Value is JsonNumber step && step.TryGetDecimal(out var size)) _numbers.UnionWith(_numbers.SelectMany(one => new[] { one + size, one + (size / 2) }).ToList());
            if (member.Name == "const" && member.Value is JsonString word) _words.Add(word.Value);
            if (member.Name == "enum") AddWords((JsonArray)member.Value);
            Collect(member.Value);
        }
    }

    private void AddWords(JsonArray values)
    {
        foreach (var value in values.Items)
        {
            if (value is JsonString word) _words.Add(word.Value);
            else if (value is JsonNumber number && number.TryGetDecimal(out var one)) _numbers.UnionWith([one, one + 1]);
        }
    }

    private IEnumerable<(string Place, JsonValue Value)> Changed(JsonValue value, string place)
    {
        if (value is JsonObject json)
        {
            foreach (var member in json.Members)
            {
                var at = place.Length == 0 ? member.Name : place + "." + member.Name;
                yield return (at, new JsonObject(json.Members.Where(other => other != member).ToEquatableArray()));
                foreach (var (inner, changed) in Changed(member.Value, at).Concat(Others(member.Value).Select(other => (at, other))))
                    yield return (inner, new JsonObject(json.Members.Select(one => one == member ? one with { Value = changed } : one).ToEquatableArray()));
            }

            yield return (place.Length == 0 ? "zz" : place + ".zz", new JsonObject([.. json.Members, new JsonMember("zz", new JsonNumber(1))]));
        }
        else if (value is JsonArray list)
        {
            foreach (var count in _counts.Where(count => count > 0))
            {
                // The same item again and again, and items that differ as far as there are several.
                yield return (place, new JsonArray(Enumerable.Repeat(list.Items[0], count).ToEquatableArray()));
                yield return (place, new JsonArray(Enumerable.Range(0, count).Select(i => list.Items[i % list.Items.Count]).ToEquatableArray()));
            }

            foreach (var (inner, changed) in Changed(list.Items[0], place).Concat(Others(list.Items[0]).Select(other => (place, other)))) yield return (inner, new JsonArray([changed, .. list.Items.Skip(1)]));
        }
    }

    private IEnumerable<JsonValue> Others(JsonValue value)
    {
        // A link is judged as one: the schema's format says only what it is meant to be.
        if (value is JsonString { Value: var link } && link.StartsWith("http", StringComparison.Ordinal)) yield return new JsonString("https://example.com/other");
        else
        {
            foreach (var word in _words) yield return new JsonString(word);
            foreach (var length in _lengths.Where(length => length > 0)) yield return new JsonString(new string('x', length));
            if (value is JsonString text) foreach (var other in new[] { text.Value + "!", "!" + text.Value, text.Value.ToUpperInvariant(), text.Value + "\n" }) yield return new JsonString(other);
        }

        foreach (var number in _numbers) yield return new JsonNumber(number.ToString(CultureInfo.InvariantCulture));
        yield return JsonBoolean.True;
        yield return JsonBoolean.False;
        if (value is not JsonArray) yield return new JsonArray([new JsonNumber(1)]);
        if (value is not JsonObject) yield return new JsonObject([new JsonMember("zz", new JsonNumber(1))]);
    }
}
