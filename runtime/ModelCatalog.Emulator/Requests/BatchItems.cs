using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Requests;

/// <summary>Tells how many tasks a body asks for, where a provider starts one for each item of a list.</summary>
internal static class BatchItems
{
    /// <summary>How many tasks one submit may start here: a body is large, and each task has files.</summary>
    public const int Most = 100;

    /// <summary>The items, each for a task; a single null where the body names none.</summary>
    public static IReadOnlyList<string?> Of(OperationDescriptor submit, JsonObject body)
    {
        JsonValue? value = body;
        foreach (var name in submit.Per?.Split('.') ?? []) value = (value as JsonObject)?[name];
        return value switch
        {
            JsonArray { Items.Count: > 0 } list => [.. list.Items.Select(item => item.ToText())],
            null or JsonNull or JsonObject or JsonArray => [null],
            _ => [value.ToText()],
        };
    }
}
