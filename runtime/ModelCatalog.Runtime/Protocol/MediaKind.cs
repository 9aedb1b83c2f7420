namespace ModelCatalog;

/// <summary>A kind of output.</summary>
public enum MediaKind
{
    /// <summary>A video, by URL.</summary>
    Video,

    /// <summary>A picture, by URL.</summary>
    Image,

    /// <summary>Sound, by URL.</summary>
    Audio,

    /// <summary>Text, in the reply itself.</summary>
    Text,
}
