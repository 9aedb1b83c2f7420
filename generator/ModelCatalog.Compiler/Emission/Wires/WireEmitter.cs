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
        if (wire.Provider is null) FactsEmitter.Emit(output, plan, names, options);
        if (wire.Provider is not null)
        {
            WireWriterEmitter.EmitModelId(output, fields, view.Body);
            output.Line();
            PriceEmitter.Emit(output, wire);
        }

        WireWriterEmitter.EmitBody(output, fields, view.Body);
        output.Line();
        var statics = new LocalNames("body", "variants", "modes");
        WireReaderEmitter.EmitBody(output, fields, view.Body, statics);
        EmitParts(output, wire, statics);
        EmitValues(output, fields);
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
            var parameters = $"global::System.Text.Json.JsonElement value, {EmissionContext.Runtime("BodyPath")} path, ref {EmissionContext.Collector} violations";
            output.Line($"private static bool Read{names.Type}({parameters}, out {wire.Types.EnumType(names)} result) =>");
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
