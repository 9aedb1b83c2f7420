namespace ModelCatalog;

/// <summary>The provider cannot be reached or is down. A submit that ends so was certainly not accepted.</summary>
public sealed class ProviderUnavailableException : ProviderException
{
    /// <summary>Takes the error.</summary>
    /// <param name="error">What the reply says; without HTTP status when there was none.</param>
    /// <param name="innerException">The failure of the connection, if that is the reason.</param>
    public ProviderUnavailableException(ProviderError error, Exception? innerException = null)
        : base(error, $"{error.Provider} is not available: {error}.", innerException)
    {
    }

    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
