using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>One file of a catalog, bound: a model, a provider or a shared type.</summary>
/// <remarks>Equality contract of every descriptor: deep, by content; no positions, only pointers.</remarks>
public abstract record Descriptor
{
    /// <summary>The file, relative to the catalog, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>What people call it.</summary>
    public string? Title { get; init; }

    /// <summary>Where its facts come from: <c>document#L12</c> or <c>document#Heading</c>.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>What a reader should know: contradictions, readings, doubts.</summary>
    public EquatableArray<string> Notes { get; init; }
}

/// <summary>A model: <c>model:</c> at the head of a file.</summary>
public sealed record ModelDescriptor : Descriptor
{
    /// <summary>Unique within the vendor: <c>nova-2.0-pro</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Who makes it: <c>acme</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary><c>vendor/model</c>.</summary>
    public string Key => Vendor + "/" + Model;

    /// <summary>The word for it in C#, where the derived one will not do.</summary>
    public string? Name { get; init; }

    /// <summary>One or two sentences.</summary>
    public string? Summary { get; init; }

    /// <summary>What it does: <c>text-to-video</c>.</summary>
    public EquatableArray<string> Tasks { get; init; }

    /// <summary>Keys of models that are close to it but not the same.</summary>
    public EquatableArray<string> Related { get; init; }

    /// <summary>Whether the wire's model id is itself a parameter.</summary>
    public bool Gateway { get; init; }

    /// <summary>Several wire models under one request type.</summary>
    public EquatableArray<VariantDescriptor> Variants { get; init; }

    /// <summary>Types of this file.</summary>
    public EquatableArray<TypeDescriptor> Types { get; init; }

    /// <summary>Parameters of every mode.</summary>
    public EquatableArray<ParameterDescriptor> Parameters { get; init; }

    /// <summary>The closed union of modes, if there is one.</summary>
    public ModesDescriptor? Modes { get; init; }

    /// <summary>What holds everywhere.</summary>
    public EquatableArray<RuleDescriptor> Rules { get; init; }

    /// <summary>Fields that the API refuses.</summary>
    public EquatableArray<RefusedField> NotAccepted { get; init; }

    /// <summary>What a finished task gives.</summary>
    public required OutputDescriptor Output { get; init; }

    /// <summary>How a request travels, by provider.</summary>
    public EquatableArray<WireDescriptor> Wires { get; init; }

    /// <summary>Requests that are checked at build.</summary>
    public EquatableArray<ExampleDescriptor> Examples { get; init; }
}

/// <summary>One of several wire models of a request type.</summary>
/// <param name="Key">Its key: <c>fast-relaxed</c>.</param>
/// <param name="Doc">What it is.</param>
/// <param name="Pointer">Its place.</param>
public sealed record VariantDescriptor(string Key, string? Doc, Pointer Pointer)
{
    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>What people call it.</summary>
    public string? Title { get; init; }

    /// <summary>Whether a request that names no variant means this one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Why not to use it, if one should not; empty when no reason is given.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Where the fact comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>A field that is an error to send.</summary>
/// <param name="Field">The field, as it travels.</param>
/// <param name="Reason">Why; null when the document gives none.</param>
/// <param name="Pointer">Its place.</param>
public sealed record RefusedField(string Field, string? Reason, Pointer Pointer);

/// <summary>A named type: an object with fields, or an alias of a scalar with constraints.</summary>
/// <param name="Key">Its name: <c>shot</c>, or <c>vendor/name</c> for a shared one.</param>
/// <param name="Pointer">Its place.</param>
public sealed record TypeDescriptor(string Key, Pointer Pointer)
{
    /// <summary>What it is.</summary>
    public string? Doc { get; init; }

    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>For an alias: the type and constraints that the name stands for; null for an object.</summary>
    public ParameterDescriptor? Alias { get; init; }

    /// <summary>For an object: its fields.</summary>
    public EquatableArray<ParameterDescriptor> Fields { get; init; }

    /// <summary>For an object: its own union.</summary>
    public ModesDescriptor? Modes { get; init; }

    /// <summary>For an object: rules over its own fields.</summary>
    public EquatableArray<RuleDescriptor> Rules { get; init; }
}

/// <summary>A shared type: <c>type:</c> at the head of a file.</summary>
public sealed record SharedTypeDescriptor : Descriptor
{
    /// <summary>The type; its key has a slash.</summary>
    public required TypeDescriptor Type { get; init; }
}

/// <summary>What a finished task gives: one kind of media, JSON, an object, or a list of one of these.</summary>
public sealed record OutputDescriptor
{
    /// <summary>Kinds of media (<c>video image audio text json</c>) or one type's name; several kinds: the reply decides.</summary>
    public EquatableArray<string> Kinds { get; init; }

    /// <summary>Whether it is a list (<c>clip list</c>).</summary>
    public bool IsList { get; init; }

    /// <summary>How many come back, where that is fixed.</summary>
    public int? Count { get; init; }

    /// <summary>For an object written in place: its fields.</summary>
    public EquatableArray<ParameterDescriptor> Fields { get; init; }

    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }
}

/// <summary>A request that is checked at build, shown in the docs and run by the tests.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Pointer">Its place.</param>
public sealed record ExampleDescriptor(string Title, Pointer Pointer)
{
    /// <summary>The request by parameter names, if given.</summary>
    public JsonObject? Request { get; init; }

    /// <summary>Bodies as a provider's page prints them: reading one and writing it again gives it back.</summary>
    public EquatableArray<ExampleBody> Bodies { get; init; }

    /// <summary>What the request becomes at a provider.</summary>
    public EquatableArray<ExampleBody> Wires { get; init; }

    /// <summary>Exactly the errors that fire.</summary>
    public EquatableArray<ExpectedRules> Violates { get; init; }

    /// <summary>Exactly the warnings that fire.</summary>
    public EquatableArray<ExpectedRules> Warns { get; init; }
}

/// <summary>A body at one provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Body">The body.</param>
/// <param name="Pointer">Its place.</param>
public sealed record ExampleBody(string Provider, JsonObject Body, Pointer Pointer);

/// <summary>Rule ids that an example expects.</summary>
/// <param name="Provider">Where; null: everywhere that the example is judged.</param>
/// <param name="Ids">The ids.</param>
/// <param name="Pointer">Their place.</param>
public sealed record ExpectedRules(string? Provider, EquatableArray<string> Ids, Pointer Pointer);
