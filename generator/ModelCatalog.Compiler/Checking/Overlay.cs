using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Lays what a wire or a mode says of a parameter over its declaration: what is said replaces, what is not said stays.</summary>
internal static class Overlay
{
    /// <summary>The declaration with the overlay applied. Whether it only narrows is checked apart, by <see cref="OverlayChecker"/>.</summary>
    public static ParameterDescriptor Apply(ParameterDescriptor declared, ParameterDescriptor overlay) => declared with
    {
        List = overlay.List is { } list ? Intersect(declared.List, list) : declared.List,
        Single = declared.Single || overlay.Single,
        Required = overlay.Required ?? declared.Required,
        Default = overlay.Default ?? (overlay.Required == true ? null : declared.Default),
        Absent = overlay.Absent ?? declared.Absent,
        Enum = overlay.Enum is { } values ? Named(declared.Enum, values) : declared.Enum,
        Range = overlay.Range is { } range ? Intersect(declared.Range, range) : declared.Range,
        Length = overlay.Length is { } length ? Intersect(declared.Length, length) : declared.Length,
        LengthUnit = overlay.Length is null ? declared.LengthUnit : overlay.LengthUnit,
        Step = overlay.Step ?? declared.Step,
        Pattern = overlay.Pattern ?? declared.Pattern,
        Format = overlay.Format ?? declared.Format,
        Accepts = overlay.Accepts.Count > 0 ? overlay.Accepts : declared.Accepts,
        Asset = overlay.Asset ?? declared.Asset,
        Resource = overlay.Resource ?? declared.Resource,
        Unit = overlay.Unit ?? declared.Unit,
        Deprecated = overlay.Deprecated ?? declared.Deprecated,
        Name = overlay.Name ?? declared.Name,
        Doc = overlay.Doc ?? declared.Doc,
        Source = overlay.Source ?? declared.Source,
    };

    // An overlay may leave a bound open: the declared one stays.
    private static RangeDescriptor Intersect(RangeDescriptor? declared, RangeDescriptor overlay) =>
        declared is null ? overlay : new RangeDescriptor(overlay.Minimum ?? declared.Minimum, overlay.Maximum ?? declared.Maximum, overlay.Unit ?? declared.Unit);

    // The declaration's words for a value stay where the overlay only lists it.
    private static EnumDescriptor Named(EnumDescriptor? declared, EnumDescriptor overlay) => overlay with
    {
        Values = overlay.Values
            .Select(value => declared?.Values.FirstOrDefault(d => d.Value.Equals(value.Value)) is { } known
                ? value with { Doc = value.Doc ?? known.Doc, Name = value.Name ?? known.Name, Deprecated = value.Deprecated ?? known.Deprecated }
                : value)
            .ToEquatableArray(),
    };
}
