using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits the writing and reading of values with alternatives: told apart by their JSON kind.</summary>
internal static class ChoiceWireEmitter
{
    /// <summary>Emits both methods.</summary>
    public static void Emit(SourceWriter output, WireContext wire, ChoiceMapping choice)
    {
        var type = wire.Types.Qualified(choice.Names.Type, choice.Names.SharedKey);
        EmitWriter(output, wire, choice, type);
        output.Line();
        EmitReader(output, wire, choice, type);
    }

    private static void EmitWriter(SourceWriter output, WireContext wire, ChoiceMapping choice, string type)
    {
        using var block = output.Block($"private static void Write{choice.Method}(global::System.Text.Json.Utf8JsonWriter writer, {type} value)");
        var head = "if";
        foreach (var shape in choice.Names.Shape.Alternatives)
        {
            var property = ChoiceEmitter.PropertyOf(shape);
            output.Line($"{head} (value.{property} is {{ }} {Local(property)}) {Write(wire, choice, shape, Local(property))}");
            head = "else if";
        }

        if (choice.Names.Literals.Count > 0 && choice.Names.Shape.Alternatives.All(shape => ChoiceEmitter.PropertyOf(shape) != "Text"))
            output.Line($"{head} (value.Text is {{ }} literal) writer.WriteStringValue(literal);");
        output.Line("else writer.WriteNullValue();");
    }

    private static string Write(WireContext wire, ChoiceMapping choice, ValueShape shape, string value) => shape switch
    {
        IntegerShape or NumberShape => $"writer.WriteNumberValue({value});",
        BooleanShape => $"writer.WriteBooleanValue({value});",
        ObjectShape type => $"Write{wire.Mapping(type.Type, choice.Body).Method}(writer, {value});",
        EnumShape => $"writer.WriteStringValue({wire.Types.EnumText(wire.Names.FindEnum(choice.Names.EnumType!), value, false)});",
        TextShape or MediaShape => $"writer.WriteStringValue({value});",
        _ => $"{value}.WriteTo(writer);",
    };

    private static void EmitReader(SourceWriter output, WireContext wire, ChoiceMapping choice, string type)
    {
        var parameters = $"global::System.Text.Json.JsonElement value, {EmissionContext.Runtime("BodyPath")} path, ref {EmissionContext.Collector} violations, out {type} result";
        using var block = output.Block($"private static bool Read{choice.Method}({parameters})");
        output.Line("result = default;");
        using (output.Block("switch (value.ValueKind)"))
        {
            EmitTexts(output, wire, choice, type);
            foreach (var shape in choice.Names.Shape.Alternatives)
            {
                switch (shape)
                {
                    case IntegerShape or NumberShape: EmitCase(output, "Number", Scalar(shape)); break;
                    case BooleanShape: EmitCase(output, "True or global::System.Text.Json.JsonValueKind.False", "Boolean"); break;
                    case ObjectShape known: EmitCase(output, "Object", null, "Read" + wire.Mapping(known.Type, choice.Body).Method); break;
                }
            }

            output.Line("default:");
            using (output.Indent()) output.Line("return false;");
        }
    }

    private static void EmitCase(SourceWriter output, string kind, string? scalar, string? method = null)
    {
        output.Line($"case global::System.Text.Json.JsonValueKind.{kind}:");
        using var indent = output.Indent();
        var local = kind.StartsWith("True", StringComparison.Ordinal) ? "boolean" : char.ToLowerInvariant(kind[0]) + kind.Substring(1) + "Value";
        output.Line($"if (!{method ?? EmissionContext.Runtime("ValueReaders") + "." + scalar}(value, path, ref violations, out var {local})) return false;");
        output.Line($"result = {local};");
        output.Line("return true;");
    }

    private static void EmitTexts(SourceWriter output, WireContext wire, ChoiceMapping choice, string type)
    {
        var text = choice.Names.Shape.Alternatives.FirstOrDefault(shape => shape is TextShape or MediaShape or EnumShape);
        if (text is null && choice.Names.Literals.Count == 0) return;
        output.Line("case global::System.Text.Json.JsonValueKind.String:");
        using var indent = output.Indent();
        using (output.Block("switch (value.GetString())"))
        {
            foreach (var literal in choice.Names.Literals)
            {
                output.Line($"case {Literals.Text(literal.Value)}:");
                using var inner = output.Indent();
                output.Line($"result = {type}.{literal.Member};");
                output.Line("return true;");
            }

            output.Line(text is null ? "default:" : "case { } text:");
            using (output.Indent()) EmitText(output, wire, choice, text);
            if (text is null) return;
            output.Line("default:");
            using (output.Indent()) output.Line("return false;");
        }
    }

    private static void EmitText(SourceWriter output, WireContext wire, ChoiceMapping choice, ValueShape? text)
    {
        if (text is null)
        {
            output.Line("return false;");
        }
        else if (text is EnumShape)
        {
            var names = wire.Names.FindEnum(choice.Names.EnumType!);
            output.Line($"if (!{wire.Types.Qualified(names.TextClass, names.SharedKey)}.TryParse(text, out var member)) return false;");
            output.Line("result = member;");
            output.Line("return true;");
        }
        else
        {
            output.Line("result = text;");
            output.Line("return true;");
        }
    }

    private static string Scalar(ValueShape shape) => shape switch
    {
        IntegerShape { Width: IntegerWidth.Int32 } => "Int32",
        IntegerShape { Width: IntegerWidth.UInt64 } => "UInt64",
        IntegerShape => "Int64",
        _ => "Number",
    };

    private static string Local(string property) => property == "Object" ? "known" : char.ToLowerInvariant(property[0]) + property.Substring(1);
}
