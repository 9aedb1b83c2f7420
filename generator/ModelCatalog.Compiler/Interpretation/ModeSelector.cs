using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Finds the mode of a body whose modes are told by the fields: the one that fits best.</summary>
internal static class ModeSelector
{
    /// <summary>The key of the mode, or null when no field tells one and absence means none.</summary>
    /// <remarks>A discriminator that only warns tells no mode whose required fields are all absent.</remarks>
    public static string? Select(UnionView union, IReadOnlyList<BodyLeaf> leaves, string? variant)
    {
        var present = new List<BodyLeaf>();
        IReadOnlyList<string>? told = null;
        var (isTold, isHint) = (false, false);
        foreach (var leaf in leaves)
        {
            if (!leaf.IsPresent) continue;
            if (leaf.Field.IsOfMode && leaf.Node is BodyValueNode { IsAlias: false }) present.Add(leaf);
            if (isTold || leaf.Node is not BodyValueNode { Source: ModeSource }) continue;
            isTold = true;
            told = ReadModes(leaf);
            isHint = ((BodyValueNode)leaf.Node).Source is ModeSource { Conversion.MismatchWarns: true };
        }

        if (present.Count == 0 && (told is null || (isHint && union.AbsentMode is not null && told.All(mode => union.Find(mode)?.Parameters.Any(parameter => parameter.Effective.Required == true) == true))))
            return union.AbsentMode;
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
    private static bool Fits(BodyLeaf leaf, IReadOnlyList<ParameterSource> sources, string? mode, string? variant)
    {
        if (sources.Count == 0) return false;
        if (BodyField.Choose(((BodyValueNode)leaf.Node).Source, mode, variant) is not ListSource) return true;
        foreach (var source in sources)
        {
            if (source.Shape is ListShape) return true;
        }

        return leaf.Value is not JsonArray items || items.Items.Count <= sources.Count;
    }

    /// <summary>The modes that a mapped discriminator's value can mean; null when it means none.</summary>
    public static IReadOnlyList<string>? ReadModes(BodyLeaf leaf)
    {
        var source = (ModeSource)((BodyValueNode)leaf.Node).Source;
        var text = leaf.Value!.ToText();
        if (source.Conversion?.Reads.FirstOrDefault(read => read.From == text) is { } read) return [read.To.ToText()];
        var modes = source.Values.Where(value => value.Value.Equals(leaf.Value)).Select(value => value.Mode).ToList();
        return modes.Count == 0 ? null : modes;
    }

    private static int Score(ModeView mode, UnionView union, List<BodyLeaf> present, IReadOnlyList<string>? told, string? variant)
    {
        var (fits, some) = (true, false);
        foreach (var leaf in present)
        {
            var sources = leaf.Field.SourcesFor(mode.Key, variant);
            fits &= Fits(leaf, sources, mode.Key, variant);
            foreach (var source in sources) some |= source.Modes.Count > 0;
        }

        var required = HasRequired(mode, present, variant);
        var isAbsence = mode.IsAbsent || mode.Key == union.AbsentMode;
        if (isAbsence && present.Count > 0 && !some) required = false;
        return (fits ? 16 : 0) + (told?.Contains(mode.Key) == true ? 8 : 0) + (mode.Others == OtherModes.Ignore && some ? 4 : 0) + (required ? 2 : 0) + (some ? 1 : 0);
    }

    private static bool HasRequired(ModeView mode, List<BodyLeaf> present, string? variant)
    {
        foreach (var parameter in mode.Parameters)
        {
            if (parameter.Effective.Required == true && !IsAmong(present, parameter.Key, mode.Key, variant)) return false;
        }

        return true;
    }

    private static bool IsAmong(List<BodyLeaf> present, string parameter, string mode, string? variant)
    {
        foreach (var leaf in present)
        {
            foreach (var source in leaf.Field.SourcesFor(mode, variant))
            {
                if (source.Parameter == parameter) return true;
            }
        }

        return false;
    }
}
