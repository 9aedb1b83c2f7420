namespace ModelCatalog;

/// <summary>How a sender signs what it posts: HMAC-SHA256 with a key that both sides know, or Ed25519 with a key whose public part it publishes.</summary>
public sealed record SignatureProtocol
{
    /// <summary>The environment variable that holds the key of both sides; null: the sender has a key of its own.</summary>
    public string? Variable { get; init; }

    /// <summary>Where the sender publishes its keys; null: both sides know the key.</summary>
    public KeySetProtocol? Keys { get; init; }

    /// <summary>What is signed, part by part.</summary>
    public required IReadOnlyList<SignedPart> Message { get; init; }

    /// <summary>Where the signature is.</summary>
    public required ReplyPath Signature { get; init; }

    /// <summary>How it is written.</summary>
    public SignatureForm Form { get; init; }

    /// <summary>When it was signed; null: it does not say, so an old one can be sent again.</summary>
    public SignedTimeProtocol? Time { get; init; }
}
