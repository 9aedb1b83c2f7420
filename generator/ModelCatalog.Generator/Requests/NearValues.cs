using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>Values that may be meant instead of a wrong one, or of none. Whether they are right is for the rules to say.</summary>
internal static class NearValues
{
    private const int FarthestInteger = 1000;

    /// <summary>Values in place of one, the nearest first.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Its value.</param>
    public static IEnumerable<JsonValue> Of(PlacedParameter parameter, JsonValue value)
    {
        var effective = parameter.View.Effective;
        if (parameter.Shape is EnumShape shape) return (effective.Enum ?? new(shape.Values)).Values.Select(one => one.Value);
        if (value is not JsonNumber number || !number.TryGetDecimal(out var start) || parameter.Shape is not (IntegerShape or NumberShape or ChoiceShape)) return [];
        var numbers = effective.Enum is { } listed
            ? listed.Values.Select(one => one.Value).OfType<JsonNumber>()
            : new[] { effective.Range?.Minimum, effective.Range?.Maximum }.OfType<JsonNumber>();
        var near = numbers.Select(one => one.TryGetDecimal(out var exact) ? exact : (decimal?)null).OfType<decimal>();
        if (effective.Enum is null && effective.Step is { } step && step.TryGetDecimal(out var by) && by > 0)
        {
            var from = effective.Range?.Minimum is { } least && least.TryGetDecimal(out var low) ? low : 0;
            var below = from + (Math.Floor((start - from) / by) * by);
            near = near.Concat([below, below + by]);
        }
        else if (effective.Enum is null && parameter.Shape is IntegerShape)
        {
            near = near.Concat(Enumerable.Range(1, FarthestInteger).SelectMany(distance => new[] { start - distance, start + distance }));
        }

        return near.Where(one => IsWithin(effective.Range, one)).OrderBy(one => Math.Abs(one - start)).Select(one => new JsonNumber(one.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A value for a parameter that has none; null: there is no simple one.</summary>
    public static JsonValue? Example(ParameterView parameter)
    {
        var effective = parameter.Effective;
        if (effective.Enum is { Values.Count: > 0 } listed) return effective.Default ?? listed.Values[0].Value;
        return parameter.Shape switch
        {
            IntegerShape or NumberShape => effective.Default ?? effective.Range?.Minimum ?? new JsonNumber(1),
            BooleanShape => JsonBoolean.True,
            TextShape when effective.Pattern is null => new JsonString("x"),
            MediaShape => new JsonString("https://example.com/x"),
            _ => null,
        };
    }

    private static bool IsWithin(RangeDescriptor? range, decimal value) =>
        (range?.Minimum is not { } least || !least.TryGetDecimal(out var low) || value >= low) && (range?.Maximum is not { } most || !most.TryGetDecimal(out var high) || value <= high);
}
