using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>A parameter, a field of a type, or what a wire narrows of one: then only what the wire says is set.</summary>
/// <param name="Key">Its name: <c>start_image_url</c>.</param>
/// <param name="Pointer">Its place.</param>
public sealed record ParameterDescriptor(string Key, Pointer Pointer)
{
    /// <summary>Its type; null where a wire or a mode narrows what another place declares.</summary>
    public TypeReference? Type { get; init; }

    /// <summary>How many items a list may have; null when it is no list. <c>any</c> is an unbounded range.</summary>
    public RangeDescriptor? List { get; init; }

    /// <summary>Whether a list of one item is written as the bare item.</summary>
    public bool Single { get; init; }

    /// <summary>Whether it must be set; null: not said (in an overlay: as declared).</summary>
    public bool? Required { get; init; }

    /// <summary>What the server takes when it is absent.</summary>
    public JsonValue? Default { get; init; }

    /// <summary>What happens when it is absent, where that is no value.</summary>
    public string? Absent { get; init; }

    /// <summary>The values that are allowed; null: any.</summary>
    public EnumDescriptor? Enum { get; init; }

    /// <summary>Bounds of a number.</summary>
    public RangeDescriptor? Range { get; init; }

    /// <summary>Bounds of a text's length.</summary>
    public RangeDescriptor? Length { get; init; }

    /// <summary>What <see cref="Length"/> counts: Unicode characters unless said otherwise.</summary>
    public LengthUnit LengthUnit { get; init; }

    /// <summary>A number's distance from its lower bound (or 0) is a multiple of this.</summary>
    public JsonNumber? Step { get; init; }

    /// <summary>A regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>A name for the text's form; documentation only.</summary>
    public string? Format { get; init; }

    /// <summary>What a media parameter takes besides an absolute http(s) URL: <c>url data base64</c>. Empty: not said.</summary>
    public EquatableArray<string> Accepts { get; init; }

    /// <summary>What a remote file must be like; documented, and enforced where the bytes are at hand.</summary>
    public AssetLimits? Asset { get; init; }

    /// <summary>Where valid ids are listed: a resource of the provider, or <c>task</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The unit of a number, for the documentation: <c>seconds</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Why not to use it, if one should not; empty when no reason is given.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Doc { get; init; }

    /// <summary>Where the fact comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>What <c>length:</c> counts.</summary>
public enum LengthUnit
{
    /// <summary>Unicode characters (code points).</summary>
    Characters,

    /// <summary>Bytes of UTF-8.</summary>
    Bytes,

    /// <summary>UTF-16 units.</summary>
    Utf16,
}

/// <summary>A type, or alternatives: <c>number | 'auto'</c>.</summary>
/// <param name="Alternatives">At least one.</param>
public sealed record TypeReference(EquatableArray<TypeAlternative> Alternatives)
{
    /// <summary>A single named type.</summary>
    public static TypeReference Of(string name) => new([new TypeAlternative(name, null)]);

    /// <summary>The type as it is written.</summary>
    public override string ToString() => string.Join(" | ", Alternatives.Select(a => a.Name ?? "'" + a.Literal + "'"));
}

/// <summary>One alternative of a type: a name or a literal.</summary>
/// <param name="Name"><c>string integer number boolean image video audio url json</c>, a type of the file, or <c>vendor/type</c>.</param>
/// <param name="Literal">The text of a literal.</param>
public sealed record TypeAlternative(string? Name, string? Literal);

/// <summary>A closed range; a missing bound is open. <c>2..30s</c> has a unit.</summary>
/// <param name="Minimum">The lower bound, inclusive.</param>
/// <param name="Maximum">The upper bound, inclusive.</param>
/// <param name="Unit">The unit behind it, as written: <c>MB</c>, <c>s</c>.</param>
public sealed record RangeDescriptor(JsonNumber? Minimum, JsonNumber? Maximum, string? Unit = null)
{
    /// <summary>Without bounds.</summary>
    public static RangeDescriptor Any { get; } = new(null, null);

    /// <summary>The range as it is written; <c>any</c> without bounds.</summary>
    public override string ToString() =>
        Minimum is null && Maximum is null ? "any" : Minimum?.Digits + ".." + Maximum?.Digits + Unit;
}

/// <summary>The values of a parameter.</summary>
/// <param name="Values">The documented ones, in order.</param>
public sealed record EnumDescriptor(EquatableArray<EnumValueDescriptor> Values)
{
    /// <summary>Whether the server may take others too.</summary>
    public bool Open { get; init; }

    /// <summary>A regular expression that the others match, if the document gives one.</summary>
    public string? OpenPattern { get; init; }
}

/// <summary>One value of an enum.</summary>
/// <param name="Value">The value: text, or a number where the parameter is a number.</param>
/// <param name="Pointer">Its place.</param>
public sealed record EnumValueDescriptor(JsonValue Value, Pointer Pointer)
{
    /// <summary>What it means.</summary>
    public string? Doc { get; init; }

    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>Why not to use it, if one should not.</summary>
    public string? Deprecated { get; init; }
}

/// <summary>What a remote file must be like.</summary>
public sealed record AssetLimits
{
    /// <summary>File formats: <c>jpg png</c>.</summary>
    public EquatableArray<string> Formats { get; init; }

    /// <summary>Bytes of the file, with a unit.</summary>
    public RangeDescriptor? Size { get; init; }

    /// <summary>Pixels of each side.</summary>
    public RangeDescriptor? Pixels { get; init; }

    /// <summary>Width to height, <c>1:8..8:1</c>, as written.</summary>
    public string? Ratio { get; init; }

    /// <summary>Seconds of sound or video.</summary>
    public RangeDescriptor? Seconds { get; init; }
}
