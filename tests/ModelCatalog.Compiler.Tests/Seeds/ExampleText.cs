using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Seeds;

/// <summary>An example of ours beside that of a document: the same members and kinds, and no sentence of the document's.</summary>
internal static class ExampleText
{
    public static IEnumerable<string> Differences(SeedExample example, JsonObject own)
    {
        if (!Shape(example.Body).SequenceEqual(Shape(own))) yield return $"{example}: ours has another shape: {own}";
        foreach (var sentence in Sentences(example.Body).Intersect(Sentences(own))) yield return $"{example}: the sentence is the document's: {sentence}";
    }

    private static List<string> Shape(JsonValue value, string path = "") => value switch
    {
        JsonObject json => [.. json.Members.OrderBy(member => member.Name, StringComparer.Ordinal).SelectMany(member => Shape(member.Value, path + "." + member.Name))],
        JsonArray array => [$"{path}[{array.Items.Count}]", .. array.Items.SelectMany(item => Shape(item, path + "[]"))],
        JsonString { Value.Length: 0 } => [path + " is empty"],
        _ => [path + " " + value.KindName],
    };

    // What a person wrote: several words. The names of models are facts.
    private static IEnumerable<string> Sentences(JsonValue value) => value switch
    {
        JsonObject json => json.Members.Where(member => member.Name != "model").SelectMany(member => Sentences(member.Value)),
        JsonArray array => array.Items.SelectMany(Sentences),
        JsonString text when text.Value.Count(c => c == ' ') >= 2 => [text.Value],
        _ => [],
    };
}
