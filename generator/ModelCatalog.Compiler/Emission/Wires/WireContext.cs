using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>One wire of a model on its way to C#: what the writer and the reader of bodies share.</summary>
internal sealed class WireContext
{
    private readonly List<ObjectMapping> _mappings = [];

    public WireContext(ModelPlan plan, NamePlan names, RequestView view, EmissionOptions options)
    {
        Plan = plan;
        Names = names;
        View = view;
        Options = options;
    }

    public ModelPlan Plan { get; }

    public NamePlan Names { get; }

    public RequestView View { get; }

    public EmissionOptions Options { get; }

    /// <summary>The provider's names; null for the catalog's own form.</summary>
    public ProviderNames? Provider => View.Provider is { } key ? new ProviderNames(key, Names.Provider(key)) : null;

    /// <summary>The objects of the wire, each mapping once. Asking for a mapping adds it, so writing them out goes on until none is new.</summary>
    public IReadOnlyList<ObjectMapping> Mappings => _mappings;

    /// <summary>A type of the model itself, qualified.</summary>
    public string Own(string type) => "global::" + Options.Namespace + "." + type;

    /// <summary>A type of the model or of a shared file, qualified.</summary>
    public string Qualified(string type, string? sharedKey) => "global::" + (sharedKey is null ? Options.Namespace : Options.NamespaceOfType(sharedKey)) + "." + type;

    public string EnumType(EnumNames names) => Qualified(names.Type, names.SharedKey);

    public string ObjectType(string key) => Qualified(Names.FindType(key).Type, key.Contains("/") ? key : null);

    /// <summary>The C# type of a value, not nullable.</summary>
    /// <param name="shape">What it looks like.</param>
    /// <param name="valueType">The enum or choice type of it or of its items.</param>
    public string TypeOf(ValueShape shape, string? valueType) => shape switch
    {
        TextShape or MediaShape => "string",
        IntegerShape { Width: IntegerWidth.Int32 } => "int",
        IntegerShape { Width: IntegerWidth.UInt64 } => "ulong",
        IntegerShape => "long",
        NumberShape => "double",
        BooleanShape => "bool",
        JsonShape => "global::System.Text.Json.JsonElement",
        EnumShape => EnumType(Names.FindEnum(valueType!)),
        ObjectShape value => ObjectType(value.Type),
        ChoiceShape => ChoiceType(valueType!),
        ListShape list => "global::ModelCatalog.ValueList<" + TypeOf(list.Item, valueType) + ">",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no C# type for this shape."),
    };

    public string ChoiceType(string type)
    {
        var names = Names.FindChoice(type);
        return Qualified(names.Type, names.SharedKey);
    }

    /// <summary>Whether the C# type of a value is a class.</summary>
    public static bool IsReference(ValueShape shape) => shape is TextShape or MediaShape or ObjectShape;

    /// <summary>How an object type travels at this wire.</summary>
    /// <param name="type">The type's key.</param>
    /// <param name="body">Its fields on the wire; null: under their own names.</param>
    public ObjectMapping Mapping(string type, BodyObjectNode? body)
    {
        var plan = Plan.FindType(type);
        body ??= NaturalMapping.Of(plan);
        foreach (var known in _mappings)
        {
            if (known.Plan.Key == type && known.Body.Equals(body)) return known;
        }

        var count = _mappings.Count(mapping => mapping.Plan.Key == type);
        var names = Names.FindType(type);
        var mapping = new ObjectMapping(plan, names, body, count == 0 ? names.Type : names.Type + "As" + (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        _mappings.Add(mapping);
        return mapping;
    }
}

/// <summary>How an object type travels.</summary>
/// <param name="Plan">The type.</param>
/// <param name="Names">Its names.</param>
/// <param name="Body">Its fields on the wire.</param>
/// <param name="Method">What the methods that write and read it are called after.</param>
internal sealed record ObjectMapping(TypePlan Plan, TypeNames Names, BodyObjectNode Body, string Method);
