using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Narrowing;

/// <summary>Every request over the names that rules mention, as long as they are few: made without the search, judged by the whole validator.</summary>
internal sealed class EnumeratedRequests
{
    private const int Most = 3_000;

    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly Dictionary<string, IReadOnlyList<JsonValue?>> _states = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofModes;
    private readonly Lazy<List<PartialRequest>> _all;

    public EnumeratedRequests(ModelPlan plan, RequestView view)
    {
        _plan = plan;
        _view = view;
        _ofModes = [.. (view.Scope.Union?.Modes ?? default).SelectMany(mode => mode.Parameters).Select(parameter => parameter.Key)];
        var mentioned = view.Scope.Rules.Where(rule => !rule.IsWarning).SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        if (view.Scope.Union is { } union)
        {
            _states[union.Name] = [.. union.AbsentMode is null ? [] : new JsonValue?[] { null }, .. union.Modes.Where(mode => !mode.IsAbsent).Select(mode => new JsonString(mode.Key))];
        }

        if (plan.Model.Variants.Count > 0)
            _states["variant"] = [.. view.DefaultVariant is null ? [] : new JsonValue?[] { null }, .. plan.Model.Variants.Select(variant => new JsonString(variant.Key))];
        foreach (var parameter in view.Scope.Parameters.Concat((view.Scope.Union?.Modes ?? default).SelectMany(mode => mode.Parameters)))
        {
            if (!mentioned.Contains(parameter.Key) || _states.ContainsKey(parameter.Key)) continue;
            if (ValuesOf(parameter) is not { } values)
            {
                IsSmall = false;
                break;
            }

            _states[parameter.Key] = [null, .. values];
        }

        if (_states.Values.Aggregate(1L, (product, states) => Math.Min(product * states.Count, int.MaxValue)) > Most) IsSmall = false;
        _all = new Lazy<List<PartialRequest>>(() => [.. All().Where(IsValid)]);
    }

    /// <summary>Whether there are few enough of them, and all of what rules mention can be listed.</summary>
    public bool IsSmall { get; } = true;

    public IEnumerable<string> Names => _states.Keys;

    /// <summary>Some of what some valid request says.</summary>
    public PartialRequest RandomPart(Random random)
    {
        if (_all.Value.Count == 0) return new PartialRequest();
        var whole = _all.Value[random.Next(_all.Value.Count)];
        var values = whole.Values.Where(_ => random.Next(3) == 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var keepsMode = values.Keys.Any(_ofModes.Contains) || random.Next(3) == 0;
        return whole with { Absent = null, Values = values, Variant = random.Next(3) == 0 ? whole.Variant : null, Mode = keepsMode ? whole.Mode : null };
    }

    /// <summary>Each value of a name, and whether some valid request has it and agrees with what is said.</summary>
    public IEnumerable<(JsonValue? Value, bool IsLegal)> Judge(PartialRequest part, string name)
    {
        var agreeing = _all.Value.Where(request => Agrees(request, part, name)).ToList();
        return _states[name].Select(value => (value, agreeing.Any(request => Equals(ValueOf(request, name), value))));
    }

    private bool Agrees(PartialRequest request, PartialRequest part, string name)
    {
        if (part.Variant is not null && name != "variant" && request.Variant != part.Variant) return false;
        var isMode = name == _view.Scope.Union?.Name;
        if (part.Mode is not null && !isMode && request.Mode != part.Mode) return false;
        return part.Values.All(pair => pair.Key == name || (isMode && _ofModes.Contains(pair.Key)) || (request.Values.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value)));
    }

    private JsonValue? ValueOf(PartialRequest request, string name)
    {
        if (name == "variant" && _plan.Model.Variants.Count > 0) return request.Variant is { } variant ? new JsonString(variant) : null;
        if (name == _view.Scope.Union?.Name) return request.Mode is { } mode ? new JsonString(mode) : null;
        return request.Values.GetValueOrDefault(name);
    }

    private IEnumerable<PartialRequest> All()
    {
        var names = _states.Keys.ToList();
        var places = new int[names.Count];
        while (true)
        {
            yield return Request(names, places);
            var i = 0;
            while (i < names.Count && ++places[i] == _states[names[i]].Count) places[i++] = 0;
            if (i == names.Count) yield break;
        }
    }

    private PartialRequest Request(List<string> names, int[] places)
    {
        var request = new PartialRequest();
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            var value = _states[names[i]][places[i]];
            if (names[i] == "variant" && _plan.Model.Variants.Count > 0) request = request with { Variant = value?.ToText() };
            else if (names[i] == _view.Scope.Union?.Name) request = request with { Mode = value?.ToText() };
            else if (value is not null) values[names[i]] = value;
        }

        return request with { Values = values };
    }

    // What no rule mentions can always be filled in: that it is missing is no fault here.
    private bool IsValid(PartialRequest request)
    {
        var mode = request.Mode ?? _view.Scope.Union?.AbsentMode;
        var owned = _view.Scope.Union?.Modes.FirstOrDefault(one => one.Key == mode)?.Parameters.Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        if (request.Values.Keys.Any(key => _ofModes.Contains(key) && !owned.Contains(key))) return false;
        return request.Judge(_plan, _view).Violations.All(violation => violation.IsWarning
            || (violation.Rule.EndsWith(".required", StringComparison.Ordinal) && !_states.ContainsKey(violation.Rule[..^".required".Length])));
    }

    private static HashSet<string> NamesOf(RuleCheck rule) =>
        [.. Regex.Matches(rule.When + " " + rule.Holds, @"Symbol \{ Name = (\w+), Kind = (\w+)").Where(match => match.Groups[2].Value != nameof(SymbolKind.Variable)).Select(match => match.Groups[1].Value)];

    /// <summary>The values to try; null: they cannot be listed.</summary>
    private static List<JsonValue>? ValuesOf(ParameterView parameter)
    {
        if (!parameter.IsSupported) return [];
        var effective = parameter.Effective;
        if (parameter.Fixed is { } implied) return [implied];
        if (parameter.Shape is ListShape)
        {
            var most = effective.List?.Maximum is { } maximum ? (int)maximum.AsDouble : 6;
            if (most > 12) return null;
            return [.. Enumerable.Range(1, most).Select(size => new JsonArray(Enumerable.Repeat<JsonValue>(JsonUnknown.Instance, size).ToEquatableArray()))];
        }

        if (effective.Enum is { Open: false } listed && parameter.Shape is not ChoiceShape) return [.. listed.Values.Select(value => value.Value)];
        switch (parameter.Shape)
        {
            case EnumShape { IsOpen: false } shape:
                return [.. shape.Values.Select(value => value.Value)];
            case BooleanShape:
                return [JsonBoolean.True, JsonBoolean.False];
            case IntegerShape when effective.Range is { Minimum: { } low, Maximum: { } high } && high.AsDouble - low.AsDouble <= 30:
                return [.. Enumerable.Range((int)low.AsDouble, (int)(high.AsDouble - low.AsDouble) + 1).Select(number => new JsonNumber(number))];
            case MediaShape or ObjectShape:
                return [JsonUnknown.Set];
            default:
                return null;
        }
    }
}
