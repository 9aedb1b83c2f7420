namespace ModelCatalog.Docs.Views;

/// <summary>The first page: every model, and what it can be found by.</summary>
/// <param name="Models">The models.</param>
/// <param name="Providers">The providers.</param>
/// <param name="Filters">What models can be chosen by, beside numbers.</param>
public sealed record CatalogDoc(IReadOnlyList<ModelCard> Models, IReadOnlyList<ServedProviderDoc> Providers, IReadOnlyList<FilterDoc> Filters)
{
    /// <summary>How many rules the models have together.</summary>
    public int Rules { get; init; }

    /// <summary>What prices are counted in.</summary>
    public IReadOnlyList<FilterOption> PriceUnits { get; init; } = [];
}

/// <summary>A model as one of many.</summary>
public sealed record ModelCard
{
    /// <summary>Its page.</summary>
    public required Link Model { get; init; }

    /// <summary><c>vendor/model</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>What it does; null: not said.</summary>
    public string? Summary { get; init; }

    /// <summary>Its tasks.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Its providers.</summary>
    public IReadOnlyList<Link> Providers { get; init; } = [];

    /// <summary>The keys of its providers.</summary>
    public IReadOnlyList<string> ProviderKeys { get; init; } = [];

    /// <summary>The lengths that can be asked for, in words; null: none.</summary>
    public string? Duration { get; init; }

    /// <summary>The same as numbers: <c>5 10</c>, <c>2..12</c>.</summary>
    public string Seconds { get; init; } = "";

    /// <summary>The resolutions that can be asked for.</summary>
    public IReadOnlyList<string> Resolutions { get; init; } = [];

    /// <summary>The lowest documented price, in words; null: none is documented.</summary>
    public string? Price { get; init; }

    /// <summary>The lowest price in each unit: <c>usd-second:0.03</c>.</summary>
    public string Prices { get; init; } = "";

    /// <summary>What a search looks at, in small letters.</summary>
    public string Words { get; init; } = "";
}

/// <summary>A provider as one of many.</summary>
/// <param name="Provider">Its page.</param>
/// <param name="Address">Where it is; null: it is only mapped to.</param>
/// <param name="Models">How many models it serves.</param>
/// <param name="Has">What it offers beside tasks.</param>
public sealed record ServedProviderDoc(Link Provider, string? Address, int Models, string Has);

/// <summary>Something that models can be chosen by.</summary>
/// <param name="Key">Its key: <c>task</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Options">What can be chosen.</param>
public sealed record FilterDoc(string Key, string Title, IReadOnlyList<FilterOption> Options);

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Text">Its name.</param>
/// <param name="Count">How many models have it.</param>
public sealed record FilterOption(string Value, string Text, int Count);

/// <summary>Models and providers against each other.</summary>
/// <param name="Providers">The columns.</param>
/// <param name="Rows">The models.</param>
public sealed record MatrixDoc(IReadOnlyList<Link> Providers, IReadOnlyList<MatrixRow> Rows);

/// <summary>A model of the matrix.</summary>
/// <param name="Model">The model.</param>
/// <param name="Cells">As many as there are columns.</param>
public sealed record MatrixRow(Link Model, IReadOnlyList<MatrixCell> Cells);

/// <summary>A model at a provider, or not.</summary>
/// <param name="Text">In signs; null: it is not served.</param>
/// <param name="Summary">In words.</param>
/// <param name="Target">The place that says more; null: it is not served.</param>
public sealed record MatrixCell(string? Text, string Summary, Link? Target);

/// <summary>Prices against each other.</summary>
/// <param name="Groups">What can be compared.</param>
public sealed record PricesDoc(IReadOnlyList<PriceGroup> Groups);

/// <summary>Prices in the same unit.</summary>
/// <param name="Title">The unit: <c>USD per second</c>.</param>
/// <param name="Anchor">Its place on the page.</param>
/// <param name="Chart">The picture.</param>
/// <param name="Rows">The prices.</param>
public sealed record PriceGroup(string Title, string Anchor, Diagram Chart, IReadOnlyList<PriceRow> Rows);

/// <summary>The prices of a model at a provider.</summary>
/// <param name="Model">The model.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
/// <param name="Words">Each of them in words.</param>
public sealed record PriceRow(Link Model, Link Provider, string Lowest, string Highest, IReadOnlyList<string> Words)
{
    /// <summary>Whether there is more than one.</summary>
    public bool IsRange => Lowest != Highest;
}
