using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the types of values with alternatives: a struct that each of them converts to.</summary>
internal static class ChoiceEmitter
{
    /// <summary>Emits the type of a choice.</summary>
    public static void Emit(SourceWriter writer, ChoiceNames names, EmissionContext context)
    {
        var alternatives = names.Shape.Alternatives.Select(shape => new Alternative(PropertyOf(shape), context.TypeOf(shape, names.EnumType), shape)).ToList();
        writer.Summary(names.Doc);
        using var block = writer.Block($"public readonly record struct {names.Type}");
        foreach (var literal in names.Literals)
        {
            writer.Summary("`" + literal.Value.Replace("`", "'") + "`.");
            writer.Line($"public static {names.Type} {literal.Member} {{ get; }} = new() {{ Text = {Literals.Text(literal.Value)} }};");
            writer.Line();
        }

        foreach (var alternative in alternatives)
        {
            writer.Summary($"The value where it is {Describe(alternative.Shape)}{(alternative.Property == "Text" && names.Literals.Count > 0 ? " or one of the known texts" : "")}; else null.");
            writer.Line($"public {alternative.Type}? {alternative.Property} {{ get; private init; }}");
            writer.Line();
        }

        if (names.Literals.Count > 0 && alternatives.TrueForAll(alternative => alternative.Property != "Text"))
        {
            writer.Summary("The value where it is one of the known texts; else null.");
            writer.Line("public string? Text { get; private init; }");
            writer.Line();
        }

        foreach (var alternative in alternatives)
        {
            writer.Summary($"A value that is {Describe(alternative.Shape)}.");
            writer.Line($"public static implicit operator {names.Type}({alternative.Type} value) => new() {{ {alternative.Property} = value }};");
            writer.Line();
        }

        writer.Summary("The value as JSON shows it.");
        writer.Line("public override string ToString() => ToJson() ?? \"\";");
        writer.Line();
        writer.Summary("The value as JSON; null for the default value, which has none.");
        writer.Line("public string? ToJson() =>");
        using var body = writer.Indent();
        var parts = alternatives.Select(alternative => context.Json(alternative.Shape, names.EnumType, alternative.Property, true)).ToList();
        if (names.Literals.Count > 0 && alternatives.TrueForAll(alternative => alternative.Property != "Text")) parts.Add(EmissionContext.JsonText + ".Of(Text)");
        writer.Line(string.Join("\n?? ", parts) + ";");
    }

    /// <summary>The property that holds an alternative.</summary>
    public static string PropertyOf(ValueShape shape) => shape switch
    {
        IntegerShape or NumberShape => "Number",
        BooleanShape => "Boolean",
        ObjectShape => "Object",
        EnumShape => "Known",
        TextShape or MediaShape => "Text",
        _ => "Value",
    };

    private static string Describe(ValueShape shape) => shape switch
    {
        IntegerShape => "an integer",
        NumberShape => "a number",
        BooleanShape => "a boolean",
        ObjectShape => "an object",
        EnumShape => "a known value",
        MediaShape => "a link",
        TextShape => "a text",
        _ => "of another kind",
    };

    private sealed record Alternative(string Property, string Type, ValueShape Shape);
}
