namespace ModelCatalog.Docs.Views;

/// <summary>A provider.</summary>
public sealed record ProviderDoc
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The descriptor, from the catalog's folder.</summary>
    public required string File { get; init; }

    /// <summary>The client in C#.</summary>
    public required string Client { get; init; }

    /// <summary>What stands at the head: address, key, hosts, headers.</summary>
    public IReadOnlyList<FactDoc> Facts { get; init; } = [];

    /// <summary>Documented limits.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The default route, then the others.</summary>
    public IReadOnlyList<RouteDoc> Routes { get; init; } = [];

    /// <summary>Uploads, resources, operations.</summary>
    public IReadOnlyList<CallGroupDoc> Calls { get; init; } = [];

    /// <summary>The types of replies.</summary>
    public IReadOnlyList<TypeDoc> Types { get; init; } = [];

    /// <summary>How an error is read.</summary>
    public IReadOnlyList<string> ErrorFacts { get; init; } = [];

    /// <summary>What the codes of errors mean.</summary>
    public IReadOnlyList<ErrorClassDoc> Errors { get; init; } = [];

    /// <summary>The models that it serves.</summary>
    public IReadOnlyList<ServedModelDoc> Models { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Link> Sources { get; init; } = [];
}

/// <summary>A route: how tasks are started, watched and fetched.</summary>
public sealed record RouteDoc
{
    /// <summary>Its name; null: the default.</summary>
    public string? Name { get; init; }

    /// <summary>Its place on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its requests; of a named route, those that differ.</summary>
    public IReadOnlyList<OperationDoc> Operations { get; init; } = [];

    /// <summary>Options of a call.</summary>
    public IReadOnlyList<ParameterDoc> Parameters { get; init; } = [];

    /// <summary>What each status means.</summary>
    public IReadOnlyList<StatusDoc> Statuses { get; init; } = [];

    /// <summary>Pace, time-out, patience; what a reply must hold.</summary>
    public IReadOnlyList<FactDoc> Facts { get; init; } = [];

    /// <summary>What is posted at the end; empty: nothing.</summary>
    public IReadOnlyList<FactDoc> Webhook { get; init; } = [];

    /// <summary>Where outputs lie.</summary>
    public IReadOnlyList<FactDoc> Media { get; init; } = [];
}

/// <summary>A request.</summary>
public sealed record OperationDoc
{
    /// <summary>What it is for: <c>submit</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its place on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>What it does.</summary>
    public string? Doc { get; init; }

    /// <summary><c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>Query, headers, form, and what else there is to say.</summary>
    public IReadOnlyList<FactDoc> Facts { get; init; } = [];

    /// <summary>The body with its places; null: none.</summary>
    public string? Body { get; init; }

    /// <summary>What the reply gives, and where.</summary>
    public IReadOnlyList<FactDoc> Reply { get; init; } = [];

    /// <summary>What the caller gives.</summary>
    public IReadOnlyList<ParameterDoc> Parameters { get; init; } = [];
}

/// <summary>A status.</summary>
/// <param name="Text">As the provider says it; null: every other one.</param>
/// <param name="Status">What it means.</param>
public sealed record StatusDoc(string? Text, string Status);

/// <summary>Further calls of one kind.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Anchor">Their place on the page.</param>
/// <param name="Operations">The calls.</param>
public sealed record CallGroupDoc(string Title, string Anchor, IReadOnlyList<OperationDoc> Operations);

/// <summary>A class of errors.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Meaning">What it means for a caller.</param>
/// <param name="Codes">The provider's codes.</param>
public sealed record ErrorClassDoc(string Name, string Meaning, IReadOnlyList<string> Codes);

/// <summary>A model that a provider serves.</summary>
/// <param name="Model">The model.</param>
/// <param name="Tasks">What it does.</param>
/// <param name="Ids">Its ids there.</param>
/// <param name="Prices">What it costs there.</param>
public sealed record ServedModelDoc(Link Model, IReadOnlyList<string> Tasks, IReadOnlyList<string> Ids, IReadOnlyList<string> Prices);
