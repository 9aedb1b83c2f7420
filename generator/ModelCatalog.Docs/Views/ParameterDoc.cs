namespace ModelCatalog.Docs.Views;

/// <summary>A parameter of a request, a field of a type, or an option of a call.</summary>
public sealed record ParameterDoc
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its place on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its property in C#; null: none.</summary>
    public string? Property { get; init; }

    /// <summary>Its type: a link where it is an object.</summary>
    public required Link Type { get; init; }

    /// <summary>Whether it is a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether it must be set.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it is; null: not said.</summary>
    public string? Doc { get; init; }

    /// <summary>Why not to use it; empty: no reason is given; null: nothing speaks against it.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Whether one should not use it.</summary>
    public bool IsDeprecated => Deprecated is not null;

    /// <summary>Its limits, in words.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>Its values, where they are listed.</summary>
    public IReadOnlyList<ValueDoc> Values { get; init; } = [];

    /// <summary>Whether any value is explained.</summary>
    public bool HasValueDocs => Values.Any(value => value.Doc is not null || value.IsDeprecated);

    /// <summary>Whether there are more than one takes in at a glance.</summary>
    public bool HasManyValues => Values.Count > 16;

    /// <summary>Where the fact comes from; null: where the model's do.</summary>
    public Link? Source { get; init; }

    /// <summary>Its form, for the reader alone; null: not said.</summary>
    public string? Format { get; init; }

    /// <summary>What providers have otherwise.</summary>
    public IReadOnlyList<DifferenceDoc> Differences { get; init; } = [];
}

/// <summary>A value that is listed.</summary>
/// <param name="Value">The value.</param>
/// <param name="Doc">What it means; null: not said.</param>
/// <param name="Deprecated">As of a parameter.</param>
public sealed record ValueDoc(string Value, string? Doc, string? Deprecated)
{
    /// <summary>Whether one should not use it.</summary>
    public bool IsDeprecated => Deprecated is not null;
}

/// <summary>What a provider has otherwise.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Kind"><c>taken</c> not, <c>added</c>, <c>narrowed</c>: a word for the page's style.</param>
/// <param name="Text">In words.</param>
public sealed record DifferenceDoc(Link Provider, string Kind, string Text);

/// <summary>A rule of a request.</summary>
public sealed record RuleDoc
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>The kind of its violations.</summary>
    public required Link Kind { get; init; }

    /// <summary>Whether it only warns.</summary>
    public bool IsWarning { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>What it demands, where <see cref="Text"/> is the author's; null: the same.</summary>
    public string? Meaning { get; init; }

    /// <summary>Where it comes from, where that is said closer than for the model.</summary>
    public IReadOnlyList<Link> Sources { get; init; } = [];
}

/// <summary>A model at a provider.</summary>
public sealed record WireDoc
{
    /// <summary>The provider.</summary>
    public required Link Provider { get; init; }

    /// <summary>Its place on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>The route; null: the provider's default.</summary>
    public string? Route { get; init; }

    /// <summary>The ids that it is called by.</summary>
    public IReadOnlyList<ModelIdDoc> Ids { get; init; } = [];

    /// <summary>Where the id is a parameter: which; null: it is none.</summary>
    public string? IdParameter { get; init; }

    /// <summary>The variants that are not served.</summary>
    public IReadOnlyList<string> Unserved { get; init; } = [];

    /// <summary>Parameters that are not taken.</summary>
    public IReadOnlyList<string> NotTaken { get; init; } = [];

    /// <summary>What is narrowed, added or implied.</summary>
    public IReadOnlyList<FactDoc> Changes { get; init; } = [];

    /// <summary>Names that differ on the way: parameter and field.</summary>
    public IReadOnlyList<FactDoc> Fields { get; init; } = [];

    /// <summary>What holds here besides.</summary>
    public IReadOnlyList<RuleDoc> Rules { get; init; } = [];

    /// <summary>Fields that are refused here.</summary>
    public IReadOnlyList<RefusedDoc> Refused { get; init; } = [];

    /// <summary>What it costs, in words.</summary>
    public IReadOnlyList<string> Prices { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<Link> Sources { get; init; } = [];
}

/// <summary>A model id.</summary>
/// <param name="Variant">The variant; null: every one.</param>
/// <param name="Id">The id.</param>
/// <param name="When">When, in words; null: always.</param>
public sealed record ModelIdDoc(string? Variant, string Id, string? When);

/// <summary>A name with a text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The text; names and values between backticks.</param>
public sealed record FactDoc(string Name, string Text);

/// <summary>An example.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Anchor">Its place on the page.</param>
/// <param name="Codes">The request in its forms.</param>
/// <param name="Findings">What is wrong with it, and where.</param>
public sealed record ExampleDoc(string Title, string Anchor, IReadOnlyList<CodeDoc> Codes, IReadOnlyList<FindingDoc> Findings);

/// <summary>Code that can be copied.</summary>
/// <param name="Label">What it is: <c>C#</c>, <c>curl</c>.</param>
/// <param name="Language">What it is written in: <c>csharp</c>, <c>json</c>, <c>sh</c>.</param>
/// <param name="Text">The code.</param>
public sealed record CodeDoc(string Label, string Language, string Text);

/// <summary>What is wrong with an example.</summary>
/// <param name="Rule">The rule that it violates, with its place.</param>
/// <param name="IsWarning">Whether it is sent all the same.</param>
/// <param name="Message">What is said of it.</param>
/// <param name="Places">At which providers; empty: everywhere.</param>
public sealed record FindingDoc(Link Rule, bool IsWarning, string Message, IReadOnlyList<string> Places);
