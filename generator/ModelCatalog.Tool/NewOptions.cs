namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat new</c> is called; what is null is asked for, or has a default.</summary>
public sealed record NewOptions
{
    /// <summary>The name of the model, perhaps with its vendor in front, or the key of the provider.</summary>
    public string? Key { get; init; }

    /// <summary>Of a model: who makes it.</summary>
    public string? Vendor { get; init; }

    /// <summary>Of a model: what it does.</summary>
    public string? Task { get; init; }

    /// <summary>Of a model: who serves it.</summary>
    public string? Provider { get; init; }

    /// <summary>Of a provider: where the API is.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>What people call it; null: as the key is written.</summary>
    public string? Title { get; init; }

    /// <summary>The catalog's folder; null: the nearest one.</summary>
    public string? Catalog { get; init; }

    /// <summary>Whether defaults are taken instead of asking.</summary>
    public bool Yes { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
