namespace ModelCatalog;

/// <summary>How a sender signs what it posts: HMAC-SHA256 with a key that both sides know.</summary>
public sealed record SignatureProtocol
{
    /// <summary>The environment variable that holds the key.</summary>
    public required string Variable { get; init; }

    /// <summary>What is signed, part by part.</summary>
    public required IReadOnlyList<SignedPart> Message { get; init; }

    /// <summary>Where the signature is.</summary>
    public required ReplyPath Signature { get; init; }

    /// <summary>How it is written.</summary>
    public SignatureForm Form { get; init; }

    /// <summary>When it was signed; null: it does not say, so an old one can be sent again.</summary>
    public SignedTimeProtocol? Time { get; init; }
}
