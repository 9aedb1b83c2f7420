namespace ModelCatalog;

/// <summary>Why a webhook is not taken.</summary>
public enum WebhookProblem
{
    /// <summary>It is taken.</summary>
    None,

    /// <summary>The payload is not what the provider documents: answer 400.</summary>
    Malformed,

    /// <summary>It is not signed, though the provider signs: answer 401.</summary>
    Unsigned,

    /// <summary>The signature is not the provider's: answer 401.</summary>
    WrongSignature,

    /// <summary>It was signed too long ago, or in the future: somebody may send an old one again; answer 401.</summary>
    Outdated,

    /// <summary>The sender's public keys cannot be fetched now, so nothing can be said of it: answer 503, and it will be posted again.</summary>
    KeysUnavailable,
}
