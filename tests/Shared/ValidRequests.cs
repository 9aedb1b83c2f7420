using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Tests;

/// <summary>Random canonical requests that a provider takes: drawn within each parameter's own limits, then mended where rules speak.</summary>
/// <param name="plan">The model.</param>
/// <param name="view">The provider's side.</param>
/// <param name="seed">The same seed gives the same requests.</param>
public sealed class ValidRequests(ModelPlan plan, RequestView view, int seed)
{
    private const int Drafts = 500;
    private const int Repairs = 25;

    private readonly Random _random = new(seed);

    /// <summary>The next request; it has warnings at most.</summary>
    public JsonObject Next()
    {
        string last = "";
        for (var i = 0; i < Drafts; i++)
        {
            var request = Draft();
            for (var step = 0; step < Repairs; step++)
            {
                var state = RequestReader.Read(plan, plan.ModelView, request).At(view);
                RequestValidator.Validate(plan, state);
                if (state.IsValid) return request;
                var wrong = state.Violations.First(violation => !violation.IsWarning);
                last = $"{request}: {wrong}";
                if (Mend(request, wrong) is not { } mended) break;
                request = mended;
            }
        }

        throw new InvalidOperationException($"No valid request of {plan.Model.Key} at {view.Provider} was found; the last was {last}");
    }

    private JsonObject Draft()
    {
        var members = new List<JsonMember>();
        if (view.Variants.Count > 0 && (view.DefaultVariant is null || Chance(70))) members.Add(new JsonMember("variant", new JsonString(Pick(view.Variants))));
        AddScope(members, view.Scope);
        return new JsonObject(members.ToEquatableArray());
    }

    private void AddScope(List<JsonMember> members, ScopeView scope)
    {
        foreach (var parameter in scope.Parameters) Add(members, parameter);
        if (scope.Union is not { } union) return;
        var mode = Pick(union.Modes);
        if (union.Declaration.On is { } on && mode.Value is { } value && !(mode.Key == union.AbsentMode && Chance(50))) members.Add(new JsonMember(on, value));
        foreach (var parameter in mode.Parameters) Add(members, parameter);
    }

    private void Add(List<JsonMember> members, ParameterView parameter)
    {
        if (!parameter.IsSupported || (parameter.Effective.Required != true && Chance(60))) return;
        members.Add(new JsonMember(parameter.Key, Value(parameter)));
    }

    private JsonValue Value(ParameterView parameter) => parameter.Fixed ?? (parameter.Shape is ListShape list ? List(parameter, list) : Item(parameter, parameter.Shape));

    private JsonArray List(ParameterView parameter, ListShape list)
    {
        var (least, most) = Bounds(parameter.Effective.List, 1, 3);
        var count = _random.Next(Math.Max(1, (int)least), Math.Min((int)least + 4, (int)most) + 1);
        return new JsonArray(Enumerable.Range(0, count).Select(_ => Item(parameter, list.Item)).ToEquatableArray());
    }

    private JsonValue Item(ParameterView parameter, ValueShape shape)
    {
        var effective = parameter.Effective;
        if (effective.Enum is { } listed && shape is not ChoiceShape && (shape is not EnumShape { IsOpen: true } || Chance(90))) return Pick(listed.Values).Value;
        switch (shape)
        {
            case EnumShape values:
                return Pick(values.Values).Value;
            case IntegerShape:
                var (least, most) = Bounds(effective.Range, 0, 1000);
                return new JsonNumber(Chance(20) ? least : Chance(20) ? most : least + _random.NextInt64(0, Math.Min(most - least, 1_000_000) + 1));
            case NumberShape:
                var (from, to) = (Bound(effective.Range?.Minimum, 0m), Bound(effective.Range?.Maximum, 10m));
                return new JsonNumber((Chance(20) ? from : Chance(20) ? to : Math.Round(from + ((to - from) * _random.Next(0, 101) / 100m), 2)).ToString(CultureInfo.InvariantCulture));
            case BooleanShape:
                return new JsonBoolean(Chance(50));
            case MediaShape media:
                return new JsonString($"https://example.com/{media.Kinds[0]}-{_random.Next(10)}");
            case ObjectShape type:
                var members = new List<JsonMember>();
                AddScope(members, plan.FindType(type.Type).Scope);
                return new JsonObject(members.ToEquatableArray());
            case ChoiceShape choice:
                return choice.Literals.Count > 0 && Chance(40) ? new JsonString(Pick(choice.Literals)) : Item(parameter, Pick(choice.Alternatives));
            case JsonShape:
                return new JsonArray([new JsonNumber(1), new JsonString("two")]);
            default:
                return new JsonString(Text(effective));
        }
    }

    private string Text(ParameterDescriptor effective)
    {
        var (least, most) = Bounds(effective.Length, 1, 40);
        var words = "a small boat 🚤 under \"wide\" skies " + _random.Next(1000) + " ";
        while (words.Length < least) words += words;
        return words[..(int)Math.Min(words.Length, Math.Max(most, least))].Trim() is { Length: > 0 } text && text.Length >= least && !char.IsHighSurrogate(text[^1]) ? text : new string('a', (int)Math.Max(1, least));
    }

    /// <summary>The request with one thing changed where it was wrong; null: begin anew.</summary>
    private JsonObject? Mend(JsonObject request, RequestViolation wrong)
    {
        if (wrong.Parameter.Length == 0 || FindParameter(wrong.Parameter) is not { } parameter) return null;
        var isList = wrong.Parameter.EndsWith(']');
        var path = isList ? wrong.Parameter[..wrong.Parameter.LastIndexOf('[')] : wrong.Parameter;
        var isThere = IsThere(request, path);
        if (isThere && parameter.Effective.Required != true && Chance(60)) return ConformanceValue.Patch(request, new JsonObject([new JsonMember(path, JsonNull.Instance)]));
        if (!isThere && !Chance(70)) return null;
        return ConformanceValue.Patch(request, new JsonObject([new JsonMember(path, Value(parameter))]));
    }

    private static bool IsThere(JsonValue? value, string path)
    {
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            value = step.StartsWith('[')
                ? value is JsonArray array && int.Parse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture) is var index && index < array.Items.Count ? array.Items[index] : null
                : (value as JsonObject)?[step];
        }

        return value is not null;
    }

    private ParameterView? FindParameter(string path)
    {
        var scope = view.Scope;
        ParameterView? found = null;
        foreach (var step in path.Split('.'))
        {
            found = scope?.FindParameter(step.Split('[')[0]);
            if (found is null) return null;
            scope = (found.Shape is ListShape list ? list.Item : found.Shape) is ObjectShape type ? plan.FindType(type.Type).Scope : null;
        }

        return found;
    }

    private static (long Least, long Most) Bounds(RangeDescriptor? range, long least, long span)
    {
        var from = range?.Minimum is { } min ? (long)Math.Ceiling(Bound(min, 0m)) : Math.Min(least, range?.Maximum is { } max ? (long)Bound(max, 0m) : least);
        return (from, range?.Maximum is { } top ? (long)Math.Floor(Bound(top, 0m)) : from + span);
    }

    private static decimal Bound(JsonNumber? bound, decimal otherwise) =>
        bound is not null && decimal.TryParse(bound.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
