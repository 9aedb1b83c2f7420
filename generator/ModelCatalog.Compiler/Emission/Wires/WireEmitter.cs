using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits one wire of a model: the class that writes and reads its bodies.</summary>
internal static class WireEmitter
{
    /// <summary>Emits the class.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="plan">The model.</param>
    /// <param name="names">Its names.</param>
    /// <param name="view">The side; the model view for the catalog's own form.</param>
    /// <param name="options">What the project says.</param>
    public static void Emit(SourceWriter output, ModelPlan plan, NamePlan names, RequestView view, EmissionOptions options)
    {
        var wire = new WireContext(plan, names, view, options);
        var fields = ScopeFields.OfRequest(wire);
        var title = plan.Model.Title ?? plan.Model.Model;
        output.Summary(wire.Provider is { } provider ? $"{title} as {provider.Marker} takes it." : $"{title} by the names of its parameters.");
        using var block = output.Block($"internal static class {names.Wire(view.Provider)}");
        EmitPaths(output, view);
        if (wire.Provider is not null)
        {
            WireWriterEmitter.EmitModelId(output, fields, view.Body);
            output.Line();
        }

        WireWriterEmitter.EmitBody(output, fields, view.Body);
        output.Line();
        var statics = new LocalNames("body", "variants", "modes");
        WireReaderEmitter.EmitBody(output, fields, view.Body, statics);
        EmitParts(output, wire, statics);
        EmitValues(output, fields);
    }

    private static void EmitPaths(SourceWriter output, RequestView view)
    {
        output.Summary("Where the parameters stand in the body; null where they stand under their own names.");
        var type = EmissionContext.Runtime("WirePaths");
        if (view.Provider is null)
        {
            output.Line($"internal static {type}? Paths => null;");
        }
        else
        {
            output.Line($"internal static {type}? Paths {{ get; }} = new(");
            using var indent = output.Indent();
            for (var i = 0; i < view.WirePaths.Count; i++)
                output.Line($"({Literals.Text(view.WirePaths[i].Parameter)}, {Literals.Text(view.WirePaths[i].Wire)}){(i + 1 < view.WirePaths.Count ? "," : ");")}");
            if (view.WirePaths.Count == 0) output.Line(");");
        }

        output.Line();
    }

    /// <summary>Objects and choices may mention further ones, so this goes on until none is new.</summary>
    private static void EmitParts(SourceWriter output, WireContext wire, LocalNames statics)
    {
        var (objects, choices) = (0, 0);
        while (objects < wire.Mappings.Count || choices < wire.Choices.Count)
        {
            output.Line();
            if (objects < wire.Mappings.Count)
            {
                var mapping = wire.Mappings[objects++];
                var fields = ScopeFields.OfObject(wire, mapping);
                WireWriterEmitter.EmitObject(output, fields, mapping);
                output.Line();
                WireReaderEmitter.EmitObject(output, fields, mapping, statics);
                EmitValues(output, fields);
            }
            else
            {
                ChoiceWireEmitter.Emit(output, wire, wire.Choices[choices++]);
            }
        }

        foreach (var names in wire.ReadEnums.Values)
        {
            output.Line();
            output.Line($"private static bool Read{names.Type}(global::System.Text.Json.JsonElement value, {EmissionContext.Runtime("BodyPath")} path, ref {EmissionContext.Collector} violations, out {wire.Types.EnumType(names)} result) =>");
            using var indent = output.Indent();
            output.Line($"{wire.Types.Qualified(names.TextClass, names.SharedKey)}.TryParse(value.GetString(), out result);");
        }
    }

    private static void EmitValues(SourceWriter output, ScopeFields fields)
    {
        if (fields.Values.IsEmpty) return;
        output.Line();
        fields.Values.Emit(output, fields.ValuesType);
    }
}
