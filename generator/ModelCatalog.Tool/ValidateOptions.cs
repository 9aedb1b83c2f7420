namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat validate</c> is called.</summary>
public sealed record ValidateOptions
{
    /// <summary>The provider; null: each line of a batch names its own.</summary>
    public string? Provider { get; init; }

    /// <summary>The catalog's folder; null: the nearest one.</summary>
    public string? Catalog { get; init; }

    /// <summary>Method and path where the input does not say them; null: the provider's only one.</summary>
    public string? Operation { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";

    /// <summary>Whether the input is a batch, whatever it looks like.</summary>
    public bool IsBatch { get; init; }
}
