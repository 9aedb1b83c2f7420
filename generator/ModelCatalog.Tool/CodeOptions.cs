namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat code</c> is called.</summary>
public sealed record CodeOptions
{
    /// <summary>The provider; null: the input tells it.</summary>
    public string? Provider { get; init; }

    /// <summary>Method and path where a body alone does not tell them.</summary>
    public string? Operation { get; init; }

    /// <summary>The namespace of the generated types.</summary>
    public string Namespace { get; init; } = "ModelCatalog.Models";

    /// <summary>The catalog's folder; null: the nearest one.</summary>
    public string? Catalog { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
