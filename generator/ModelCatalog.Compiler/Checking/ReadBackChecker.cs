using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks that bodies can be read back: no two requests write the same one.</summary>
internal static class ReadBackChecker
{
    public static void Check(ModelPlan plan, ICollection<Finding> findings)
    {
        foreach (var view in plan.ProviderViews)
        {
            var wire = plan.Model.Wires.First(wire => wire.Provider == view.Provider);
            CheckLists(wire, view, findings);
            if (view.Scope.Union is { } union) CheckModes(view, union, wire.Pointer, findings);
        }
    }

    // In [a, b] an absent item is left out, so only what is always there may stand in front of another.
    private static void CheckLists(WireDescriptor wire, RequestView view, ICollection<Finding> findings)
    {
        foreach (var (field, list) in wire.Fields.SelectMany(field => Lists(field.Value).Select(list => (field, list))))
        {
            for (var i = 0; i + 1 < list.Names.Count; i++)
            {
                var name = list.Names[i];
                var declared = view.Scope.Parameters.Concat(view.Scope.Union?.Modes.SelectMany(mode => mode.Parameters) ?? []).Where(p => p.Key == name).ToList();
                if (declared.All(p => p.Shape is not ListShape && p.Effective.Required == true)) continue;
                var (problem, remedy) = declared.Any(p => p.Shape is ListShape)
                    ? ($"'{name}' is a list of any length in front of '{list.Names[i + 1]}'", "put the list last, or map the two to fields of their own")
                    : ($"'{name}' can be absent in front of '{list.Names[i + 1]}'", "put what is always there first, or map the two to fields of their own");
                findings.Add(WireDiagnostics.NotReadable.At(list.Pointer / i, $"In '{field.Path}', {problem}", remedy));
            }
        }
    }

    private static IEnumerable<WireList> Lists(WireValue value) => value switch
    {
        WireList list => [list],
        WireChoice choice => choice.Cases.SelectMany(one => Lists(one.Value)),
        _ => [],
    };

    // Two modes are told apart by a discriminator, by a field that only one of them has, or by how much a shared field holds.
    private static void CheckModes(RequestView view, UnionView union, Pointer pointer, ICollection<Finding> findings)
    {
        var fields = Fields(view.Body.Root).ToList();
        for (var i = 0; i < union.Modes.Count; i++)
        {
            for (var j = i + 1; j < union.Modes.Count; j++)
            {
                var (a, b) = (union.Modes[i], union.Modes[j]);
                if (fields.Any(field => Tells(field, a, b)) || Capacity(fields, a, b)) continue;
                findings.Add(WireDiagnostics.SameBody.AtKey(pointer, $"The mode '{a.Key}'", $"the mode '{b.Key}'"));
            }
        }
    }

    private static bool Tells(BodyValueNode field, ModeView a, ModeView b)
    {
        if (field.Source is ModeSource modes)
        {
            var left = modes.Values.FirstOrDefault(value => value.Mode == a.Key)?.Value;
            var right = modes.Values.FirstOrDefault(value => value.Mode == b.Key)?.Value;
            return !Equals(left, right) || (left is not null && modes.Conversion?.Reads.Any(read => read.From == left.ToText()) == true);
        }

        return Holds(field, a) is var first && Holds(field, b) is var second && first != second && (first ? RequiresSome(field, a) : RequiresSome(field, b));
    }

    private static bool Holds(BodyValueNode field, ModeView mode) => Sources(field.Source, mode.Key).Any();

    // A field that is optional in its only mode tells nothing when it is absent.
    private static bool RequiresSome(BodyValueNode field, ModeView mode) =>
        Sources(field.Source, mode.Key).Any(source => mode.Parameters.Any(p => p.Key == source.Parameter)) && mode.Parameters.Count > 0;

    private static bool Capacity(List<BodyValueNode> fields, ModeView a, ModeView b)
    {
        foreach (var field in fields)
        {
            if (Bounds(field, a) is not var (lowA, highA) || Bounds(field, b) is not var (lowB, highB)) continue;
            if (highA < lowB || highB < lowA) return true;
        }

        return false;
    }

    private static (decimal Low, decimal High)? Bounds(BodyValueNode field, ModeView mode)
    {
        if (BodyLeafOf(field.Source, mode.Key) is not { } source) return null;
        if (source is ListSource list)
        {
            var required = list.Items.Count(item => mode.Parameters.Any(p => p.Key == item.Parameter && p.Effective.Required == true));
            return (required, list.Items.Any(item => item.Shape is ListShape) ? decimal.MaxValue : list.Items.Count);
        }

        if (source is not ParameterSource { Shape: ListShape } parameter || mode.Parameters.FirstOrDefault(p => p.Key == parameter.Parameter) is not { } view) return null;
        var low = view.Effective.List?.Minimum is { } minimum && minimum.TryGetDecimal(out var l) ? l : 0;
        var high = view.Effective.List?.Maximum is { } maximum && maximum.TryGetDecimal(out var h) ? h : decimal.MaxValue;
        return (low, high);
    }

    private static BodySource? BodyLeafOf(BodySource source, string mode) => Interpretation.BodyField.Choose(source, mode, null);

    private static IEnumerable<ParameterSource> Sources(BodySource source, string mode) => BodyLeafOf(source, mode) switch
    {
        ParameterSource parameter => parameter.Modes.Contains(mode) ? [parameter] : [],
        ListSource list => list.Items.Where(item => item.Modes.Contains(mode)),
        _ => [],
    };

    private static IEnumerable<BodyValueNode> Fields(BodyObjectNode node) => node.Members.SelectMany(member => member.Value switch
    {
        BodyObjectNode inner => Fields(inner),
        BodyValueNode { IsAlias: false } value => [value],
        _ => [],
    });
}
