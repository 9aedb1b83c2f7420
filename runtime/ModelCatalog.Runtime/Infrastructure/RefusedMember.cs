using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>A field that an API refuses.</summary>
/// <param name="Field">The field, as it travels.</param>
/// <param name="Reason">Why; null when no document says.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RefusedMember(string Field, string? Reason);
