namespace ModelCatalog;

/// <summary>The provider does not accept the key, or the key may not do this.</summary>
public sealed class ProviderAuthenticationException : ProviderException
{
    /// <summary>Takes the error.</summary>
    /// <param name="error">What the reply says.</param>
    public ProviderAuthenticationException(ProviderError error)
        : base(error, $"{error.Provider} did not accept the API key: {error}.")
    {
    }
}
