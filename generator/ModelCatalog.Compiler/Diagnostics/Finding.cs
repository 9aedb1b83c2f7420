namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>Which part of a place a finding marks.</summary>
public enum FindingTarget
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>The key in front of the value.</summary>
    Key,

    /// <summary>A part of the value's text.</summary>
    Text,
}

/// <summary>Something wrong in a descriptor, at a place that does not move with the lines. <see cref="Locator"/> turns it into a <see cref="Diagnostic"/>.</summary>
/// <remarks>Equality contract: all members; no positions.</remarks>
/// <param name="Rule">What kind.</param>
/// <param name="Message">The message, complete.</param>
/// <param name="Pointer">The place.</param>
public sealed record Finding(DiagnosticRule Rule, string Message, Pointer Pointer)
{
    /// <summary>Which part of the place is marked.</summary>
    public FindingTarget Target { get; init; }

    /// <summary>Where in the scalar's text the mark starts, for <see cref="FindingTarget.Text"/>.</summary>
    public int Start { get; init; }

    /// <summary>How long the mark is, for <see cref="FindingTarget.Text"/>.</summary>
    public int Length { get; init; }
}
