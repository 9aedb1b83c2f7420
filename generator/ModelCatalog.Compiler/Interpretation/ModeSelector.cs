using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Finds the mode of a body whose modes are told by the fields: the one that fits best.</summary>
internal static class ModeSelector
{
    /// <summary>The key of the mode, or null when no field tells one and absence means none.</summary>
    public static string? Select(UnionView union, IReadOnlyList<BodyLeaf> leaves, string? variant)
    {
        var present = leaves.Where(leaf => leaf.IsPresent && leaf.IsOfMode && leaf.Node is BodyValueNode { IsAlias: false }).ToList();
        var told = leaves.Where(leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: ModeSource }).Select(ReadModes).FirstOrDefault();
        if (present.Count == 0 && told is null) return union.AbsentMode;
        string? best = null;
        var bestScore = -1;
        for (var i = 0; i < union.Modes.Count; i++)
        {
            var mode = union.Modes[i];
            if (present.Count == 0 && told?.Contains(mode.Key) != true && mode.Key != union.AbsentMode) continue;
            var score = Score(mode, union, present, told, variant);
            if (score > bestScore) (best, bestScore) = (mode.Key, score);
        }

        return best;
    }

    /// <summary>Whether a field's value has room in a mode: a list of two parameters holds at most two items.</summary>
    public static bool Fits(BodyLeaf leaf, string? mode, string? variant)
    {
        var sources = leaf.SourcesFor(mode, variant).ToList();
        if (sources.Count == 0) return false;
        if (BodyLeaf.Choose(((BodyValueNode)leaf.Node).Source, mode, variant) is not ListSource || sources.Any(source => source.Shape is ListShape)) return true;
        return leaf.Value is not JsonArray items || items.Items.Count <= sources.Count;
    }

    /// <summary>The modes that a mapped discriminator's value can mean; null when it means none.</summary>
    public static IReadOnlyList<string>? ReadModes(BodyLeaf leaf)
    {
        var source = (ModeSource)((BodyValueNode)leaf.Node).Source;
        var text = leaf.Value!.ToText();
        if (source.Conversion?.Reads.FirstOrDefault(read => read.From == text) is { } read) return [read.To.ToText()];
        var modes = source.Values.Where(value => value.Value.Equals(leaf.Value) || value.Value.ToText() == text).Select(value => value.Mode).ToList();
        return modes.Count == 0 ? null : modes;
    }

    private static int Score(ModeView mode, UnionView union, List<BodyLeaf> present, IReadOnlyList<string>? told, string? variant)
    {
        var fits = present.All(leaf => Fits(leaf, mode.Key, variant));
        var required = mode.Parameters.Where(p => p.Effective.Required == true)
            .All(p => present.Any(leaf => leaf.SourcesFor(mode.Key, variant).Any(source => source.Parameter == p.Key)));
        var some = present.Any(leaf => leaf.SourcesFor(mode.Key, variant).Any(source => source.Modes.Count > 0));
        var isAbsence = mode.IsAbsent || mode.Key == union.AbsentMode;
        if (isAbsence && present.Count > 0 && !some) required = false;
        return (fits ? 16 : 0) + (told?.Contains(mode.Key) == true ? 8 : 0) + (mode.Others == OtherModes.Ignore && some ? 4 : 0) + (required ? 2 : 0) + (some ? 1 : 0);
    }
}
