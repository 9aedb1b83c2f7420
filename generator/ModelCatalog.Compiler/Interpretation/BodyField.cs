using System.Collections.Concurrent;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>A field of a body plan with what reading asks of it, whatever stands there; made once for each.</summary>
internal sealed class BodyField
{
    private readonly ConcurrentDictionary<(string? Mode, string? Variant), IReadOnlyList<ParameterSource>> _sources = new();
    private readonly BodySource? _source;

    /// <summary>Takes a field.</summary>
    /// <param name="node">What the plan says of it.</param>
    /// <param name="path">Its path, from the object that the plan is of.</param>
    public BodyField(BodyNode node, string path)
    {
        Node = node;
        Path = path;
        _source = (node as BodyValueNode)?.Source;
        AllSources = _source is null ? [] : [.. All(_source)];
        IsOfMode = AllSources.Any(source => source.Modes.Count > 0);
    }

    /// <summary>What the plan says of it.</summary>
    public BodyNode Node { get; }

    /// <summary>Its path, from the object that the plan is of.</summary>
    public string Path { get; }

    /// <summary>Every parameter that the field can hold.</summary>
    public IReadOnlyList<ParameterSource> AllSources { get; }

    /// <summary>Whether the field belongs to some mode rather than to every request.</summary>
    public bool IsOfMode { get; }

    /// <summary>The parameters of one mode that the field can hold; all of its sources for a common one.</summary>
    public IReadOnlyList<ParameterSource> SourcesFor(string? mode, string? variant)
    {
        if (_source is null) return [];
        if (_sources.TryGetValue((mode, variant), out var known)) return known;
        return _sources.GetOrAdd((mode, variant), [.. Expand(_source, mode, variant)]);
    }

    /// <summary>The source that a mode and a variant leave of a choice; null: none.</summary>
    public static BodySource? Choose(BodySource source, string? mode, string? variant) => source switch
    {
        ChoiceSource { By: NameExpression { Symbol.Kind: SymbolKind.Mode } } choice => ChooseCase(choice, mode, mode, variant),
        ChoiceSource { By: NameExpression { Symbol.Kind: SymbolKind.Variant } } choice => ChooseCase(choice, variant, mode, variant),
        _ => source,
    };

    private static BodySource? ChooseCase(ChoiceSource choice, string? key, string? mode, string? variant)
    {
        foreach (var one in choice.Cases)
        {
            if (one.Case == (key ?? "none")) return Choose(one.Source, mode, variant);
        }

        return null;
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
