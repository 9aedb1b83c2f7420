using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>One wire of a model on its way to C#: what the writer and the reader of bodies share.</summary>
internal sealed class WireContext
{
    private readonly List<ObjectMapping> _mappings = [];
    private readonly List<ChoiceMapping> _choices = [];

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

    /// <summary>Whether the property of the variant may be null: one of them is meant when none is given.</summary>
    public bool IsVariantNullable => Plan.Model.Variants.Any(variant => variant.IsDefault);

    /// <summary>The objects of the wire, each mapping once. Asking for a mapping adds it, so writing them out goes on until none is new.</summary>
    public IReadOnlyList<ObjectMapping> Mappings => _mappings;

    /// <summary>The values with alternatives, likewise.</summary>
    public IReadOnlyList<ChoiceMapping> Choices => _choices;

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

    /// <summary>How a value with alternatives travels at this wire.</summary>
    /// <param name="shape">The alternatives.</param>
    /// <param name="valueType">Its C# type.</param>
    /// <param name="body">The fields of the object among them, if there is one.</param>
    public ChoiceMapping Choice(ChoiceShape shape, string valueType, BodyObjectNode? body)
    {
        foreach (var known in _choices)
        {
            if (known.Names.Type == valueType && Equals(known.Body, body)) return known;
        }

        var count = _choices.Count(choice => choice.Names.Type == valueType);
        var mapping = new ChoiceMapping(
            Names.FindChoice(valueType), shape, body, count == 0 ? valueType : valueType + "As" + (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        _choices.Add(mapping);
        return mapping;
    }
}

/// <summary>How a value with alternatives travels.</summary>
/// <param name="Names">The type's names.</param>
/// <param name="Shape">The alternatives.</param>
/// <param name="Body">The fields of the object among them on the wire, if there is one.</param>
/// <param name="Method">What the methods that write and read it are called after.</param>
internal sealed record ChoiceMapping(ChoiceNames Names, ChoiceShape Shape, BodyObjectNode? Body, string Method);

/// <summary>How an object type travels.</summary>
/// <param name="Plan">The type.</param>
/// <param name="Names">Its names.</param>
/// <param name="Body">Its fields on the wire.</param>
/// <param name="Method">What the methods that write and read it are called after.</param>
internal sealed record ObjectMapping(TypePlan Plan, TypeNames Names, BodyObjectNode Body, string Method);
