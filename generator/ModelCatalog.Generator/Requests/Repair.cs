using Microsoft.CodeAnalysis;
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
    private readonly RequestModel _model = request.Model;
    private readonly IReadOnlyList<RequestViolation> _before = request.Known.Judge(request.Model.Plan, view).Violations;

    /// <summary>The nearest legal value of the parameter that is reported, as C#; null: none is known.</summary>
    public string? Replacement()
    {
        var path = violation.Parameter;
        if (path == "variant") return view.Variants.FirstOrDefault(variant => Mends(request.Known with { Variant = variant })) is { } served ? _model.Names.Variants?.Find(served) : null;
        if (!request.IsWritten(path) || Find(path) is not { Value: { } value and not JsonUnknown } parameter) return null;
        var best = NearValues.Of(parameter, value).FirstOrDefault(candidate => Mends(path, candidate));
        return best is null ? null : Write(parameter, best);
    }

    /// <summary>A member that is missing, as C#, and what it is a member of; null: none mends it alone.</summary>
    public (string Member, SyntaxNode Place)? Addition()
    {
        foreach (var (path, place) in Missing())
        {
            if (request.IsWritten(path) || Find(path) is not { View.IsSupported: true } parameter || NearValues.Example(parameter.View) is not { } example) continue;
            if (Write(parameter, example) is { } written && Mends(path, example)) return ($"{parameter.Names.Property} = {written}", place);
        }

        return null;
    }

    /// <summary>The values that can be left out to mend it: property and place.</summary>
    public IReadOnlyList<(string Property, SyntaxNode Place)> Removals() =>
    [
        .. request.Known.Values.Keys
            .Concat(Inside().Select(one => one.Path))
            .Where(path => request.IsWritten(path) && !IsDemanded(path) && Mends(path, JsonNull.Instance))
            .Select(path => (_model.NameOf(path), request.Places[path])),
    ];

    private PlacedParameter? Find(string path) => path.Length == 0 ? null : RequestPath.Find(_model, view.Scope, request.Known.Values, path);

    /// <summary>What could be set: in the request, in its mode, and in the object that is wrong.</summary>
    private IEnumerable<(string Path, SyntaxNode Place)> Missing()
    {
        var shape = _model.Plan.Shape;
        foreach (var field in shape.Fields) yield return (field.Key, request.Anchor);
        if (shape.Union is { } union && request.Known.Mode is { } key && request.Places.TryGetValue(union.Declaration.UnionName, out var place))
        {
            foreach (var field in union.Modes.First(mode => mode.Declaration.Key == key).Fields) yield return (field.Key, place);
        }

        foreach (var inside in Inside()) yield return inside;
    }

    /// <summary>The fields of the object that is wrong, with the place of the object.</summary>
    private IEnumerable<(string Path, SyntaxNode Place)> Inside()
    {
        var path = violation.Parameter;
        var parent = Find(path)?.Shape is ObjectShape ? path : RequestPath.ParentOf(path);
        if (Find(parent) is not { Shape: ObjectShape type } || !request.Places.TryGetValue(parent, out var place)) return [];
        return _model.Plan.FindType(type.Type).Shape.Fields.Select(field => (parent + "." + field.Key, place));
    }

    private bool Mends(string path, JsonValue value) => RequestPath.Set(request.Known.Values, path, value) is { } values && Mends(request.Known with { Values = values });

    private bool Mends(PartialRequest changed)
    {
        var after = changed.Judge(_model.Plan, view).Violations;
        return after.All(one => !IsSame(one, violation)) && after.All(one => _before.Any(old => IsSame(one, old)));
    }

    private static bool IsSame(RequestViolation one, RequestViolation other) => one.Rule == other.Rule && one.Parameter == other.Parameter;

    // A text is for the developer to fill in: the analyzer goes on to ask for it.
    private string? Write(PlacedParameter parameter, JsonValue value) => (value, parameter.Shape, parameter.Names.ValueType) switch
    {
        (JsonString text, EnumShape, { } type) => _model.Names.FindEnum(type).Find(text.Value),
        (JsonString text, ChoiceShape, { } type) => _model.Names.FindChoice(type).Literals.FirstOrDefault(literal => literal.Value == text.Value) is { } literal ? type + "." + literal.Member : null,
        (JsonString, _, _) => "\"\"",
        (JsonArray or JsonObject, _, _) => null,
        _ => value.ToText(),
    };

    private bool IsDemanded(string path)
    {
        var parent = RequestPath.ParentOf(path);
        var shape = parent.Length == 0 ? _model.Plan.Shape : Find(parent)?.Shape is ObjectShape type ? _model.Plan.FindType(type.Type).Shape : null;
        var key = path.Substring(parent.Length == 0 ? 0 : parent.Length + 1);
        return shape is not null && shape.Fields.Concat(shape.Union?.Modes.SelectMany(mode => mode.Fields) ?? []).Any(field => field.Key == key && field.IsRequired);
    }
}
