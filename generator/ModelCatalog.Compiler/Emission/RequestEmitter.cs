using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the request of a model: an immutable record.</summary>
internal static class RequestEmitter
{
    /// <summary>Emits the record and the types that belong to it alone.</summary>
    public static void Emit(SourceWriter writer, ModelPlan plan, EmissionContext context)
    {
        var names = context.Names;
        var model = plan.Model;
        var title = model.Title ?? model.Model;
        writer.Summary(model.Summary is { Length: > 0 } summary ? title + ": " + summary : title + ".");
        using (writer.Block($"public sealed partial record {names.RequestType}"))
        {
            EmitVariant(writer, plan, names);
            ScopeEmitter.EmitProperties(writer, plan.Shape, names.Request, context);
            writer.Line(
                $$"""
                /// <summary>Judges the request by what holds at every provider. Allocates nothing when it is valid.</summary>
                public global::ModelCatalog.ValidationResult Validate() => {{names.Validator}}.Validate(this);
                """);
        }

        if (plan.Shape.Union is { } union)
        {
            writer.Line();
            UnionEmitter.Emit(writer, union, names.Request.Union!, context);
        }

        if (names.Variants is { } variants)
        {
            writer.Line();
            EnumEmitter.Emit(writer, variants);
        }
    }

    private static void EmitVariant(SourceWriter writer, ModelPlan plan, NamePlan names)
    {
        if (names.Variants is not { } variants) return;
        var initial = plan.ModelView.DefaultVariant;
        writer.Summary("Which of the variants of " + (plan.Model.Title ?? plan.Model.Model) + " is asked for.");
        if (initial is not null) writer.Remarks("Default: `" + variants.MemberOf(initial) + "`.");
        writer.Line($"public {(initial is null ? "required " : "")}{variants.Type}{(initial is null ? "" : "?")} {NamePlan.VariantProperty} {{ get; init; }}");
        writer.Line();
    }
}
