namespace ModelCatalog.Compiler.Planning;

/// <summary>The C# names of everything that a model emits. Emitters take identifiers from here and nowhere else.</summary>
/// <remarks>Equality contract: deep, no positions but the pointers of enum values.</remarks>
/// <param name="Prefix">What its types start with: <c>Nova20</c>.</param>
/// <param name="Request">The request's properties and union.</param>
/// <param name="Variants">The enum of variants; null where the model has none.</param>
/// <param name="Types">The object types of the request and of the output, each key once; each after the types that it uses itself.</param>
/// <param name="Enums">The enum types, shared ones included, without <paramref name="Variants"/>.</param>
/// <param name="Choices">The types of values with alternatives.</param>
/// <param name="Providers">The name of each provider that serves the model, by its key.</param>
public sealed record NamePlan(
    string Prefix,
    ScopeNames Request,
    EnumNames? Variants,
    EquatableArray<TypeNames> Types,
    EquatableArray<EnumNames> Enums,
    EquatableArray<ChoiceNames> Choices,
    EquatableArray<MemberName> Providers)
{
    /// <summary>The methods that list the ids of resources, by the resource: <c>AcmeClient.GetVoicesAsync</c>.</summary>
    public EquatableArray<MemberName> Resources { get; init; }

    /// <summary>The request record.</summary>
    public string RequestType => Prefix + "Request";

    /// <summary>The static class with its checks.</summary>
    public string Validator => Prefix + "Validator";

    /// <summary>The class that names its parameters.</summary>
    public string Parameters => Prefix + "Parameters";

    /// <summary>The property of the variant.</summary>
    public const string VariantProperty = "Variant";

    /// <summary>Every type that the model declares in C#, without those of shared types: what must be unique within a namespace.</summary>
    public IEnumerable<string> DeclaredTypes =>
        new[] { RequestType, Validator, Parameters }
            .Concat(Request.Union is { } union ? [union.Type] : [])
            .Concat(Variants is { } variants ? variants.DeclaredTypes : [])
            .Concat(Types.Where(type => !type.IsShared).SelectMany(type => type.DeclaredTypes))
            .Concat(Enums.Where(names => names.SharedKey is null).SelectMany(names => names.DeclaredTypes))
            .Concat(Choices.Where(names => names.SharedKey is null).Select(names => names.Type));

    /// <summary>The C# name of a provider: the marker class.</summary>
    /// <param name="key">Its key.</param>
    public string Provider(string key)
    {
        foreach (var provider in Providers)
        {
            if (provider.Value == key) return provider.Member;
        }

        throw new ArgumentException("There is no name of a provider " + key + " for " + Prefix, nameof(key));
    }

    /// <summary>The static class that maps the request to a provider; for null, to the catalog's own form.</summary>
    /// <param name="provider">The provider's key.</param>
    public string Wire(string? provider) => Prefix + (provider is null ? "" : Provider(provider)) + "Wire";

    /// <summary>The names of the object type of that key.</summary>
    public TypeNames FindType(string key)
    {
        foreach (var type in Types)
        {
            if (type.Key == key) return type;
        }

        throw new ArgumentException("There are no names of a type " + key + " for " + Prefix, nameof(key));
    }

    /// <summary>The names of the enum type of that C# name, the variants' included.</summary>
    public EnumNames FindEnum(string type)
    {
        if (Variants?.Type == type) return Variants;
        foreach (var names in Enums)
        {
            if (names.Type == type) return names;
        }

        throw new ArgumentException("There is no enum " + type + " in " + Prefix, nameof(type));
    }

    /// <summary>The names of the choice type of that C# name.</summary>
    public ChoiceNames FindChoice(string type)
    {
        foreach (var names in Choices)
        {
            if (names.Type == type) return names;
        }

        throw new ArgumentException("There is no choice " + type + " in " + Prefix, nameof(type));
    }
}

/// <summary>The names of a request's or an object's members.</summary>
/// <param name="Properties">Its fields of every mode.</param>
/// <param name="Union">Its union of modes, if there is one.</param>
public sealed record ScopeNames(EquatableArray<PropertyNames> Properties, UnionNames? Union)
{
    /// <summary>The names of the field of that key.</summary>
    public PropertyNames this[string key] => PropertyNames.Find(Properties, key);
}

/// <summary>The names of a field.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Property">The property.</param>
/// <param name="ValueType">The enum or choice type of its value (of a list: of its items); null where its value has no type of that kind.</param>
public sealed record PropertyNames(string Key, string Property, string? ValueType)
{
    internal static PropertyNames Find(EquatableArray<PropertyNames> properties, string key)
    {
        foreach (var property in properties)
        {
            if (property.Key == key) return property;
        }

        throw new ArgumentException("There is no name of a field " + key, nameof(key));
    }
}

/// <summary>The names of a union of modes.</summary>
/// <param name="Property">The property that holds the mode.</param>
/// <param name="Type">The abstract record: <c>Nova20Mode</c>.</param>
/// <param name="Modes">Its modes.</param>
public sealed record UnionNames(string Property, string Type, EquatableArray<ModeNames> Modes)
{
    /// <summary>The names of the mode of that key.</summary>
    public ModeNames this[string key]
    {
        get
        {
            foreach (var mode in Modes)
            {
                if (mode.Key == key) return mode;
            }

            throw new ArgumentException("There is no name of a mode " + key + " in " + Type, nameof(key));
        }
    }

    /// <summary>The nested record of a mode as other types write it: <c>Nova20Mode.Frame</c>.</summary>
    public string Qualified(ModeNames mode) => Type + "." + mode.Type;
}

/// <summary>The names of a mode.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">The record nested in the union's: <c>Frame</c>.</param>
/// <param name="Properties">Its fields, taken and own.</param>
public sealed record ModeNames(string Key, string Type, EquatableArray<PropertyNames> Properties)
{
    /// <summary>The names of the field of that key.</summary>
    public PropertyNames this[string key] => PropertyNames.Find(Properties, key);
}

/// <summary>The names of an object type.</summary>
/// <param name="Key">Its key; a shared one has a slash.</param>
/// <param name="Type">The record: <c>Nova20Shot</c>.</param>
/// <param name="Scope">Its members.</param>
public sealed record TypeNames(string Key, string Type, ScopeNames Scope)
{
    /// <summary>Whether it is emitted once for the whole catalog.</summary>
    public bool IsShared => Key.Contains("/");

    /// <summary>The static class with its checks.</summary>
    public string Validator => Type + "Validator";

    internal IEnumerable<string> DeclaredTypes => Scope.Union is { } union ? [Type, Validator, union.Type] : [Type, Validator];
}

/// <summary>The names of an enum type: a C# enum, or a struct with known values where others are possible.</summary>
/// <param name="Type">The type.</param>
/// <param name="Shape">Its values.</param>
/// <param name="Members">The member of each value, in order.</param>
/// <param name="Doc">What it is.</param>
public sealed record EnumNames(string Type, EnumShape Shape, EquatableArray<MemberName> Members, string Doc)
{
    /// <summary>The shared type that it belongs to and is emitted with; null: the model.</summary>
    public string? SharedKey { get; init; }

    /// <summary>The type that has <c>TryParse</c>: the struct itself, or the static class beside a C# enum.</summary>
    public string TextClass => Shape.IsOpen ? Type : Type + "Text";

    internal IEnumerable<string> DeclaredTypes => Shape.IsOpen ? [Type] : [Type, TextClass];

    /// <summary>The member of a value, qualified: <c>Nova20Variant.Fast</c>; null where the value is none of them.</summary>
    public string? Find(string value) => MemberOf(value) is { } member ? Type + "." + member : null;

    /// <summary>The member of a value: <c>Fast</c>; null where the value is none of them.</summary>
    public string? MemberOf(string value)
    {
        foreach (var member in Members)
        {
            if (member.Value == value) return member.Member;
        }

        return null;
    }
}

/// <summary>The member of a value.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Member">The member.</param>
public sealed record MemberName(string Value, string Member);

/// <summary>The names of a type of values with alternatives: <c>number | 'auto'</c>.</summary>
/// <param name="Type">The struct.</param>
/// <param name="Shape">Its alternatives.</param>
/// <param name="Literals">The member of each literal.</param>
/// <param name="EnumType">The enum among its alternatives, if there is one.</param>
/// <param name="Doc">What it is.</param>
public sealed record ChoiceNames(string Type, ChoiceShape Shape, EquatableArray<MemberName> Literals, string? EnumType, string Doc)
{
    /// <summary>The shared type that it belongs to and is emitted with; null: the model.</summary>
    public string? SharedKey { get; init; }
}
