using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>The body of an object whose fields travel under their own names.</summary>
internal static class NaturalMapping
{
    /// <summary>The fields of a type, its union's discriminator first.</summary>
    public static BodyObjectNode Of(TypePlan type)
    {
        var members = type.Scope.Parameters
            .Select(parameter => new BodyMemberNode(parameter.Key, new BodyValueNode(new ParameterSource(parameter.Key, default, parameter.Shape, null, null))))
            .ToList();
        if (type.Scope.Union is { } union)
        {
            if (union.Declaration.On is { } on) members.Add(new BodyMemberNode(on, new BodyValueNode(Discriminator(union))));
            members.AddRange(union.Modes.SelectMany(mode => mode.Parameters).Select(parameter => parameter.Key).Distinct(StringComparer.Ordinal).Select(key => OfModes(key, union)));
        }

        return new BodyObjectNode(members.ToEquatableArray());
    }

    private static ModeSource Discriminator(UnionView union) =>
        new(union.Modes.Where(mode => !mode.IsAbsent).Select(mode => new ModeValue(mode.Key, mode.Value ?? new JsonString(mode.Key))).ToEquatableArray(), null);

    private static BodyMemberNode OfModes(string key, UnionView union)
    {
        var groups = union.Modes
            .Where(mode => mode.Parameters.Any(parameter => parameter.Key == key))
            .GroupBy(mode => mode.Parameters.First(parameter => parameter.Key == key).Shape)
            .Select(group => new ParameterSource(key, group.Select(mode => mode.Key).ToEquatableArray(), group.Key, null, null))
            .ToList();
        if (groups.Count == 1) return new BodyMemberNode(key, new BodyValueNode(groups[0]));
        var type = new ExpressionType(ExpressionKind.Text) { Domain = union.Modes.Select(mode => mode.Key).ToEquatableArray() };
        var by = new NameExpression(new Symbol(union.Name, SymbolKind.Mode, type));
        return new BodyMemberNode(key, new BodyValueNode(new ChoiceSource(by, groups.SelectMany(Cases).ToEquatableArray())));

        static IEnumerable<ChoiceSourceCase> Cases(ParameterSource source) => source.Modes.Select(mode => new ChoiceSourceCase(mode, source with { Modes = [mode] }));
    }
}
