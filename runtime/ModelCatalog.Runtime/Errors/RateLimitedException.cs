namespace ModelCatalog;

/// <summary>Too many requests, also after the repeats that <see cref="ProviderOptions.SubmitAttempts"/> allows. Nothing was started.</summary>
public sealed class RateLimitedException : ProviderException
{
    /// <summary>Takes the error.</summary>
    /// <param name="error">What the reply says.</param>
    public RateLimitedException(ProviderError error)
        : base(error, $"{error.Provider} takes no more requests for now: {error}.")
    {
    }

    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
