namespace ModelCatalog;

/// <summary>A piece of media in an output of several kinds.</summary>
/// <param name="Kind">The kind; null when neither the reply nor the URL tells it.</param>
/// <param name="Url">The URL.</param>
public sealed record MediaItem(MediaKind? Kind, string Url);
