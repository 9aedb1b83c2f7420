namespace ModelCatalog.Compiler.Descriptors;

/// <summary>Every parameter that is declared somewhere inside of something, in the order of the file.</summary>
internal static class DeclaredParameters
{
    /// <summary>Of a model: its own, those of its modes and types, and those of its wires; the last with their provider.</summary>
    public static IEnumerable<(ParameterDescriptor Parameter, string? Provider)> Of(ModelDescriptor model) =>
        model.Parameters.Concat(Of(model.Modes)).Concat(model.Types.SelectMany(Of)).Select(parameter => (parameter, (string?)null))
            .Concat(model.Wires.SelectMany(wire => wire.Parameters.Concat(Of(wire.Modes)).Select(parameter => (parameter, (string?)wire.Provider))));

    /// <summary>Of a type: its fields, those of its modes, and what it is another word for.</summary>
    public static IEnumerable<ParameterDescriptor> Of(TypeDescriptor type) => type.Fields.Concat(Of(type.Modes)).Concat(type.Alias is { } alias ? [alias] : []);

    /// <summary>Of a union: shared ones, and what each mode takes and has.</summary>
    public static IEnumerable<ParameterDescriptor> Of(ModesDescriptor? modes) => modes is null
        ? []
        : modes.Shared.Concat(modes.Modes.Concat(modes.None?.Own is { } own ? [own] : []).SelectMany(mode => mode.Takes.Concat(mode.Parameters)));
}
