using System.Runtime.CompilerServices;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The model ids of a view, and the variants that each of them can mean.</summary>
internal sealed class ModelIdIndex
{
    private static readonly ConditionalWeakTable<BodyPlan, ModelIdIndex> s_known = new();

    private readonly Dictionary<string, List<string>> _variants = new(StringComparer.Ordinal);

    private ModelIdIndex(BodyPlan body)
    {
        foreach (var id in body.ModelIds)
        {
            if (!_variants.TryGetValue(id.Id, out var variants)) _variants.Add(id.Id, variants = []);
            if (id.Variant is not null && !variants.Contains(id.Variant)) variants.Add(id.Variant);
            if (id.Variant is not null && !Variants.Contains(id.Variant)) Variants.Add(id.Variant);
            if (!Ids.Contains(id.Id)) Ids.Add(id.Id);
        }
    }

    /// <summary>The ids, in order.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>The variants that have an id.</summary>
    public List<string> Variants { get; } = [];

    /// <summary>The index of a body; made when it is asked for the first time.</summary>
    public static ModelIdIndex Of(BodyPlan body) => s_known.GetValue(body, static one => new ModelIdIndex(one));

    /// <summary>The variants that an id can mean; null where there is no such id.</summary>
    public IReadOnlyList<string>? VariantsOf(string id) => _variants.TryGetValue(id, out var variants) ? variants : null;
}
