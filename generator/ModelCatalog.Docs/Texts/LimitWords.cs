using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Docs.Texts;

/// <summary>The limits of a parameter in words, names and values between backticks.</summary>
public static class LimitWords
{
    // A long list of values is its own paragraph on a page; where it is one of several differences, its start will do.
    private const int MostValues = 12;

    /// <summary>Everything that holds for a parameter, but for its values and whether it is required.</summary>
    public static IReadOnlyList<string> Of(ParameterView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var effective = view.Effective;
        return [.. Parts().OfType<string>()];

        IEnumerable<string?> Parts()
        {
            yield return Fixed(view.Fixed);
            yield return Range(effective);
            yield return Step(effective);
            yield return Length(effective);
            yield return view.Shape is ListShape ? Count(effective.List) : null;
            yield return effective.Pattern is null ? null : "of the form " + Prose.Code(effective.Pattern);
            yield return effective.Enum?.OpenPattern is { } open ? "or others of the form " + Prose.Code(open) : effective.Enum?.Open == true ? "or others that the server knows" : null;
            yield return Accepts(effective);
            foreach (var limit in Files(effective.Asset)) yield return limit;
            yield return Resource(effective.Resource);
            yield return view.Fixed is null ? Default(effective.Default) : null;
            yield return effective.Absent is null ? null : "if absent: " + effective.Absent;
            yield return effective.Single && view.Shape is ListShape ? "a single one travels bare" : null;
        }
    }

    /// <summary>What a provider has otherwise than the model, in the order of the facts.</summary>
    public static IReadOnlyList<string> Differences(MatrixParameter there)
    {
        ArgumentNullException.ThrowIfNull(there);
        var (view, effective) = (there.View, there.View.Effective);
        return [.. there.Differs.Where(name => name != "default" || view.Fixed is null).Select(name => name switch
        {
            "required" => effective.Required == true ? "required" : "optional",
            "default" => Default(effective.Default) ?? "no default",
            "fixed" => Fixed(view.Fixed) ?? "free",
            "enum" => effective.Enum is { } values ? "only " + Values(values) : "any value",
            "open" => effective.Enum?.Open == true ? "others, too" : "no others",
            "range" => Range(effective) ?? "any number",
            "step" => Step(effective) ?? "no steps",
            "length" => Length(effective) ?? "any length",
            "count" => Count(effective.List) ?? "any number of items",
            "pattern" => (effective.Pattern ?? effective.Enum?.OpenPattern) is { } pattern ? "of the form " + Prose.Code(pattern) : "any form",
            "accepts" => Accepts(effective) ?? "an http(s) URL",
            "file" => string.Join(", ", Files(effective.Asset)) is { Length: > 0 } files ? files : "any file",
            "resource" => Resource(effective.Resource) ?? "any id",
            _ => name,
        })];
    }

    /// <summary>A range: <c>2 to 12</c>; null: without bounds.</summary>
    public static string? Bounds(RangeDescriptor? range) => (range?.Minimum?.Digits, range?.Maximum?.Digits) switch
    {
        (null, null) => null,
        ({ } low, null) => "at least " + low,
        (null, { } high) => "at most " + high,
        var (low, high) => low == high ? low : low + " to " + high,
    };

    private static string? Fixed(JsonValue? value) => value is null ? null : "always " + Value(value);

    private static string? Default(JsonValue? value) => value is null or JsonNull ? null : "default " + Value(value);

    private static string Value(JsonValue value) => value is JsonString { Value.Length: 0 } ? "empty" : Prose.Code(value.ToText());

    private static string Values(EnumDescriptor values) =>
        Prose.Join(values.Values.Take(MostValues).Select(value => Prose.Code(value.Value.ToText())).Concat(values.Values.Count > MostValues ? ["others"] : []), "or");

    private static string? Range(ParameterDescriptor effective) => WithUnit(Bounds(effective.Range), effective.Unit);

    private static string? WithUnit(string? bounds, string? unit) => bounds is null || unit is null ? bounds : bounds + " " + unit;

    private static string? Step(ParameterDescriptor effective) => effective.Step is null ? null : "in steps of " + effective.Step.Digits;

    private static string? Length(ParameterDescriptor effective) => WithUnit(Bounds(effective.Length), effective.LengthUnit switch
    {
        LengthUnit.Bytes => "bytes",
        LengthUnit.Utf16 => "UTF-16 units",
        _ => "characters",
    });

    private static string? Count(RangeDescriptor? range) => Bounds(range) is { } bounds ? bounds + (bounds.EndsWith(" 1", StringComparison.Ordinal) || bounds == "1" ? " item" : " items") : null;

    private static string? Accepts(ParameterDescriptor effective) => effective.Accepts.Count == 0 ? null : Prose.Join(effective.Accepts.Select(form => form switch
    {
        "data" => "a data URL",
        "base64" => "Base64",
        _ => "an http(s) URL",
    }), "or");

    private static string? Resource(string? resource) => resource switch
    {
        null => null,
        "task" => "the id of a task of your own",
        _ => "an id that " + Prose.Code(resource) + " lists",
    };

    private static IEnumerable<string> Files(AssetLimits? limits)
    {
        if (limits is null) yield break;
        if (limits.Formats.Count > 0) yield return Prose.Join(limits.Formats, "or");
        if (Bounds(limits.Size) is { } size) yield return size + " " + (limits.Size!.Unit ?? "bytes");
        if (Bounds(limits.Pixels) is { } pixels) yield return pixels + " pixels a side";
        if (limits.Ratio is { } ratio) yield return "width to height " + ratio.Replace("..", " to ", StringComparison.Ordinal);
        if (Bounds(limits.Seconds) is { } seconds) yield return seconds + " seconds";
    }
}
