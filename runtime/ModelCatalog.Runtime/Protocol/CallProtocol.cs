namespace ModelCatalog;

/// <summary>A call of a provider beside submits and polls: a list of ids, the account, an upload.</summary>
public sealed record CallProtocol
{
    /// <summary>Its name: <c>resources/acme/voices</c>, <c>operations/account</c>, <c>uploads/file</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its requests, in order.</summary>
    public required IReadOnlyList<OperationProtocol> Steps { get; init; }

    /// <summary>What a reply must hold to be no error, beside a 2xx status.</summary>
    public IReadOnlyList<ReplyCondition> Ok { get; init; } = [];

    /// <summary>How an error reply is read.</summary>
    public ErrorProtocol Errors { get; init; } = new();

    /// <summary>Where the reply holds what the call gives; null: it gives the URL of an upload, or a file.</summary>
    public ReplyPath? Result { get; init; }

    /// <summary>How large an uploaded file may be, in bytes; null: no limit is documented.</summary>
    public long? MaximumBytes { get; init; }
}
