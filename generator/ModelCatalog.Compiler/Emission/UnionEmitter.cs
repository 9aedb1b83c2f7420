using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits a union of modes: an abstract record that only its nested records derive from, so that fields of different modes cannot be mixed.</summary>
internal static class UnionEmitter
{
    /// <summary>Emits the union's type.</summary>
    public static void Emit(SourceWriter writer, UnionShape shape, UnionNames names, EmissionContext context)
    {
        var common = CommonFields(shape, names, context);
        writer.Summary($"A mode, told by {(shape.Declaration.On is { } discriminator ? "`" + discriminator + "`" : "the fields that are set")}: one of the nested types.");
        writer.Remarks(Absence(shape, names));
        using var block = writer.Block($"public abstract partial record {names.Type}");
        writer.Line($"private protected {names.Type}()");
        writer.Line("{");
        writer.Line("}");
        foreach (var field in common)
        {
            writer.Line();
            PropertyEmitter.Emit(writer, field, names.Modes[0][field.Key], context, "abstract");
        }

        for (var i = 0; i < shape.Modes.Count; i++)
        {
            writer.Line();
            EmitMode(writer, shape.Modes[i], names, names.Modes[i], common, context);
        }
    }

    /// <summary>The fields that every mode has under one name with one type: they can be read without asking for the mode.</summary>
    public static IReadOnlyList<FieldShape> CommonFields(UnionShape shape, UnionNames names, EmissionContext context)
    {
        if (shape.Modes.Count < 2) return [];
        return shape.Modes[0].Fields.Where(first => shape.Modes.Skip(1).All(mode => IsSame(first, mode))).ToList();

        bool IsSame(FieldShape first, ModeShape mode)
        {
            if (mode.Fields.FirstOrDefault(field => field.Key == first.Key) is not { } other) return false;
            var (a, b) = (names.Modes[0][first.Key], names[mode.Declaration.Key][other.Key]);
            return a.Property == b.Property && PropertyEmitter.TypeOf(first, a, context) == PropertyEmitter.TypeOf(other, b, context);
        }
    }

    private static void EmitMode(SourceWriter writer, ModeShape mode, UnionNames union, ModeNames names, IReadOnlyList<FieldShape> common, EmissionContext context)
    {
        writer.Summary(mode.Declaration.Doc is { Length: > 0 } doc ? doc : "The mode `" + mode.Declaration.Key + "`.");
        if (mode.Fields.Count == 0)
        {
            writer.Line($"public sealed partial record {names.Type} : {union.Type};");
            return;
        }

        using var block = writer.Block($"public sealed partial record {names.Type} : {union.Type}");
        for (var i = 0; i < mode.Fields.Count; i++)
        {
            if (i > 0) writer.Line();
            var field = mode.Fields[i];
            PropertyEmitter.Emit(writer, field, names.Properties[i], context, common.Any(other => other.Key == field.Key) ? "override" : "");
        }
    }

    /// <summary>What null means; empty where a mode is required.</summary>
    public static string Absence(UnionShape shape, UnionNames names) => shape.Declaration.None switch
    {
        _ when shape.IsRequired => "",
        { Own: { } own } => "When absent: " + (own.Doc is { Length: > 0 } doc ? doc : "a mode of its own."),
        { Mode: { } mode } when names.Modes.FirstOrDefault(known => known.Key == mode) is { } known => $"When absent: `{known.Type}`.",
        _ => "",
    };
}
