using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>Makes canonical requests out of a plan's shapes: right in kind, as C# would hold them, but not always in value.</summary>
internal sealed class RequestGenerator(ModelPlan plan, RequestView view, int seed)
{
    private readonly Random _random = new(seed);

    public JsonObject Next()
    {
        var members = new List<JsonMember>();
        var isDefault = view.DefaultVariant is { } key && view.Variants.Contains(key) && Chance(30);
        if (view.Variants.Count > 0 && !isDefault) members.Add(new JsonMember("variant", new JsonString(Pick(view.Variants))));
        AddScope(members, view.Scope);
        return new JsonObject(members.ToEquatableArray());
    }

    private void AddScope(List<JsonMember> members, ScopeView scope)
    {
        foreach (var parameter in scope.Parameters) AddParameter(members, parameter);
        if (scope.Union is not { } union) return;
        var mode = Pick(union.Modes);
        if (union.Declaration.On is { } on && mode.Value is { } value && !(mode.Key == union.AbsentMode && Chance(50))) members.Add(new JsonMember(on, value));
        foreach (var parameter in mode.Parameters) AddParameter(members, parameter);
    }

    private void AddParameter(List<JsonMember> members, ParameterView parameter)
    {
        // What this side does not take cannot be sent, so it cannot come back.
        if (!parameter.IsSupported || Chance(parameter.Effective.Required == true ? 5 : 50)) return;
        if (parameter.Fixed is { } implied)
        {
            if (Chance(50)) members.Add(new JsonMember(parameter.Key, implied));
            return;
        }

        members.Add(new JsonMember(parameter.Key, Value(parameter, parameter.Shape)));
    }

    private JsonValue Value(ParameterView parameter, ValueShape shape)
    {
        var effective = parameter.Effective;
        switch (shape)
        {
            case ListShape list:
                var count = _random.Next(1, 5) + (Chance(50) ? (int?)effective.List?.Minimum?.AsDouble ?? 0 : 0);
                return new JsonArray(Enumerable.Range(0, count).Select(_ => Value(parameter, list.Item)).ToEquatableArray());
            case EnumShape { IsOpen: true } when Chance(10):
                return new JsonString("another");
            case EnumShape values:
                return Pick(values.Values).Value;
            case IntegerShape or NumberShape when effective.Enum is { } listed && Chance(90):
                return Pick(listed.Values).Value;
            case IntegerShape:
                return new JsonNumber(_random.Next(-2, 20));
            case NumberShape:
                return new JsonNumber(Pick(["0", "0.25", "0.5", "1", "5.5", "31"]));
            case BooleanShape:
                return new JsonBoolean(Chance(50));
            case MediaShape:
                return new JsonString(Chance(95) ? "https://example.com/" + _random.Next(10) + ".jpg" : "not-a-link");
            case ObjectShape type:
                var members = new List<JsonMember>();
                AddScope(members, plan.FindType(type.Type).Scope);
                return new JsonObject(members.ToEquatableArray());
            case ChoiceShape choice:
                return choice.Literals.Count > 0 && Chance(40) ? new JsonString(Pick(choice.Literals)) : Value(parameter, Pick(choice.Alternatives));
            case JsonShape:
                return new JsonArray([new JsonNumber(1), new JsonString("two")]);
            default:
                return new JsonString(Chance(95) ? "text " + _random.Next(10) : new string('x', 6000));
        }
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
