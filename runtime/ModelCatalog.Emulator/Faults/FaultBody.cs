namespace ModelCatalog.Emulator;

/// <summary>What a body holds that is not what it should be.</summary>
public enum FaultBody
{
    /// <summary>The provider's own error.</summary>
    Error,

    /// <summary>A page of a proxy.</summary>
    Html,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Words that are no JSON.</summary>
    Text,

    /// <summary>JSON whose scalars are of other kinds: lists for texts, texts for numbers.</summary>
    Kinds,

    /// <summary>The first half of the JSON, and a Content-Length that says so.</summary>
    Truncated,
}
