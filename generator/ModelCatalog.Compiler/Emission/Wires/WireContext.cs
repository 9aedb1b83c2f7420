using System.Globalization;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>One wire of a model on its way to C#: what the writer and the reader of bodies share.</summary>
internal sealed class WireContext(ModelPlan plan, NamePlan names, RequestView view, EmissionOptions options)
{
    private readonly List<ObjectMapping> _mappings = [];
    private readonly List<ChoiceMapping> _choices = [];

    public ModelPlan Plan { get; } = plan;

    public NamePlan Names { get; } = names;

    public RequestView View { get; } = view;

    public EmissionOptions Options { get; } = options;

    /// <summary>How C# writes types and values.</summary>
    public EmissionContext Types { get; } = new(plan, names, options);

    /// <summary>The provider's names; null for the catalog's own form.</summary>
    public ProviderNames? Provider => View.Provider is { } key ? new ProviderNames(key, Names.Provider(key)) : null;

    /// <summary>Whether the property of the variant may be null: one of them is meant when none is given.</summary>
    public bool IsVariantNullable => Plan.ModelView.DefaultVariant is not null;

    /// <summary>The objects of the wire, each mapping once. Asking for a mapping adds it, so writing them out goes on until none is new.</summary>
    public IReadOnlyList<ObjectMapping> Mappings => _mappings;

    /// <summary>The values with alternatives, likewise.</summary>
    public IReadOnlyList<ChoiceMapping> Choices => _choices;

    /// <summary>The enums that are read, by their C# type.</summary>
    public SortedDictionary<string, EnumNames> ReadEnums { get; } = new(StringComparer.Ordinal);

    /// <summary>A type of a provider, qualified where a referenced package has it.</summary>
    public string ProviderType(string type, string provider)
    {
        var home = Options.NamespaceOfProvider(provider);
        return home == Options.Namespace ? type : "global::" + home + "." + type;
    }

    /// <summary>How an object type travels at this wire.</summary>
    /// <param name="type">The type's key.</param>
    /// <param name="body">Its fields on the wire; null: under their own names.</param>
    public ObjectMapping Mapping(string type, BodyObjectNode? body)
    {
        var plan = Types.FindType(type);
        body ??= NaturalMapping.Of(plan);
        foreach (var known in _mappings)
        {
            if (known.Plan.Key == type && known.Body.Equals(body)) return known;
        }

        var names = Names.FindType(type);
        var mapping = new ObjectMapping(plan, names, body, Numbered(names.Type, _mappings.Count(known => known.Plan.Key == type)));
        _mappings.Add(mapping);
        return mapping;
    }

    /// <summary>How a value with alternatives travels at this wire.</summary>
    /// <param name="valueType">Its C# type.</param>
    /// <param name="body">The fields of the object among them, if there is one.</param>
    public ChoiceMapping Choice(string valueType, BodyObjectNode? body)
    {
        foreach (var known in _choices)
        {
            if (known.Names.Type == valueType && Equals(known.Body, body)) return known;
        }

        var mapping = new ChoiceMapping(Names.FindChoice(valueType), body, Numbered(valueType, _choices.Count(known => known.Names.Type == valueType)));
        _choices.Add(mapping);
        return mapping;
    }

    private static string Numbered(string name, int count) => count == 0 ? name : name + "As" + (count + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a value with alternatives travels.</summary>
/// <param name="Names">The type's names.</param>
/// <param name="Body">The fields of the object among them on the wire, if there is one.</param>
/// <param name="Method">What the methods that write and read it are called after.</param>
internal sealed record ChoiceMapping(ChoiceNames Names, BodyObjectNode? Body, string Method);

/// <summary>How an object type travels.</summary>
/// <param name="Plan">The type.</param>
/// <param name="Names">Its names.</param>
/// <param name="Body">Its fields on the wire.</param>
/// <param name="Method">What the methods that write and read it are called after.</param>
internal sealed record ObjectMapping(TypePlan Plan, TypeNames Names, BodyObjectNode Body, string Method);
