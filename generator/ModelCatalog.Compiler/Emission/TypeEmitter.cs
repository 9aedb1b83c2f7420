using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the object types of requests: immutable records that can show themselves as JSON in violations.</summary>
internal static class TypeEmitter
{
    /// <summary>Emits the record of a type and its union.</summary>
    public static void Emit(SourceWriter writer, TypePlan type, EmissionContext context)
    {
        var names = context.Names.FindType(type.Key);
        writer.Summary(type.Declaration.Doc is { Length: > 0 } doc ? doc : "The type `" + type.Key + "`.");
        using (writer.Block($"public sealed partial record {names.Type} : {EmissionContext.Runtime("IJsonText")}"))
        {
            ScopeEmitter.EmitProperties(writer, type.Shape, names.Scope, context);
            using var block = writer.Block($"void {EmissionContext.Runtime("IJsonText")}.AppendTo({EmissionContext.JsonText} json)");
            EmitJson(writer, type.Shape, names.Scope, context);
        }

        if (type.Shape.Union is not { } union) return;
        writer.Line();
        UnionEmitter.Emit(writer, union, names.Scope.Union!, context);
    }

    private static void EmitJson(SourceWriter writer, ScopeShape shape, ScopeNames names, EmissionContext context)
    {
        writer.Line("json.BeginObject();");
        for (var i = 0; i < shape.Fields.Count; i++) EmitMember(writer, shape.Fields[i], names.Properties[i], "", context);
        if (shape.Union is { } union)
        {
            using var block = writer.Block($"switch ({names.Union!.Property})");
            for (var i = 0; i < union.Modes.Count; i++) EmitMode(union.Modes[i], names.Union.Modes[i], union.Declaration.On);
        }

        writer.Line("json.EndObject();");

        void EmitMode(ModeShape mode, ModeNames modeNames, string? on)
        {
            var local = mode.Fields.Count == 0 ? "" : " mode";
            writer.Line($"case {names.Union!.Qualified(modeNames)}{local}:");
            using var indent = writer.Indent();
            var value = mode.Declaration.Value?.ToString() ?? new Json.JsonString(mode.Declaration.Key).ToString();
            if (on is not null) writer.Line($"json.Member({Literals.Text(on)}, {Literals.Text(value)});");
            for (var i = 0; i < mode.Fields.Count; i++) EmitMember(writer, mode.Fields[i], modeNames.Properties[i], "mode.", context);
            writer.Line("break;");
        }
    }

    private static void EmitMember(SourceWriter writer, FieldShape field, PropertyNames names, string target, EmissionContext context) =>
        writer.Line($"json.Member({Literals.Text(field.Key)}, {context.Json(field.Shape, names.ValueType, target + names.Property, !field.IsRequired)});");
}
