using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Canonical requests at the borders of what a model takes, and beyond them.</summary>
/// <param name="plan">The model.</param>
/// <param name="seed">The same seed gives the same requests.</param>
internal sealed class RandomRequests(ModelPlan plan, int seed)
{
    private static readonly string[] s_texts = ["x", "a boat", "/run", "/1", "red,green", "🚤🚤", "A \"quoted\" text\n", new('p', 120), new('q', 501), "ab", "e-custom:mine"];
    private static readonly string[] s_links = ["https://example.com/a.jpg", "http://example.com/b.mp4", "example.com/c", "data:image/png;base64,AAAA", "https://", "QUJD"];
    private static readonly string[] s_numbers = ["0", "1", "-1", "2", "5", "8", "9", "10", "15", "16", "32", "100", "4096", "4294967295", "4294967296", "9223372036854775807", "18446744073709551615", "0.1", "0.35", "0.5", "1.5", "2.5", "2.55"];

    private readonly Random _random = new(seed);

    /// <summary>The next request and its mode.</summary>
    public (JsonObject Request, string? Mode) Next()
    {
        var members = new List<JsonMember>();
        if (plan.Model.Variants.Count > 0 && _random.Next(5) > 0) members.Add(new JsonMember("variant", new JsonString(Any(plan.Model.Variants).Key)));
        foreach (var field in plan.Shape.Fields) Add(members, field);
        if (plan.Shape.Union is not { Modes.Count: > 0 } union || _random.Next(4) == 0) return (new JsonObject(members.ToEquatableArray()), null);
        var mode = Any(union.Modes);
        if (union.Declaration.On is { } on) members.Add(new JsonMember(on, mode.Declaration.Value ?? new JsonString(mode.Declaration.Key)));
        var before = members.Count;
        foreach (var field in mode.Fields) Add(members, field);

        // Where the fields tell the mode, a mode without fields is none.
        var isTold = union.Declaration.On is not null || members.Count > before;
        return (new JsonObject(members.ToEquatableArray()), isTold ? mode.Declaration.Key : null);
    }

    private void Add(List<JsonMember> members, FieldShape field)
    {
        if (_random.Next(100) < (field.IsRequired ? 95 : 35)) members.Add(new JsonMember(field.Key, Value(field.Shape)));
    }

    private JsonValue Value(ValueShape shape) => shape switch
    {
        TextShape => new JsonString(Any(s_texts)),
        MediaShape => new JsonString(_random.Next(3) > 0 ? s_links[0] : Any(s_links)),
        IntegerShape => new JsonNumber(Any(s_numbers.Where(number => !number.Contains('.')).ToList())),
        // A double has not the digits of a long integer, only its value.
        NumberShape => new JsonNumber(Any(s_numbers.Where(number => number.Length < 12).ToList())),
        BooleanShape => new JsonBoolean(_random.Next(2) == 0),
        EnumShape values => values.IsOpen && _random.Next(4) == 0 ? new JsonString(Any(s_texts)) : new JsonString(Any(values.Values).Value.ToText()),
        ObjectShape type => Object(plan.FindType(type.Type)),
        ListShape list => new JsonArray(Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Value(list.Item)).ToEquatableArray()),
        ChoiceShape choice => choice.Literals.Count > 0 && _random.Next(2) == 0 ? new JsonString(Any(choice.Literals)) : Value(Any(choice.Alternatives)),
        _ => new JsonObject([new JsonMember("a", new JsonNumber(1))]),
    };

    private JsonObject Object(TypePlan type)
    {
        var members = new List<JsonMember>();
        foreach (var field in type.Shape.Fields) Add(members, field);
        return new JsonObject(members.ToEquatableArray());
    }

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
