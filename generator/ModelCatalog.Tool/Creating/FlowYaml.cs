using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Creating;

/// <summary>JSON as a descriptor holds it on one line: <c>{ model: "acme/clip", input: { prompt: "A lake" } }</c>. Texts keep their quotes, so nothing in them means anything.</summary>
internal static class FlowYaml
{
    /// <summary>A value on one line.</summary>
    public static string Of(JsonValue value) => value switch
    {
        JsonObject { Members.Count: > 0 } fields => "{ " + string.Join(", ", fields.Members.Select(member => Key(member.Name) + ": " + Of(member.Value))) + " }",
        JsonArray { Items.Count: > 0 } list => "[" + string.Join(", ", list.Items.Select(Of)) + "]",
        _ => value.ToString(),
    };

    private static string Key(string name) => name.Length > 1 && name.All(c => char.IsAsciiLetter(c) || c == '_') && name is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off")
        ? name : new JsonString(name).ToString();
}
