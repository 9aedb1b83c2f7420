using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits the writing of one value: its kind, its conversion, lists and objects.</summary>
internal sealed class ValueWriterEmitter(SourceWriter output, WireContext wire, LocalNames locals)
{
    /// <summary>A value on its way to the wire.</summary>
    /// <param name="Shape">What it looks like.</param>
    /// <param name="ValueType">Its enum or choice type.</param>
    /// <param name="Conversion">How it is converted.</param>
    /// <param name="Object">For an object: its fields on the wire.</param>
    private sealed record Source(ValueShape Shape, string? ValueType, ValueConversion? Conversion, BodyObjectNode? Object);

    /// <summary>Emits a parameter's value, which is not null.</summary>
    /// <param name="source">The parameter.</param>
    /// <param name="valueType">The enum or choice type of it or of its items.</param>
    /// <param name="value">The expression.</param>
    /// <param name="name">The member's name; null: an item of a list.</param>
    public void Value(ParameterSource source, string? valueType, string value, string? name)
    {
        if (source.Shape is not ListShape list)
        {
            Item(new Source(source.Shape, valueType, source.Conversion, source.Object), value, name);
            return;
        }

        if (!list.IsSingleBare)
        {
            List(source, list, valueType, value, name);
            return;
        }

        using (output.Block($"if ({value}.Count == 1)")) Item(ItemOf(source, list, valueType), value + "[0]", name);
        using (output.Block("else")) List(source, list, valueType, value, name);
    }

    /// <summary>Emits the items of a list into a list that is open already.</summary>
    public void Items(ParameterSource source, ListShape list, string? valueType, string value)
    {
        var item = locals.Take("item");
        using (output.Block($"foreach (var {item} in {value})")) Item(ItemOf(source, list, valueType), item, null);
    }

    /// <summary>Emits a constant.</summary>
    public void Constant(JsonValue value, string? name)
    {
        switch (value)
        {
            case JsonString text: Call("String", Literals.Utf8(text.Value), name); break;
            case JsonBoolean boolean: Call("Boolean", Literals.Boolean(boolean.Value), name); break;
            case JsonNull: output.Line(name is null ? "writer.WriteNullValue();" : $"writer.WriteNull({Literals.Utf8(name)});"); break;
            case JsonArray { Items.Count: 0 }:
                output.Line(name is null ? "writer.WriteStartArray();" : $"writer.WriteStartArray({Literals.Utf8(name)});");
                output.Line("writer.WriteEndArray();");
                break;
            default:
                Name(name);
                output.Line($"writer.WriteRawValue({Literals.Utf8(value.ToString())});");
                break;
        }
    }

    private static Source ItemOf(ParameterSource source, ListShape list, string? valueType)
    {
        // A list is a list already: the form says nothing about its items.
        var conversion = source.Conversion is { Forms.Count: > 0 } form && form.Forms[0] == "list" ? form with { Forms = default } : source.Conversion;
        return new Source(list.Item, valueType, conversion, source.Object);
    }

    private void List(ParameterSource source, ListShape list, string? valueType, string value, string? name)
    {
        output.Line(name is null ? "writer.WriteStartArray();" : $"writer.WriteStartArray({Literals.Utf8(name)});");
        Items(source, list, valueType, value);
        output.Line("writer.WriteEndArray();");
    }

    private void Item(Source source, string value, string? name)
    {
        if (source.Conversion is not { } conversion)
        {
            Natural(source, value, name);
        }
        else if (source.Shape is EnumShape { IsOpen: false })
        {
            ClosedEnum(source, value, name);
        }
        else if (source.Shape is BooleanShape)
        {
            using (output.Block($"if ({value})")) Constant(ValueMap.Write(conversion, new JsonBoolean(true)), name);
            using (output.Block("else")) Constant(ValueMap.Write(conversion, new JsonBoolean(false)), name);
        }
        else if (conversion.Values.Count == 0)
        {
            Formed(source, value, name);
        }
        else
        {
            Mapped(source, value, name);
        }
    }

    /// <summary>Every member's wire value is known.</summary>
    private void ClosedEnum(Source source, string value, string? name)
    {
        var names = wire.Names.FindEnum(source.ValueType!);
        var members = names.Members.Select(member => (Case: wire.Types.EnumType(names) + "." + member.Member, To: ValueMap.Write(source.Conversion, new JsonString(member.Value)))).ToList();
        if (members.All(member => member.To is JsonString))
        {
            output.Line(name is null ? $"writer.WriteStringValue({value} switch" : $"writer.WriteString({Literals.Utf8(name)}, {value} switch");
            using (output.Block("", "});"))
            {
                foreach (var (pattern, to) in members) output.Line($"{pattern} => {Literals.Text(to.ToText())},");
                output.Line("_ => null,");
            }

            return;
        }

        using var block = output.Block($"switch ({value})");
        foreach (var (pattern, to) in members)
        {
            output.Line($"case {pattern}:");
            using var indent = output.Indent();
            Constant(to, name);
            output.Line("break;");
        }
    }

    private void Mapped(Source source, string value, string? name)
    {
        using var block = output.Block($"switch ({(source.Shape is EnumShape ? value + ".ToText()" : value)})");
        foreach (var pair in source.Conversion!.Values)
        {
            if (CaseOf(source.Shape, pair.From) is not { } label) continue;
            output.Line($"case {label}:");
            using var indent = output.Indent();
            Constant(pair.To, name);
            output.Line("break;");
        }

        output.Line("default:");
        using var rest = output.Indent();
        Formed(source, value, name);
        output.Line("break;");
    }

    private static string? CaseOf(ValueShape shape, string text) => shape switch
    {
        TextShape or MediaShape or EnumShape => Literals.Text(text),
        IntegerShape integer when Literals.Integer(new JsonNumber(text)) is not null =>
            "(" + integer.Width switch { IntegerWidth.Int32 => "int", IntegerWidth.UInt64 => "ulong", _ => "long" } + ")" + Literals.BareInteger(new JsonNumber(text)),
        NumberShape => Literals.Number(new JsonNumber(text)),
        _ => null,
    };

    /// <summary>A value in the first form of its conversion.</summary>
    private void Formed(Source source, string value, string? name)
    {
        var form = source.Conversion!.Forms.Count == 0 ? "" : source.Conversion.Forms[0];
        switch (form)
        {
            case "":
                Natural(source, value, name);
                break;
            case "string":
                if (TextOf(source, value) is { } text) Call("String", text, name);
                else Natural(source, value, name);
                break;
            case "integer" or "number" when source.Shape is TextShape or EnumShape:
                Name(name);
                output.Line($"global::ModelCatalog.Infrastructure.WireText.WriteNumber(writer, {TextOf(source, value)});");
                break;
            case "boolean" when source.Shape is TextShape or EnumShape:
                Name(name);
                output.Line($"global::ModelCatalog.Infrastructure.WireText.WriteBoolean(writer, {TextOf(source, value)});");
                break;
            case "integer" or "number" or "boolean":
                Natural(source, value, name);
                break;
            case "json":
                var inner = locals.Take("json");
                var open = name is null ? "writer.WriteStringValue(" : $"writer.WriteString({Literals.Utf8(name)}, ";
                using (output.Block($"{open}{EmissionContext.Runtime("WireText")}.ToJson({value}, static (writer, {inner}) =>", "}));")) Natural(source, inner, null);
                break;
            case "list":
                output.Line(name is null ? "writer.WriteStartArray();" : $"writer.WriteStartArray({Literals.Utf8(name)});");
                Natural(source, value, null);
                output.Line("writer.WriteEndArray();");
                break;
            default:
                var hole = form.IndexOf("{}", StringComparison.Ordinal);
                var parts = new[] { form.Substring(0, hole), form.Substring(hole + 2) };
                var filled = (parts[0].Length > 0 ? Literals.Text(parts[0]) + " + " : "") + TextOf(source, value) + (parts[1].Length > 0 ? " + " + Literals.Text(parts[1]) : "");
                Call("String", filled, name);
                break;
        }
    }

    /// <summary>The value as text; null for a value that has none.</summary>
    private static string? TextOf(Source source, string value) => source.Shape switch
    {
        TextShape or MediaShape => value,
        EnumShape => value + ".ToText()",
        IntegerShape => value + ".ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
        NumberShape => value + ".ToString(\"R\", global::System.Globalization.CultureInfo.InvariantCulture)",
        ChoiceShape => value + ".ToString()",
        _ => null,
    };

    private void Natural(Source source, string value, string? name)
    {
        switch (source.Shape)
        {
            case TextShape or MediaShape:
                Call("String", value, name);
                break;
            case IntegerShape or NumberShape:
                Call("Number", value, name);
                break;
            case BooleanShape:
                Call("Boolean", value, name);
                break;
            case EnumShape:
                Call("String", wire.Types.EnumText(wire.Names.FindEnum(source.ValueType!), value, false), name);
                break;
            case ObjectShape type:
                Name(name);
                output.Line($"Write{wire.Mapping(type.Type, source.Object).Method}(writer, {value});");
                break;
            case ChoiceShape:
                Name(name);
                output.Line($"Write{wire.Choice(source.ValueType!, source.Object).Method}(writer, {value});");
                break;
            case JsonShape:
                Name(name);
                output.Line($"{value}.WriteTo(writer);");
                break;
            case ListShape list:
                output.Line(name is null ? "writer.WriteStartArray();" : $"writer.WriteStartArray({Literals.Utf8(name)});");
                var item = locals.Take("item");
                using (output.Block($"foreach (var {item} in {value})")) Natural(source with { Shape = list.Item }, item, null);
                output.Line("writer.WriteEndArray();");
                break;
        }
    }

    private void Name(string? name)
    {
        if (name is not null) output.Line($"writer.WritePropertyName({Literals.Utf8(name)});");
    }

    private void Call(string kind, string value, string? name) =>
        output.Line(name is null ? $"writer.Write{kind}Value({value});" : $"writer.Write{kind}({Literals.Utf8(name)}, {value});");
}
