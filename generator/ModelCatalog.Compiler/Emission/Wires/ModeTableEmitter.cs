using System.Globalization;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits how the mode and the variant of a body are told.</summary>
internal static class ModeTableEmitter
{
    /// <summary>Emits the table of modes.</summary>
    public static void EmitModes(SourceWriter output, string field, UnionView union, IReadOnlyList<BodySlot> slots, WireContext wire)
    {
        output.Line($"private static readonly {EmissionContext.Runtime("ModeTable")} {field} = new(");
        using (output.Indent())
        {
            output.Line(Literals.Text(union.Name) + (union.Modes.Count == 0 ? ")" : ","));
            for (var i = 0; i < union.Modes.Count; i++) EmitMode(output, union, union.Modes[i], slots, wire, i + 1 == union.Modes.Count ? ")" : ",");
        }

        using var block = output.Block("", "};");
        if (union.AbsentMode is { } absent) output.Line($"Absent = {Literals.Text(absent)},");
        if (union.Declaration.On is not null) output.Line("IsTold = true,");
        EmitSlots(output, slots);
        EmitTags(output, slots);
        if (union.Declaration.On is null) EmitWays(output, union);
    }

    /// <summary>Emits the table of model ids and variants; nothing where the wire has neither.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool EmitVariants(SourceWriter output, string field, IReadOnlyList<BodySlot> slots, WireContext wire)
    {
        var model = slots.FirstOrDefault(slot => slot.Leaf.Node is BodyModelIdNode);
        var variants = wire.Plan.Model.Variants.Select(variant => variant.Key).ToList();
        if (model is null && variants.Count == 0) return false;
        var told = slots.FirstOrDefault(slot => slot.Value is { Source: VariantSource, IsAlias: false });
        using var block = output.Block($"private static readonly {EmissionContext.Runtime("VariantTable")} {field} = new()", "};");
        if (variants.Count > 0) output.Line($"Variants = [{string.Join(", ", variants.Select(Literals.Text))}],");
        if (wire.View.DefaultVariant is not null) output.Line("HasDefault = true,");
        if (model is not null) output.Line($"ModelSlot = {Number(model.Slot)},");
        EmitTexts(output, "Models", wire.View.Body.ModelIds.Select(id => (id.Id, id.Variant)).Distinct());
        if (told?.Value?.Source is not VariantSource source) return true;
        output.Line($"VariantSlot = {Number(told.Slot)},");
        EmitTexts(output, "Words", variants.Select(variant => (WordOf(source, variant), (string?)variant)));
        if (source.Conversion is { Reads.Count: > 0 } conversion) EmitTexts(output, "Reads", conversion.Reads.Select(read => (read.From, (string?)read.To.ToText())));
        return true;
    }

    private static string WordOf(VariantSource source, string variant)
    {
        foreach (var pair in source.Conversion?.Values ?? default)
        {
            if (pair.From == variant) return pair.To.ToText();
        }

        return variant;
    }

    private static void EmitTexts(SourceWriter output, string member, IEnumerable<(string Text, string? Variant)> texts)
    {
        var items = texts.ToList();
        if (items.Count == 0) return;
        output.Line(member + " =");
        output.Line("[");
        using (output.Indent())
        {
            foreach (var (text, variant) in items) output.Line($"new({Literals.Text(text)}, {Literals.TextOrNull(variant)}),");
        }

        output.Line("],");
    }

    private static void EmitMode(SourceWriter output, UnionView union, ModeView mode, IReadOnlyList<BodySlot> slots, WireContext wire, string end)
    {
        var taken = slots.Where(slot => slot.Leaf.IsOfMode)
            .Select(slot => (slot.Slot, slot.IsAlias, slot.Leaf, Sources: SourcesFor(slot.Leaf, mode.Key, wire)))
            .Where(slot => slot.Sources.Count > 0)
            .ToList();
        var fields = taken.Select(slot => Field(slot.Slot, slot.Leaf, slot.Sources, mode.Key));
        var others = EmissionContext.Runtime("OtherModes") + "." + mode.Others;
        var head = $"new {EmissionContext.Runtime("ModeEntry")}({Literals.Text(mode.Key)}, {others}, [{string.Join(", ", fields)}])";
        var required = mode.Parameters.Where(parameter => parameter.Effective.Required == true)
            .Select(parameter => taken.Where(slot => !slot.IsAlias && slot.Sources.Any(source => source.Parameter == parameter.Key)))
            .Select(places => "[" + string.Join(", ", places.Select(slot => Number(slot.Slot))) + "]")
            .ToList();
        var members = new List<string>();
        if (mode.IsAbsent || mode.Key == union.AbsentMode) members.Add("IsAbsence = true");
        if (required.Count > 0) members.Add($"Required = [{string.Join(", ", required)}]");
        if (mode.NotAccepted.Count > 0) members.Add($"Refused = [{string.Join(", ", mode.NotAccepted.Select(BodySlots.Refused))}]");
        output.Line(head + (members.Count == 0 ? "" : " { " + string.Join(", ", members) + " }") + end);
    }

    private static string Field(int slot, BodyField leaf, List<ParameterSource> sources, string mode)
    {
        var isList = BodyField.Choose(((BodyValueNode)leaf.Node).Source, mode, null) is ListSource && sources.All(source => source.Shape is not ListShape);
        var isOwn = sources.Any(source => source.Modes.Count > 0);
        var arguments = (isList ? ", Capacity: " + Number(sources.Count) : "") + (isOwn ? "" : ", IsOwn: false");
        return $"new({Number(slot)}{arguments})";
    }

    /// <summary>The parameters that a field can hold in a mode, whatever the variant.</summary>
    private static List<ParameterSource> SourcesFor(BodyField leaf, string mode, WireContext wire) =>
        wire.View.Variants.Select(variant => (string?)variant).DefaultIfEmpty(null).SelectMany(variant => leaf.SourcesFor(mode, variant)).Distinct().ToList();

    private static void EmitSlots(SourceWriter output, IReadOnlyList<BodySlot> slots)
    {
        var ofModes = slots.Where(slot => slot.Leaf.IsOfMode).ToList();
        if (ofModes.Count == 0) return;
        output.Line("Slots =");
        output.Line("[");
        using (output.Indent())
        {
            foreach (var slot in ofModes)
            {
                var source = slot.Leaf.AllSources.First(one => one.Modes.Count > 0);
                output.Line($"new({Number(slot.Slot)}, {Literals.Text(source.Parameter)}, [{string.Join(", ", source.Modes.Select(Literals.Text))}]{(slot.IsAlias ? ", true" : "")}),");
            }
        }

        output.Line("],");
    }

    private static void EmitTags(SourceWriter output, IReadOnlyList<BodySlot> slots)
    {
        var told = slots.FirstOrDefault(slot => slot.Value is { Source: ModeSource, IsAlias: false });
        if (told?.Value?.Source is not ModeSource source) return;
        output.Line($"TagSlot = {Number(told.Slot)},");
        if (source.Conversion?.MismatchWarns == true) output.Line("MismatchWarns = true,");
        output.Line("Tags =");
        output.Line("[");
        using (output.Indent())
        {
            foreach (var value in source.Values)
            {
                var read = source.Conversion?.Reads.FirstOrDefault(pair => pair.From == value.Value.ToText())?.To.ToText();
                output.Line($"new({Literals.Text(value.Value.ToString())}, {Literals.Text(value.Mode)}{(read is null ? "" : ", " + Literals.Text(read))}),");
            }
        }

        output.Line("],");
    }

    private static void EmitWays(SourceWriter output, UnionView union)
    {
        var ways = union.Modes
            .Select(mode => mode.Parameters.Where(parameter => parameter.Effective.Required == true).DefaultIfEmpty(mode.Parameters.FirstOrDefault()))
            .Select(parameters => parameters.OfType<ParameterView>().Select(parameter => parameter.Key).ToList())
            .Where(way => way.Count > 0);
        output.Line($"Ways = [{string.Join(", ", ways.Select(way => "[" + string.Join(", ", way.Select(Literals.Text)) + "]"))}],");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
