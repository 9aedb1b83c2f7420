using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>A field of a body that the plan knows, with what stands there.</summary>
/// <param name="Node">What the plan says of it.</param>
/// <param name="Path">Its path.</param>
/// <param name="Value">What stands there; null: nothing.</param>
internal sealed record BodyLeaf(BodyNode Node, string Path, JsonValue? Value)
{
    /// <summary>Whether something stands there that does not count as absent.</summary>
    public bool IsPresent => Value is not (null or JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 }) && !IsElse;

    /// <summary>Whether the value is what is written when the source is absent.</summary>
    private bool IsElse => Node is BodyValueNode { Else: { } otherwise } && otherwise.Equals(Value);

    /// <summary>The parameters of one mode that the field can hold; all of its sources for a common one.</summary>
    public IEnumerable<ParameterSource> SourcesFor(string? mode, string? variant) =>
        Node is BodyValueNode value ? Expand(value.Source, mode, variant) : [];

    /// <summary>Whether the field belongs to some mode rather than to every request.</summary>
    public bool IsOfMode => Node is BodyValueNode value && All(value.Source).Any(source => source.Modes.Count > 0);

    /// <summary>Every parameter that the field can hold.</summary>
    public IEnumerable<ParameterSource> AllSources => Node is BodyValueNode value ? All(value.Source) : [];

    /// <summary>The source that a mode and a variant leave of a choice; null: none.</summary>
    public static BodySource? Choose(BodySource source, string? mode, string? variant) => source switch
    {
        ChoiceSource { By: Rules.NameExpression { Symbol.Kind: Rules.SymbolKind.Mode } } choice => ChooseCase(choice, mode, mode, variant),
        ChoiceSource { By: Rules.NameExpression { Symbol.Kind: Rules.SymbolKind.Variant } } choice => ChooseCase(choice, variant, mode, variant),
        _ => source,
    };

    private static BodySource? ChooseCase(ChoiceSource choice, string? key, string? mode, string? variant)
    {
        var found = choice.Cases.FirstOrDefault(one => one.Case == (key ?? "none"));
        return found is null ? null : Choose(found.Source, mode, variant);
    }

    private static IEnumerable<ParameterSource> Expand(BodySource source, string? mode, string? variant) => Choose(source, mode, variant) switch
    {
        ParameterSource parameter => IsIn(parameter, mode) ? [parameter] : [],
        ListSource list => list.Items.Where(item => IsIn(item, mode)),
        ChoiceSource choice => choice.Cases.SelectMany(one => Expand(one.Source, mode, variant)),
        _ => [],
    };

    private static bool IsIn(ParameterSource parameter, string? mode) => parameter.Modes.Count == 0 || (mode is not null && parameter.Modes.Contains(mode));

    private static IEnumerable<ParameterSource> All(BodySource source) => source switch
    {
        ParameterSource parameter => [parameter],
        ListSource list => list.Items,
        ChoiceSource choice => choice.Cases.SelectMany(one => All(one.Source)),
        _ => [],
    };
}
