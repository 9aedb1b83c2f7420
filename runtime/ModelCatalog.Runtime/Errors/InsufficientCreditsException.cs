namespace ModelCatalog;

/// <summary>The account has too little credit. Nothing was started.</summary>
public sealed class InsufficientCreditsException : ProviderException
{
    /// <summary>Takes the error.</summary>
    /// <param name="error">What the reply says.</param>
    public InsufficientCreditsException(ProviderError error)
        : base(error, $"{error.Provider} has too little credit for this account: {error}.")
    {
    }
}
