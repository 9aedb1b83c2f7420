using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Emulator.Outputs;

/// <summary>Makes values of declared types: what a reply could hold.</summary>
/// <param name="types">The object types.</param>
/// <param name="linkOf">Makes the URL of a sample file of a kind.</param>
/// <param name="number">Which of several like it is made, from 0 on: texts and numbers tell them apart.</param>
internal sealed class ValueSampler(EquatableArray<TypePlan> types, Func<string, string> linkOf, int number = 0)
{
    private const int MaxDepth = 8;

    /// <summary>A value of an object type.</summary>
    public JsonObject Make(string type) => MakeObject(types.First(plan => plan.Key == type), 0);

    /// <summary>A value of a shape.</summary>
    public JsonValue Make(ParameterDescriptor field, ValueShape shape) => MakeValue(field, shape, 0);

    /// <summary>A text that says whose sample it is, as long as its bounds want it.</summary>
    public static JsonString Text(string key, int index, RangeDescriptor? length = null)
    {
        var text = "sample " + key + (index == 0 ? "" : " " + (index + 1).ToString(CultureInfo.InvariantCulture));
        if (length?.Minimum is { } minimum && minimum.TryGetDecimal(out var least)) text = text.PadRight((int)Math.Clamp(least, 0, 10_000), '.');
        if (length?.Maximum is { } maximum && maximum.TryGetDecimal(out var most) && most < text.Length) text = text[..(int)Math.Max(most, 0)];
        return new JsonString(text);
    }

    private JsonObject MakeObject(TypePlan type, int depth)
    {
        // Of a union one mode can be there; the first has as much right as any.
        var mode = type.Scope.Union is { } union ? union.Find(union.AbsentMode) ?? union.Modes[0] : null;
        var members = type.Scope.Parameters.Concat(mode?.Parameters ?? default)
            .Select(field => new JsonMember(field.Key, MakeValue(field.Effective, field.Shape, depth)))
            .ToList();
        if (mode?.Value is { } told && type.Scope.Union!.Declaration.On is { } on) members.Insert(0, new JsonMember(on, told));
        return new JsonObject(members.ToEquatableArray());
    }

    private JsonValue MakeValue(ParameterDescriptor field, ValueShape shape, int depth)
    {
        if (shape is ListShape list)
        {
            var least = field.List?.Minimum is { } minimum && minimum.TryGetDecimal(out var count) ? (int)Math.Clamp(count, 1, 100) : 1;
            var items = Enumerable.Range(0, least).Select(_ => MakeValue(field, list.Item, depth)).ToEquatableArray();
            return list.IsSingleBare && items.Count == 1 ? items[0] : new JsonArray(items);
        }

        if (field.Enum is { Values.Count: > 0 } values) return values.Values[0].Value;
        if (field.Default is { } usual and not (JsonArray or JsonObject)) return usual;
        return shape switch
        {
            MediaShape media => new JsonString(linkOf(media.Kinds[0])),
            IntegerShape or NumberShape => field.Range?.Minimum ?? field.Range?.Maximum ?? new JsonNumber(number + 1),
            DecimalShape => new JsonNumber("12.50"),
            TimeShape time => Time(time.Form),
            BooleanShape => new JsonBoolean(true),
            ObjectShape type => depth < MaxDepth ? MakeObject(types.First(plan => plan.Key == type.Type), depth + 1) : JsonNull.Instance,
            EnumShape choice => choice.Values[0].Value,
            ChoiceShape { Alternatives.Count: > 0 } choice => MakeValue(field, choice.Alternatives[0], depth),
            ChoiceShape choice => new JsonString(choice.Literals[0]),
            JsonShape => new JsonObject([new JsonMember("sample", new JsonBoolean(true))]),
            _ => Text(field.Key, number, field.Length),
        };
    }

    // One moment in the three ways of writing it.
    private static JsonValue Time(TimeForm form) => form switch
    {
        TimeForm.UnixSeconds => new JsonNumber("1767225600"),
        TimeForm.UnixMilliseconds => new JsonNumber("1767225600000"),
        _ => new JsonString("2026-01-01T00:00:00Z"),
    };
}
