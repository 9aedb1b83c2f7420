using System.Text.Json;

namespace ModelCatalog;

/// <summary>What a catalog says of a parameter: at the model level, or at one provider.</summary>
public sealed record ParameterInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The mode that it belongs to; null: every mode.</summary>
    public string? Mode { get; init; }

    /// <summary>Where it stands in the provider's body; null at the model level, and where it is not sent.</summary>
    public string? WireName { get; init; }

    /// <summary>Its type, of a list that of its items: <c>integer</c>, <c>image</c>, <c>vendor/type</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether it is a list; then the limits but <see cref="Count"/> speak of each item.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether it must be set, in its mode.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What the server takes when it is absent; null: not known.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>In words, what happens when it is absent.</summary>
    public string? Absent { get; init; }

    /// <summary>The only value, which the endpoint implies and which is not sent; null: there is none.</summary>
    public JsonElement? Fixed { get; init; }

    /// <summary>The values that it can have, as text; empty: they are not listed.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>Whether values are possible that are not listed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The bounds of a number.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>A number's distance from its lower bound is a multiple of this.</summary>
    public decimal? Step { get; init; }

    /// <summary>The bounds of a text's length.</summary>
    public NumberRange? Length { get; init; }

    /// <summary>What the length counts: <c>characters bytes utf16</c>; null where it has no bounds.</summary>
    public string? LengthUnit { get; init; }

    /// <summary>How many items a list may have.</summary>
    public NumberRange? Count { get; init; }

    /// <summary>The regular expression that a text, or a value that is not listed, must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>What a link may be: <c>url data base64</c>; empty: an absolute URL.</summary>
    public IReadOnlyList<string> Accepts { get; init; } = [];

    /// <summary>In words, what the file behind a link must be like.</summary>
    public string? File { get; init; }

    /// <summary>Where valid ids are listed.</summary>
    public string? Resource { get; init; }

    /// <summary>The unit of a number.</summary>
    public string? Unit { get; init; }

    /// <summary>Why not to use it, empty without a reason; null: it is not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>What it is.</summary>
    public string? Doc { get; init; }

    /// <summary>Whether the provider takes it. If not, everything else is as at the model level.</summary>
    public bool IsTaken { get; init; } = true;

    /// <summary>Whether only providers have it, and the model itself does not.</summary>
    public bool IsAdded { get; init; }

    /// <summary>What is not as at the model level: <c>required default fixed enum open range step length count pattern accepts file resource</c>; none for one that the provider adds.</summary>
    public IReadOnlyList<string> Differs { get; init; } = [];
}

/// <summary>Bounds, both inclusive.</summary>
/// <param name="Minimum">The lower one; null: there is none.</param>
/// <param name="Maximum">The upper one; null: there is none.</param>
public sealed record NumberRange(decimal? Minimum, decimal? Maximum);
