namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat wire</c> is called.</summary>
public sealed record WireOptions
{
    /// <summary>The model, as <c>vendor/model</c> or by a provider's id.</summary>
    public required string Model { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Options of the call: each <c>name=value</c>, or a JSON object of several.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The catalog's folder; null: the nearest one.</summary>
    public string? Catalog { get; init; }

    /// <summary>Whether a curl command is wanted.</summary>
    public bool AsCurl { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
