namespace ModelCatalog;

/// <summary>The provider refused the request. Nothing was started; sending it again gives the same answer.</summary>
public sealed class RequestRejectedException : ProviderException
{
    /// <summary>Takes the error.</summary>
    /// <param name="error">What the reply says.</param>
    public RequestRejectedException(ProviderError error)
        : base(error, $"{error.Provider} refused the request: {error}.")
    {
    }

    /// <summary>Why: invalid, not found, moderated, unsupported or failed at once.</summary>
    public ErrorClass Reason => Error.Class;
}
