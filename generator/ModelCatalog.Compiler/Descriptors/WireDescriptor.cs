using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>How a request travels at one provider, and what that provider narrows or adds.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Pointer">Its place.</param>
public sealed record WireDescriptor(string Provider, Pointer Pointer)
{
    /// <summary>Where its facts come from.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>What a reader should know.</summary>
    public EquatableArray<string> Notes { get; init; }

    /// <summary>One of the provider's routes; null: the provider's default.</summary>
    public string? Route { get; init; }

    /// <summary>The wire's model id; null: none is sent.</summary>
    public WireModel? Model { get; init; }

    /// <summary>Parameters that the provider narrows (no type) or adds (with a type).</summary>
    public EquatableArray<ParameterDescriptor> Parameters { get; init; }

    /// <summary>Modes that the provider narrows or adds to.</summary>
    public ModesDescriptor? Modes { get; init; }

    /// <summary>Rules of this provider.</summary>
    public EquatableArray<RuleDescriptor> Rules { get; init; }

    /// <summary>Fields that this provider refuses.</summary>
    public EquatableArray<RefusedField> NotAccepted { get; init; }

    /// <summary>Parameters that the endpoint implies.</summary>
    public EquatableArray<ForcedValue> Fixed { get; init; }

    /// <summary><c>camel</c> or <c>snake</c>; null: as the route says.</summary>
    public string? Case { get; init; }

    /// <summary>Wire fields that are not simply a parameter under its own name.</summary>
    public EquatableArray<WireFieldDescriptor> Fields { get; init; }

    /// <summary>Where outputs lie, if they deviate.</summary>
    public EquatableArray<MediaPath> Media { get; init; }

    /// <summary>Prices; the first that holds.</summary>
    public EquatableArray<PriceDescriptor> Pricing { get; init; }
}

/// <summary>How the wire's model id is made.</summary>
public sealed record WireModel
{
    /// <summary>A text with <c>{variant}</c>, or a constant.</summary>
    public string? Template { get; init; }

    /// <summary>The expression that chooses among <see cref="Cases"/>; null: the variant does.</summary>
    public string? By { get; init; }

    /// <summary>Ids by variant, or by the value of <see cref="By"/>; a variant that is not named is not served.</summary>
    public EquatableArray<WireModelCase> Cases { get; init; }

    /// <summary>The parameter that holds the id.</summary>
    public string? From { get; init; }

    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }
}

/// <summary>One model id.</summary>
/// <param name="Case">The variant, or a value of the choosing expression.</param>
/// <param name="Id">The wire's id.</param>
/// <param name="Pointer">Its place.</param>
public sealed record WireModelCase(string Case, string Id, Pointer Pointer);

/// <summary>A wire field and what stands in it.</summary>
/// <param name="Path">The field; dots nest.</param>
/// <param name="Value">Where its value comes from.</param>
/// <param name="Pointer">Its place.</param>
public sealed record WireFieldDescriptor(string Path, WireValue Value, Pointer Pointer);

/// <summary>Where a wire field's value comes from.</summary>
public abstract record WireValue
{
    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }
}

/// <summary><c>name</c>: a parameter, the variant or the union's discriminator, as it is.</summary>
/// <param name="Name">The name.</param>
public sealed record WireName(string Name) : WireValue;

/// <summary><c>[a, b]</c>: one list of several parameters, absent ones left out.</summary>
/// <param name="Names">The parameters.</param>
public sealed record WireList(EquatableArray<string> Names) : WireValue;

/// <summary><c>{ from: x, … }</c>: a conversion.</summary>
/// <param name="From">The parameter, the variant or the union.</param>
public sealed record WireConversion(string From) : WireValue
{
    /// <summary>Forms: the first is written, all are read. <c>string integer number boolean json list</c> or a template with <c>{}</c>.</summary>
    public EquatableArray<string> As { get; init; }

    /// <summary>Value map, from the request to the wire.</summary>
    public EquatableArray<WireValueCase> Values { get; init; }

    /// <summary>What an ambiguous wire value is read as.</summary>
    public EquatableArray<WireValueCase> Reads { get; init; }

    /// <summary>What is written when the source is absent; read back as absent.</summary>
    public JsonValue? Else { get; init; }

    /// <summary>The mapping of the items of a list.</summary>
    public EquatableArray<WireFieldDescriptor> Items { get; init; }

    /// <summary>Further wire fields that hold the same value: written too, read if the first is absent.</summary>
    public EquatableArray<string> Also { get; init; }

    /// <summary>When it is written; null: whenever the source is set.</summary>
    public string? When { get; init; }

    /// <summary>How a wire value weighs that disagrees with what the other fields say: <c>error</c> (default) or <c>warning</c>.</summary>
    public bool MismatchWarns { get; init; }
}

/// <summary>One pair of a value map.</summary>
/// <param name="Key">The request's value as text (for <c>reads</c>: the wire's).</param>
/// <param name="Value">The wire's value (for <c>reads</c>: the request's).</param>
/// <param name="Pointer">Its place.</param>
public sealed record WireValueCase(string Key, JsonValue Value, Pointer Pointer);

/// <summary><c>{ by: E, case: value }</c>: a choice of source.</summary>
/// <param name="By">The expression that chooses; most often the union or <c>variant</c>.</param>
/// <param name="Cases">The sources; a case that is not named writes nothing.</param>
public sealed record WireChoice(string By, EquatableArray<WireChoiceCase> Cases) : WireValue;

/// <summary>One case of a choice.</summary>
/// <param name="Case">A value of the choosing expression as text.</param>
/// <param name="Value">The source.</param>
public sealed record WireChoiceCase(string Case, WireValue Value);

/// <summary><c>{ value: json, when: E }</c>: a constant.</summary>
/// <param name="Value">The constant.</param>
/// <param name="When">When it is written; null: always.</param>
public sealed record WireConstant(JsonValue Value, string? When) : WireValue;

/// <summary><c>~</c>: the parameter of that name is not written.</summary>
public sealed record WireNothing : WireValue;

/// <summary>Where one kind of output lies.</summary>
/// <param name="Kind"><c>video image audio text</c>.</param>
/// <param name="Paths">Paths relative to the output; the first that is present.</param>
/// <param name="Authorized">Whether the link needs the key.</param>
public sealed record MediaPath(string Kind, EquatableArray<string> Paths, bool Authorized = false);

/// <summary>What a price is counted in; the same as the runtime's.</summary>
public enum PriceUnit
{
    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>The provider's own credits.</summary>
    Credits,
}

/// <summary>A price.</summary>
/// <param name="Amount">How much one costs; exact, from 0 on.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Per">One of what: <c>video image second character</c>.</param>
/// <param name="Times">How many: a number, a parameter or an expression; null: one.</param>
/// <param name="When">When it holds; null: always.</param>
/// <param name="Pointer">Its place.</param>
public sealed record PriceDescriptor(JsonNumber Amount, PriceUnit Unit, string Per, string? Times, string? When, Pointer Pointer);
