using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what requests and objects have in common.</summary>
internal static class ScopeEmitter
{
    /// <summary>Emits the properties of a scope, the union's last; an empty line behind each.</summary>
    public static void EmitProperties(SourceWriter writer, ScopeShape shape, ScopeNames names, EmissionContext context)
    {
        for (var i = 0; i < shape.Fields.Count; i++)
        {
            PropertyEmitter.Emit(writer, shape.Fields[i], names.Properties[i], context);
            writer.Line();
        }

        if (shape.Union is not { } union) return;
        writer.Summary("The mode: " + Alternatives(names.Union!.Modes) + ".");
        writer.Remarks(UnionEmitter.Absence(union, names.Union));
        writer.Line($"public {(union.IsRequired ? "required " : "")}{names.Union.Type}{(union.IsRequired ? "" : "?")} {names.Union.Property} {{ get; init; }}");
        writer.Line();
    }

    private static string Alternatives(EquatableArray<ModeNames> modes)
    {
        var words = modes.Select(mode => "`" + mode.Type + "`").ToList();
        return words.Count == 1 ? words[0] : string.Join(", ", words.Take(words.Count - 1)) + " or " + words[words.Count - 1];
    }
}
