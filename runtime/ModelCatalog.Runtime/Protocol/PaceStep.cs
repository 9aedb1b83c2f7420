namespace ModelCatalog;

/// <summary>An interval from some elapsed time on.</summary>
/// <param name="After">Elapsed time since the submit.</param>
/// <param name="Interval">The interval.</param>
public sealed record PaceStep(TimeSpan After, TimeSpan Interval);
