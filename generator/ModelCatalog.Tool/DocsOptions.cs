namespace ModelCatalog.Tool;

/// <summary>What is written of a catalog, and where to.</summary>
public sealed record DocsOptions
{
    /// <summary>The catalog's folder; null: the nearest.</summary>
    public string? Catalog { get; init; }

    /// <summary>The folder for Markdown; null: <c>docs</c> in the catalog's folder, unless only a site is wanted.</summary>
    public string? Output { get; init; }

    /// <summary>The folder for the site; null: none is wanted.</summary>
    public string? Site { get; init; }

    /// <summary>A folder with templates instead of the built-in ones; null: none.</summary>
    public string? Templates { get; init; }

    /// <summary>The folder that the built-in templates are copied to; null: reference is written instead.</summary>
    public string? CopyTemplates { get; init; }

    /// <summary>The namespace of the generated types.</summary>
    public string Namespace { get; init; } = "ModelCatalog.Models";

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
