namespace ModelCatalog;

/// <summary>What an error means, whatever code a provider has for it. It decides the exception, and whether a request may be repeated.</summary>
public enum ErrorClass
{
    /// <summary>The request is wrong: a parameter is missing or has a value that is not taken.</summary>
    Invalid,

    /// <summary>The key is missing, wrong or expired.</summary>
    Authentication,

    /// <summary>The key is right, but may not do this.</summary>
    Forbidden,

    /// <summary>The account has too little credit.</summary>
    Credits,

    /// <summary>There is no such task, model or route.</summary>
    NotFound,

    /// <summary>Too many requests; this one was certainly not accepted and may be repeated later.</summary>
    RateLimited,

    /// <summary>The provider is down for now; the request was certainly not accepted and may be repeated later.</summary>
    Unavailable,

    /// <summary>The provider failed on its side; a submit may have been accepted, so it is never repeated.</summary>
    Server,

    /// <summary>The input or the output was refused by moderation.</summary>
    Moderated,

    /// <summary>The generation failed.</summary>
    Failed,

    /// <summary>The provider does not offer this, or no longer.</summary>
    Unsupported,
}
