using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>Small changes of a request that mend a violation and break nothing else: each was tried.</summary>
/// <param name="request">The request.</param>
/// <param name="view">The side that judges it.</param>
/// <param name="violation">What is wrong.</param>
internal sealed class Repair(WrittenRequest request, RequestView view, RequestViolation violation)
{
    private const int FarthestInteger = 1000;

    private readonly RequestModel _model = request.Model;
    private readonly IReadOnlyList<RequestViolation> _before = request.Known.Judge(request.Model.Plan, view).Violations;

    /// <summary>The nearest legal value of the parameter that is reported, as C#; null: none is known.</summary>
    public string? Replacement()
    {
        var key = violation.Parameter;
        if (key == "variant") return view.Variants.FirstOrDefault(variant => Mends(request.Known with { Variant = variant })) is { } served ? _model.Names.Variants?.Find(served) : null;
        if (view.Scope.FindParameter(key) is not { } parameter || !request.Known.Values.TryGetValue(key, out var value) || value is JsonUnknown) return null;
        var best = Candidates(parameter, value).FirstOrDefault(candidate => Mends(With(key, candidate)));
        return best is null ? null : Write(key, best);
    }

    /// <summary>A member that is missing, as C#; null: none mends it alone.</summary>
    public string? Addition()
    {
        foreach (var field in _model.Plan.Shape.Fields)
        {
            if (request.IsWritten(field.Key) || view.Scope.FindParameter(field.Key) is not { IsSupported: true } parameter) continue;
            if (Example(parameter) is { } example && Mends(With(field.Key, example))) return $"{_model.NameOf(field.Key)} = {Write(field.Key, example)}";
        }

        return null;
    }

    /// <summary>The values that can be left out to mend it: property and place.</summary>
    public IReadOnlyList<(string Property, SyntaxNode Place)> Removals() =>
    [
        .. request.Known.Values.Keys
            .Where(key => request.IsWritten(key) && !IsDemanded(key) && Mends(With(key, JsonNull.Instance)))
            .Select(key => (_model.NameOf(key), request.Places[key])),
    ];

    private bool Mends(PartialRequest changed)
    {
        var after = changed.Judge(_model.Plan, view).Violations;
        return after.All(one => one.Rule != violation.Rule) && after.All(one => _before.Any(old => old.Rule == one.Rule));
    }

    private PartialRequest With(string key, JsonValue value)
    {
        var values = request.Known.Values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        values[key] = value;
        return request.Known with { Values = values };
    }

    private static IEnumerable<JsonValue> Candidates(ParameterView parameter, JsonValue value)
    {
        var effective = parameter.Effective;
        if (parameter.Shape is EnumShape shape) return (effective.Enum ?? new(shape.Values)).Values.Select(one => one.Value);
        if (value is not JsonNumber number || !number.TryGetDecimal(out var start) || parameter.Shape is not (IntegerShape or NumberShape)) return [];
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

    private static bool IsWithin(RangeDescriptor? range, decimal value) =>
        (range?.Minimum is not { } least || !least.TryGetDecimal(out var low) || value >= low) && (range?.Maximum is not { } most || !most.TryGetDecimal(out var high) || value <= high);

    private static JsonValue? Example(ParameterView parameter)
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

    // A text is for the developer to fill in: the analyzer goes on to ask for it.
    private string? Write(string key, JsonValue value)
    {
        if (value is not JsonString text) return value.ToText();
        var names = _model.Names.Request.Properties.Concat(_model.Names.Request.Union?.Modes.SelectMany(mode => mode.Properties) ?? []).FirstOrDefault(one => one.Key == key);
        return names?.ValueType is { } type && view.Scope.FindParameter(key)?.Shape is EnumShape ? _model.Names.FindEnum(type).Find(text.Value) : "\"\"";
    }

    private bool IsDemanded(string key) =>
        _model.Plan.Shape.Fields.Concat(_model.Plan.Shape.Union?.Modes.SelectMany(mode => mode.Fields) ?? []).Any(field => field.Key == key && field.IsRequired);
}
