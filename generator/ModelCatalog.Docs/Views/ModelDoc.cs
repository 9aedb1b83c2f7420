namespace ModelCatalog.Docs.Views;

/// <summary>A model.</summary>
public sealed record ModelDoc
{
    /// <summary><c>vendor/model</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>What it does, in a sentence or two; null: not said.</summary>
    public string? Summary { get; init; }

    /// <summary>The descriptor, from the catalog's folder.</summary>
    public required string File { get; init; }

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Link> Sources { get; init; } = [];

    /// <summary>What it does: <c>text-to-video</c>.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>What a finished task gives.</summary>
    public required string Output { get; init; }

    /// <summary>The record in C#.</summary>
    public required string RequestType { get; init; }

    /// <summary>Whether the provider's model id is itself a parameter.</summary>
    public bool IsGateway { get; init; }

    /// <summary>Several wire models under one request.</summary>
    public IReadOnlyList<VariantDoc> Variants { get; init; } = [];

    /// <summary>The parameters of every mode, then those of each mode.</summary>
    public IReadOnlyList<ModeDoc> Modes { get; init; } = [];

    /// <summary>How a mode is told; null: there are none.</summary>
    public string? ModesTold { get; init; }

    /// <summary>The picture of its modes; null: there are none.</summary>
    public Diagram? Diagram { get; init; }

    /// <summary>Whether any provider differs in any parameter.</summary>
    public bool HasDifferences { get; init; }

    /// <summary>The object types of its parameters.</summary>
    public IReadOnlyList<TypeDoc> Types { get; init; } = [];

    /// <summary>What holds at every provider.</summary>
    public IReadOnlyList<RuleDoc> Rules { get; init; } = [];

    /// <summary>Fields that are refused everywhere.</summary>
    public IReadOnlyList<RefusedDoc> Refused { get; init; } = [];

    /// <summary>Its providers.</summary>
    public IReadOnlyList<WireDoc> Wires { get; init; } = [];

    /// <summary>Requests that are right.</summary>
    public IReadOnlyList<ExampleDoc> Examples { get; init; } = [];

    /// <summary>Requests that are wrong, or warned of, somewhere.</summary>
    public IReadOnlyList<ExampleDoc> Mistakes { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Models that are close to it but not the same.</summary>
    public IReadOnlyList<Link> Related { get; init; } = [];

    /// <summary>Who else can do it when a provider cannot.</summary>
    public required FallbackDoc Fallback { get; init; }
}

/// <summary>A variant.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Doc">What it is; null: not said.</param>
/// <param name="IsDefault">Whether it is meant where none is named.</param>
/// <param name="Deprecated">Why not to use it; empty: no reason is given; null: nothing speaks against it.</param>
/// <param name="Providers">Who serves it.</param>
public sealed record VariantDoc(string Key, string? Doc, bool IsDefault, string? Deprecated, IReadOnlyList<Link> Providers)
{
    /// <summary>Whether one should not use it.</summary>
    public bool IsDeprecated => Deprecated is not null;
}

/// <summary>A mode with its parameters; without a key: those of every mode.</summary>
public sealed record ModeDoc
{
    /// <summary>Its key; null: every mode.</summary>
    public string? Key { get; init; }

    /// <summary>Its place on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>What it is; null: not said.</summary>
    public string? Doc { get; init; }

    /// <summary>Its record in C#; null: none.</summary>
    public string? Type { get; init; }

    /// <summary>What a field of another mode means while it is active; null: nothing to say.</summary>
    public string? Others { get; init; }

    /// <summary>Whether no mode at all means it.</summary>
    public bool IsAbsence { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ParameterDoc> Parameters { get; init; } = [];

    /// <summary>Fields that are refused while it is active.</summary>
    public IReadOnlyList<RefusedDoc> Refused { get; init; } = [];
}

/// <summary>A field that is refused.</summary>
/// <param name="Field">The field.</param>
/// <param name="Reason">Why; null: not said.</param>
public sealed record RefusedDoc(string Field, string? Reason);

/// <summary>An object type.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Anchor">Its place on the page.</param>
/// <param name="CSharp">Its record in C#.</param>
/// <param name="Doc">What it is; null: not said.</param>
/// <param name="Modes">Its fields, as a model's parameters.</param>
/// <param name="Rules">What holds for them.</param>
public sealed record TypeDoc(string Key, string Anchor, string? CSharp, string? Doc, IReadOnlyList<ModeDoc> Modes, IReadOnlyList<RuleDoc> Rules)
{
    /// <summary>What a reader of a shared type should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where a shared type's facts come from.</summary>
    public IReadOnlyList<Link> Sources { get; init; } = [];
}

/// <summary>A picture.</summary>
/// <param name="Svg">The picture: elements that our own code wrote.</param>
/// <param name="Text">The same in words.</param>
public sealed record Diagram(string Svg, string Text);

/// <summary>Who else can do what a provider does.</summary>
/// <param name="Text">In a sentence.</param>
/// <param name="Models">Other models for the same task elsewhere, where no other provider serves this one.</param>
public sealed record FallbackDoc(string Text, IReadOnlyList<Link> Models)
{
    /// <summary>From one provider to another: what a request has to change.</summary>
    public IReadOnlyList<FallbackStep> Steps { get; init; } = [];
}

/// <summary>A change of providers.</summary>
/// <param name="From">From whom.</param>
/// <param name="To">To whom.</param>
/// <param name="Changes">What a request has to change; empty: nothing.</param>
public sealed record FallbackStep(Link From, Link To, IReadOnlyList<string> Changes);
