using System.Text.Json;

namespace ModelCatalog;

/// <summary>Reads the facts of a parameter: a member that is missing is as before, null is none.</summary>
internal static class FactReader
{
    public static ParameterInfo Parameter(JsonElement json, ParameterInfo? before)
    {
        var start = before ?? new ParameterInfo { Name = Text(json, "name")!, Mode = Text(json, "mode"), IsAdded = Flag(json, "added") };
        return start with
        {
            WireName = Text(json, "wire"),
            IsTaken = !json.TryGetProperty("taken", out var taken) || taken.GetBoolean(),
            Differs = Texts(json, "differs"),
            Type = Text(json, "type") ?? start.Type,
            IsList = Changed(json, "list", start.IsList, value => value.GetBoolean()),
            IsRequired = Changed(json, "required", start.IsRequired, value => value.GetBoolean()),
            Default = Changed(json, "default", start.Default, value => (JsonElement?)value),
            Absent = Changed(json, "absent", start.Absent, value => value.GetString()),
            Fixed = Changed(json, "fixed", start.Fixed, value => (JsonElement?)value),
            Enum = Changed(json, "enum", start.Enum, List) ?? [],
            IsOpen = Changed(json, "open", start.IsOpen, value => value.GetBoolean()),
            Range = Changed(json, "range", start.Range, Range),
            Step = Changed(json, "step", start.Step, Number),
            Length = Changed(json, "length", start.Length, Range),
            LengthUnit = Changed(json, "length", start.LengthUnit, value => Text(value, "unit") ?? "characters"),
            Count = Changed(json, "count", start.Count, Range),
            Pattern = Changed(json, "pattern", start.Pattern, value => value.GetString()),
            Accepts = Changed(json, "accepts", start.Accepts, List) ?? [],
            File = Changed(json, "file", start.File, value => value.GetString()),
            Resource = Changed(json, "resource", start.Resource, value => value.GetString()),
            Unit = Changed(json, "unit", start.Unit, value => value.GetString()),
            Deprecated = Changed(json, "deprecated", start.Deprecated, value => value.GetString()),
            Doc = Changed(json, "doc", start.Doc, value => value.GetString()),
        };
    }

    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    public static IReadOnlyList<string> Texts(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? List(value) : [];

    public static IReadOnlyList<T> Items<T>(JsonElement json, string name, Func<JsonElement, T> read) => [.. json.GetProperty(name).EnumerateArray().Select(read)];

    private static T? Changed<T>(JsonElement json, string name, T? before, Func<JsonElement, T?> read) =>
        !json.TryGetProperty(name, out var value) ? before : value.ValueKind == JsonValueKind.Null ? default : read(value);

    private static IReadOnlyList<string> List(JsonElement value) => [.. value.EnumerateArray().Select(item => item.GetString()!)];

    private static NumberRange? Range(JsonElement value) =>
        new(value.TryGetProperty("min", out var minimum) ? Number(minimum) : null, value.TryGetProperty("max", out var maximum) ? Number(maximum) : null);

    // A bound that no decimal holds is none that a value could meet.
    private static decimal? Number(JsonElement value) => value.TryGetDecimal(out var number) ? number : null;
}
