namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat allowed</c> is called.</summary>
public sealed record AllowedOptions
{
    /// <summary>The model, as <c>vendor/model</c> or by a provider's id.</summary>
    public required string Model { get; init; }

    /// <summary>What is asked for; null: everything.</summary>
    public string? Parameter { get; init; }

    /// <summary>What the request says: each <c>name=value</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>A file with what the request says; null: none.</summary>
    public string? Request { get; init; }

    /// <summary>The provider; null: what holds at each.</summary>
    public string? Provider { get; init; }

    /// <summary>The catalog's folder; null: the nearest one.</summary>
    public string? Catalog { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
