using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what comes out of a finished task: the runtime's media, or records of the model's own.</summary>
internal static class OutputEmitter
{
    private const string Runtime = "global::ModelCatalog.";

    /// <summary>The C# type of the output.</summary>
    public static string TypeOf(ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        if (plan.Output.Type is not { } type) return Runtime + MediaOf(plan.Output.Kinds);
        var record = new EmissionContext(plan, names, options).ObjectType(type);
        return plan.Output.IsList ? $"{Runtime}ValueList<{record}>" : record;
    }

    /// <summary>Emits the method of the request that reads the output.</summary>
    public static void EmitReadOutput(SourceWriter output, ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        output.Summary("Reads the output of a task that succeeded: what a client needs to go on with a task of another process.");
        output.Param("output", "The output as the provider sent it.");
        output.Line($"/// <exception cref=\"{Runtime}ProtocolException\">The output does not hold what the provider documents.</exception>");
        var head = $"public static {TypeOf(plan, names, options)} ReadOutput({Runtime}TaskOutput output)";
        var deviations = plan.Model.Wires.Where(wire => wire.Media.Count > 0).ToList();
        if (deviations.Count == 0)
        {
            output.Line($"{head} => {Read(plan, names, "output")};");
            return;
        }

        using var block = output.Block(head);
        output.Line("global::System.ArgumentNullException.ThrowIfNull(output);");
        using (output.Block("var found = output.Provider switch", "};"))
        {
            foreach (var wire in deviations)
                output.Line($"{Literals.Text(wire.Provider)} => output.With([{string.Join(", ", wire.Media.Select(ProtocolEmitter.Media))}]),");
            output.Line("_ => output,");
        }

        output.Line($"return {Read(plan, names, "found")};");
    }

    /// <summary>Emits the records of the output that the request does not have, and their reader.</summary>
    public static void Emit(SourceWriter output, ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        if (plan.Output.Type is null) return;
        var context = new EmissionContext(plan, names, options);
        foreach (var type in plan.Output.Types.Where(type => !type.Key.Contains("/") && plan.Types.All(known => known.Key != type.Key)))
        {
            output.Line();
            var isWhole = type.Key == plan.Output.Type && type.Declaration.Doc is null;
            TypeEmitter.Emit(output, isWhole ? type with { Declaration = type.Declaration with { Doc = $"What {plan.Model.Title ?? plan.Model.Model} gives." } } : type, context);
        }

        output.Line();
        output.Summary("Reads the output.");
        using var block = output.Block($"internal static class {ReaderOf(names)}");
        var isFirst = true;
        foreach (var type in plan.Output.Types)
        {
            if (!isFirst) output.Line();
            isFirst = false;
            EmitReader(output, type, context);
        }
    }

    private static string ReaderOf(NamePlan names) => names.Prefix + "OutputReader";

    private static string Read(ModelPlan plan, NamePlan names, string output)
    {
        if (plan.Output.Type is not { } type) return $"{Runtime}{MediaOf(plan.Output.Kinds)}.Read({output})";
        var node = $"new {EmissionContext.Runtime("OutputNode")}({output})";
        var method = $"{ReaderOf(names)}.Read{names.FindType(type).Type}";
        return plan.Output.IsList ? $"{node}.Items({method})" : $"{method}({node})";
    }

    private static string MediaOf(EquatableArray<string> kinds)
    {
        var media = kinds.Where(kind => kind is "video" or "image" or "audio").ToList();
        if (media.Count > 1) return "MediaOutput";
        return kinds.Count == 0 ? "JsonOutput" : (media.Count == 1 ? media[0] : kinds[0]) switch
        {
            "video" => "VideoOutput",
            "image" => "ImageOutput",
            "audio" => "AudioOutput",
            "text" => "TextOutput",
            _ => "JsonOutput",
        };
    }

    internal static void EmitReader(SourceWriter output, TypePlan type, EmissionContext context, bool keepsRaw = false)
    {
        var names = context.Names.FindType(type.Key);
        var record = context.ObjectType(type.Key);
        using var block = output.Block($"internal static {record} Read{names.Type}({EmissionContext.Runtime("OutputNode")} node) => new()", "};");
        if (keepsRaw) output.Line("Raw = node.Raw,");
        foreach (var field in type.Shape.Fields)
        {
            var property = names.Scope[field.Key];
            output.Line($"{property.Property} = {Value(field, property, context)},");
        }

        if (type.Shape.Union is { IsRequired: true }) output.Line($"{names.Scope.Union!.Property} = null!,");
    }

    private static string Value(FieldShape field, PropertyNames property, EmissionContext context)
    {
        var node = $"node.Member({Literals.Text(field.Key)})";
        var read = field.Shape is ListShape list
            ? $"{node}.List({Lambda(list.Item, property.ValueType, context)})"
            : Scalar(field.Shape, node, property.ValueType, context);
        return field.IsRequired ? $"{node}.Require({read})" : read;
    }

    private static string Lambda(ValueShape shape, string? valueType, EmissionContext context)
    {
        if (shape is ObjectShape type) return "Read" + context.Names.FindType(type.Type).Type;
        return $"static node => node.Require({Scalar(shape, "node", valueType, context)})";
    }

    internal static string Scalar(ValueShape shape, string node, string? valueType, EmissionContext context)
    {
        switch (shape)
        {
            case TextShape or MediaShape: return node + ".Text";
            case IntegerShape { Width: IntegerWidth.Int32 }: return node + ".Int32";
            case IntegerShape { Width: IntegerWidth.UInt64 }: return node + ".UInt64";
            case IntegerShape: return node + ".Int64";
            case NumberShape: return node + ".Number";
            case BooleanShape: return node + ".Boolean";
            case DecimalShape: return node + ".Decimal";
            case TimeShape time: return node + "." + time.Form;
            case EnumShape:
                var names = context.Names.FindEnum(valueType!);
                return $"{node}.Known<{context.EnumType(names)}>({context.Qualified(names.TextClass, names.SharedKey)}.TryParse)";
            case ObjectShape type: return $"{node}.Object(Read{context.Names.FindType(type.Type).Type})";
            case ChoiceShape choice: return Choice(choice, node, valueType!, context);
            default: return node + ".Json";
        }
    }

    /// <summary>The first alternative whose kind the reply has.</summary>
    private static string Choice(ChoiceShape shape, string node, string valueType, EmissionContext context)
    {
        var names = context.Names.FindChoice(valueType);
        var type = context.Qualified(names.Type, names.SharedKey);
        var literals = names.Literals.Select(literal => $"{node}.IsText({Literals.Text(literal.Value)}) ? {type}.{literal.Member} : ");
        var alternatives = shape.Alternatives.Select(alternative => $"{node}.{KindOf(alternative)} ? {Scalar(alternative, node, names.EnumType, context)} : ");
        return "(" + string.Concat(literals) + string.Concat(alternatives) + $"({type}?)null)";
    }

    private static string KindOf(ValueShape shape) => shape switch
    {
        IntegerShape or NumberShape => "IsNumber",
        BooleanShape => "IsBoolean",
        ObjectShape => "IsObject",
        _ => "IsAnyText",
    };
}
