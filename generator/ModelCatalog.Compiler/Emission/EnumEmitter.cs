using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits enums: a C# enum with its texts, or a struct with known values where others are possible.</summary>
internal static class EnumEmitter
{
    /// <summary>Emits the type of an enum.</summary>
    public static void Emit(SourceWriter writer, EnumNames names)
    {
        if (names.Shape.IsOpen) EmitOpen(writer, names);
        else EmitClosed(writer, names);
    }

    private static void EmitClosed(SourceWriter writer, EnumNames names)
    {
        writer.Summary(names.Doc);
        using (writer.Block($"public enum {names.Type}"))
        {
            for (var i = 0; i < names.Members.Count; i++)
            {
                if (i > 0) writer.Line();
                Document(writer, names.Shape.Values[i]);
                writer.Line(names.Members[i].Member + ",");
            }
        }

        writer.Line();
        writer.Line($"/// <summary>The texts of <see cref=\"{names.Type}\"/>, as requests carry them.</summary>");
        using var block = writer.Block($"public static class {names.TextClass}");
        writer.Summary("The text of a value; the number of one that is not defined.");
        using (writer.Block($"public static string ToText(this {names.Type} value) => value switch", "};"))
        {
            foreach (var member in names.Members) writer.Line($"{names.Type}.{member.Member} => {Literals.Text(member.Value)},");
            writer.Line("_ => ((int)value).ToString(global::System.Globalization.CultureInfo.InvariantCulture),");
        }

        writer.Line();
        writer.Summary("Finds the value of a text, compared exactly.");
        writer.Param("text", "The text.");
        writer.Param("value", "The value.");
        writer.Returns("Whether there is one.");
        using (writer.Block($"public static bool TryParse(string? text, out {names.Type} value)")) EmitParsing(writer, names);
    }

    private static void EmitParsing(SourceWriter writer, EnumNames names)
    {
        using (writer.Block("switch (text)"))
        {
            foreach (var member in names.Members)
            {
                writer.Line($"case {Literals.Text(member.Value)}:");
                using (writer.Indent())
                {
                    writer.Line($"value = {names.Type}.{member.Member};");
                    writer.Line("return true;");
                }
            }

            writer.Line("default:");
            using (writer.Indent())
            {
                writer.Line("value = default;");
                writer.Line("return false;");
            }
        }
    }

    private static void EmitOpen(SourceWriter writer, EnumNames names)
    {
        writer.Summary(names.Doc);
        writer.Remarks("The server may take other values than the known ones: `new(\"…\")` makes one.");
        using var block = writer.Block($"public readonly record struct {names.Type}");
        writer.Line(
            $$"""
            private readonly string? _text;

            /// <summary>A value by its text.</summary>
            /// <param name="text">The text, as requests carry it.</param>
            public {{names.Type}}(string text)
            {
                global::System.ArgumentNullException.ThrowIfNull(text);
                _text = text;
            }
            """);
        for (var i = 0; i < names.Members.Count; i++)
        {
            writer.Line();
            Document(writer, names.Shape.Values[i]);
            writer.Line($"public static {names.Type} {names.Members[i].Member} {{ get; }} = new({Literals.Text(names.Members[i].Value)});");
        }

        writer.Line();
        writer.Line(
            $$"""
            /// <summary>Makes a value of a text that is not empty.</summary>
            /// <param name="text">The text.</param>
            /// <param name="value">The value.</param>
            /// <returns>Whether the text is one.</returns>
            public static bool TryParse(string? text, out {{names.Type}} value)
            {
                value = string.IsNullOrEmpty(text) ? default : new {{names.Type}}(text);
                return !value.IsEmpty;
            }

            /// <summary>Whether there is no text: the default value, which counts as absent.</summary>
            public bool IsEmpty => string.IsNullOrEmpty(_text);

            /// <summary>The text, as requests carry it.</summary>
            public string ToText() => _text ?? "";

            /// <summary>The text, as requests carry it.</summary>
            public override string ToString() => ToText();
            """);
    }

    private static void Document(SourceWriter writer, EnumValueDescriptor value)
    {
        writer.Summary(value.Doc is { Length: > 0 } doc ? doc : "`" + value.Value.ToText().Replace("`", "'") + "`.");
        PropertyEmitter.Obsolete(writer, value.Deprecated);
    }
}
