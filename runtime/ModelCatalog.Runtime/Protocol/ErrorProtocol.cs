namespace ModelCatalog;

/// <summary>How an error reply is read.</summary>
public sealed record ErrorProtocol
{
    /// <summary>Where the message is.</summary>
    public ReplyPath? Message { get; init; }

    /// <summary>Where the code is; null or absent: the HTTP status.</summary>
    public ReplyPath? Code { get; init; }

    /// <summary>Where the name of the wrong parameter is.</summary>
    public ReplyPath? Parameter { get; init; }

    /// <summary>Where the id of the request is.</summary>
    public ReplyPath? RequestId { get; init; }

    /// <summary>What each code means: the body's code first, then the HTTP status.</summary>
    public IReadOnlyList<CodeClass> Classes { get; init; } = [];
}
