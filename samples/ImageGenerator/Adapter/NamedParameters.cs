using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelCatalog;

namespace ImageGenerator;

/// <summary><see cref="ImageGenerationOptions.AdditionalProperties"/> as the model's parameters, by their names in the catalog.</summary>
internal static class NamedParameters
{
    /// <summary>The request with these parameters. What is unknown, of another type, or said otherwise already is refused.</summary>
    public static TRequest Apply<TRequest>(TRequest request, ImageInput input)
        where TRequest : class, IReadableRequest<TRequest>
    {
        if (input.AdditionalProperties is not { Count: > 0 } properties) return request;
        var json = JsonNode.Parse(RequestBody.Write<TRequest>(request))!.AsObject();
        foreach (var (name, value) in properties)
        {
            if (value is null) continue;
            if (ToJson(value) is not { } node)
                input.Refuse(Path(name), ViolationKind.Type, null, $"is a {value.GetType().Name}; a text, a number, a boolean, a list of these or JSON is expected");
            else if (json[name] is { } set && !IsEmpty(set) && !JsonNode.DeepEquals(set, node))
                input.Refuse(Path(name), ViolationKind.Exclusive, node.ToJsonString(), $"is {node.ToJsonString()}, but elsewhere the call says {set.ToJsonString()}: leave one of them out");
            else
                json[name] = node;
        }

        var read = RequestBody.Read<TRequest>(Encoding.UTF8.GetBytes(json.ToJsonString()));
        input.Report(read.Validation);
        return read.Request ?? request;
    }

    private static string Path(string name) => $"{nameof(ImageGenerationOptions.AdditionalProperties)}.{name}";

    private static bool IsEmpty(JsonNode node) => node is JsonArray { Count: 0 } || (node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length == 0);

    private static JsonNode? ToJson(object value) => value switch
    {
        JsonNode node => node.DeepClone(),
        JsonElement { ValueKind: not JsonValueKind.Undefined } element => JsonNode.Parse(element.GetRawText()),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        float number when float.IsFinite(number) => JsonValue.Create(number),
        IDictionary => null,
        IEnumerable items => ToArray(items.Cast<object?>().Select(item => item is null ? null : ToJson(item)).ToArray()),
        _ => null,
    };

    private static JsonArray? ToArray(JsonNode?[] items) => Array.TrueForAll(items, item => item is not null) ? new JsonArray(items) : null;
}
