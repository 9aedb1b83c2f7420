namespace ModelCatalog;

/// <summary>Where a kind of output lies, relative to the output.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">Where.</param>
/// <param name="Authorized">Whether the link needs the key.</param>
public sealed record MediaPath(MediaKind Kind, ReplyPath Path, bool Authorized = false);
