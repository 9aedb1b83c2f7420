using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>The fields of a request or an object as the code of a wire names them.</summary>
internal sealed class ScopeFields
{
    private readonly ScopeShape _shape;
    private readonly ScopeNames _names;

    public ScopeFields(WireContext wire, ScopeShape shape, ScopeNames names, ScopeView view, string recordType, string record)
    {
        Wire = wire;
        _shape = shape;
        _names = names;
        View = view;
        RecordType = recordType;
        Record = record;
    }

    public WireContext Wire { get; }

    public ScopeView View { get; }

    public UnionShape? Union => _shape.Union;

    public UnionNames? UnionNames => _names.Union;

    public EquatableArray<FieldShape> Common => _shape.Fields;

    /// <summary>The record, qualified.</summary>
    public string RecordType { get; }

    /// <summary>The variable that holds the record.</summary>
    public string Record { get; }

    /// <summary>The expression of the union's property.</summary>
    public string UnionProperty => Record + "." + _names.Union!.Property;

    /// <summary>The record of a mode, qualified.</summary>
    public string ModeType(string mode) => Wire.Qualified(_names.Union!.Qualified(_names.Union[mode]), SharedKey);

    /// <summary>The key of the shared type that the union belongs to; null: the model's own.</summary>
    public string? SharedKey { get; init; }

    public bool IsCommon(string parameter) => _shape.Fields.Any(field => field.Key == parameter);

    public PropertyNames CommonNames(string parameter) => _names[parameter];

    public FieldShape CommonField(string parameter) => _shape.Fields.First(field => field.Key == parameter);

    /// <summary>The modes of C# that have a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="modes">Those that are meant; empty: every mode that has it.</param>
    public IEnumerable<ModeShape> ModesWith(string parameter, EquatableArray<string> modes) =>
        (_shape.Union?.Modes ?? default).Where(mode => (modes.Count == 0 || modes.Contains(mode.Declaration.Key)) && mode.Fields.Any(field => field.Key == parameter));

    public PropertyNames ModeNames(string mode, string parameter) => _names.Union![mode][parameter];

    /// <summary>The parameter as this side judges it: of the first of these modes, or of every mode.</summary>
    public ParameterView? FindView(string parameter, EquatableArray<string> modes)
    {
        foreach (var mode in View.Union?.Modes ?? default)
        {
            if (modes.Count > 0 && !modes.Contains(mode.Key)) continue;
            foreach (var own in mode.Parameters)
            {
                if (own.Key == parameter) return own;
            }
        }

        return View.FindParameter(parameter);
    }

    /// <summary>The enum or choice type of a source's value or of its items.</summary>
    public string? ValueTypeOf(ParameterSource source)
    {
        if (IsCommon(source.Parameter)) return CommonNames(source.Parameter).ValueType;
        var mode = ModesWith(source.Parameter, source.Modes).FirstOrDefault();
        return mode is null ? null : ModeNames(mode.Declaration.Key, source.Parameter).ValueType;
    }
}
