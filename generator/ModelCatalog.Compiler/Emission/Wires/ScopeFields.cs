using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>The fields of a request or an object as the code of a wire names them.</summary>
/// <param name="wire">The wire.</param>
/// <param name="shape">The fields as C# sees them.</param>
/// <param name="names">Their names.</param>
/// <param name="view">What holds for them.</param>
/// <param name="recordType">The record.</param>
/// <param name="sharedKey">The shared type that it is; null: the model's own.</param>
internal sealed class ScopeFields(WireContext wire, ScopeShape shape, ScopeNames names, ScopeView view, string recordType, string? sharedKey)
{
    public WireContext Wire { get; } = wire;

    public ScopeView View { get; } = view;

    public UnionShape? Union => shape.Union;

    public EquatableArray<FieldShape> Common => shape.Fields;

    /// <summary>The record.</summary>
    public string RecordType { get; } = recordType;

    /// <summary>The values that conditions read.</summary>
    public required RuleValues Values { get; init; }

    /// <summary>The struct that gives them.</summary>
    public required string ValuesType { get; init; }

    /// <summary>The variable that holds the record.</summary>
    public string Record { get; } = "request";

    /// <summary>The property of the union.</summary>
    public string UnionName => names.Union!.Property;

    /// <summary>The expression of the union's property.</summary>
    public string UnionProperty => Record + "." + names.Union!.Property;

    /// <summary>The fields of the whole request.</summary>
    public static ScopeFields OfRequest(WireContext wire) =>
        new(wire, wire.Plan.Shape, wire.Names.Request, wire.View.Scope, wire.Names.RequestType, null)
        {
            Values = new RuleValues(wire.Types, RuleScope.OfRequest(wire.Plan, wire.View, wire.Types), false),
            ValuesType = "KnownValues",
        };

    /// <summary>The fields of an object.</summary>
    public static ScopeFields OfObject(WireContext wire, ObjectMapping mapping) =>
        new(wire, mapping.Plan.Shape, mapping.Names.Scope, mapping.Plan.Scope, wire.Types.ObjectType(mapping.Plan.Key), mapping.Names.IsShared ? mapping.Plan.Key : null)
        {
            Values = new RuleValues(wire.Types, RuleScope.OfType(mapping.Plan, wire.Types), false),
            ValuesType = "Known" + mapping.Method,
        };

    /// <summary>The record of a mode.</summary>
    public string ModeType(string mode) => Wire.Types.Qualified(names.Union!.Qualified(names.Union[mode]), sharedKey);

    public bool HasMode(string mode) => shape.Union?.Modes.Any(known => known.Declaration.Key == mode) == true;

    public bool IsCommon(string parameter) => shape.Fields.Any(field => field.Key == parameter);

    public PropertyNames CommonNames(string parameter) => names[parameter];

    public FieldShape CommonField(string parameter) => shape.Fields.First(field => field.Key == parameter);

    /// <summary>The modes of C# that have a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="modes">Those that are meant; empty: every mode that has it.</param>
    public IEnumerable<ModeShape> ModesWith(string parameter, EquatableArray<string> modes) =>
        (shape.Union?.Modes ?? default).Where(mode => (modes.Count == 0 || modes.Contains(mode.Declaration.Key)) && mode.Fields.Any(field => field.Key == parameter));

    public PropertyNames ModeNames(string mode, string parameter) => names.Union![mode][parameter];

    /// <summary>The parameter as this side judges it: of the first of these modes, or of every mode.</summary>
    public ParameterView? FindView(string parameter, IEnumerable<string> modes)
    {
        foreach (var mode in modes)
        {
            foreach (var own in View.Union?.Find(mode)?.Parameters ?? default)
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
