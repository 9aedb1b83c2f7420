namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat import</c> is called.</summary>
public sealed record ImportOptions
{
    /// <summary>The operation of an OpenAPI document; null: the file is a JSON Schema.</summary>
    public string? Operation { get; init; }

    /// <summary><c>vendor/model</c>; null: made of the document's words.</summary>
    public string? Model { get; init; }

    /// <summary>The provider of the wire; null: none.</summary>
    public string? Provider { get; init; }

    /// <summary>The file to write; null: standard output.</summary>
    public string? Output { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
