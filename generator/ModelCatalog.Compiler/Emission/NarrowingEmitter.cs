using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what is asked for the values that remain legal: the request's method, and the class that names its parameters with their types.</summary>
internal static class NarrowingEmitter
{
    private const string Runtime = "global::ModelCatalog.";

    /// <summary>Emits both.</summary>
    public static void Emit(SourceWriter writer, ModelPlan plan, EmissionContext context)
    {
        var names = context.Names;
        writer.Line("/// <content>What remains legal of the request's parameters.</content>");
        using (writer.Block($"public sealed partial record {names.RequestType}"))
        {
            writer.Summary("What a parameter may still be, given what the request says; what it leaves out may still become anything.");
            writer.Param("parameter", "The parameter.");
            writer.Param("provider", "The key of a provider that serves the model; null: what holds at each.");
            writer.Line("/// <typeparam name=\"T\">The parameter's type.</typeparam>");
            writer.Line($"/// <exception cref=\"{Runtime}CatalogLookupException\">The provider does not serve the model.</exception>");
            using (writer.Block($"public {Runtime}AllowedChoices<T> Allowed<T>(global::System.Func<{names.Parameters}, {Runtime}RequestParameter<T>> parameter, string? provider = null)"))
            {
                writer.Line("global::System.ArgumentNullException.ThrowIfNull(parameter);");
                writer.Line($"return parameter({names.Parameters}.Instance).Narrow(this, provider);");
            }
        }

        writer.Line();
        writer.Line($"/// <summary>The parameters of <see cref=\"{names.RequestType}\"/>, to be asked what remains legal of them.</summary>");
        using var block = writer.Block($"public sealed class {names.Parameters}");
        using (writer.Block($"private {names.Parameters}()"))
        {
        }

        writer.Line();
        writer.Line($"internal static {names.Parameters} Instance {{ get; }} = new();");
        EmitParameters(writer, plan, context);
    }

    private static void EmitParameters(SourceWriter writer, ModelPlan plan, EmissionContext context)
    {
        var names = context.Names;
        var taken = new HashSet<string>(StringComparer.Ordinal) { names.Parameters, "Instance" };
        if (names.Variants is { } variants)
            Emit(writer, "variant", NamePlan.VariantProperty, "The variant.", context.EnumType(variants), variants.Members.Select(member => (member.Value, context.EnumMember(variants, member.Value)!)), taken);
        foreach (var field in plan.Shape.Fields) Emit(writer, field, names.Request[field.Key], context, "", taken);
        if (plan.Shape.Union is not { } union || names.Request.Union is not { } unionNames) return;
        Emit(writer, union.Declaration.UnionName, unionNames.Property, "The mode, by its key.", "string", union.Modes.Select(mode => (mode.Declaration.Key, Literals.Text(mode.Declaration.Key))), taken);
        var known = new HashSet<string>(plan.Shape.Fields.Select(field => field.Key), StringComparer.Ordinal);
        foreach (var mode in union.Modes)
        {
            var modeNames = unionNames[mode.Declaration.Key];
            foreach (var field in mode.Fields.Where(field => known.Add(field.Key))) Emit(writer, field, modeNames[field.Key], context, modeNames.Type, taken);
        }
    }

    private static void Emit(SourceWriter writer, FieldShape field, PropertyNames names, EmissionContext context, string mode, HashSet<string> taken)
    {
        // Two modes may call two parameters the same.
        var property = taken.Contains(names.Property) ? mode + names.Property : names.Property;
        var listed = ValuesOf(field).Select(value => (value.ToText(), Constant: context.Constant(field.Shape, names.ValueType, value))).Where(pair => pair.Constant is not null);
        var doc = field.Declaration.Doc is { Length: > 0 } text ? text : "`" + field.Key + "`.";
        Emit(writer, field.Key, property, doc, context.TypeOf(field.Shape, names.ValueType), listed.Select(pair => (pair.Item1, pair.Constant!)), taken);
    }

    private static IEnumerable<JsonValue> ValuesOf(FieldShape field) => field switch
    {
        { Shape: EnumShape shape } => shape.Values.Select(value => value.Value),
        { Shape: BooleanShape } => [JsonBoolean.False, JsonBoolean.True],
        { Shape: ChoiceShape choice } => choice.Literals.Select(literal => new JsonString(literal)),
        { Shape: not ListShape, Declaration.Enum: { } listed } => listed.Values.Select(value => value.Value),
        _ => [],
    };

    private static void Emit(SourceWriter writer, string key, string property, string doc, string type, IEnumerable<(string Text, string Value)> values, HashSet<string> taken)
    {
        if (!taken.Add(property)) return;
        var listed = string.Concat(values.Distinct().Select(value => $", ({Literals.Text(value.Text)}, {value.Value})"));
        writer.Line();
        writer.Summary(doc);
        writer.Line($"public {Runtime}RequestParameter<{type}> {property} {{ get; }} = new({Literals.Text(key)}{listed});");
    }
}
