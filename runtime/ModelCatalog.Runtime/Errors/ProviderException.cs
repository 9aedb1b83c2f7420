namespace ModelCatalog;

/// <summary>Something went wrong at the provider, or on the way there.</summary>
public abstract class ProviderException : ModelCatalogException
{
    /// <summary>Takes the error and the text.</summary>
    /// <param name="error">What the reply says.</param>
    /// <param name="message">The whole text of the exception.</param>
    /// <param name="innerException">What it comes from, if anything.</param>
    protected ProviderException(ProviderError error, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Error = error;
    }

    /// <summary>Everything that is known of the error.</summary>
    public ProviderError Error { get; }

    /// <summary>The provider's key.</summary>
    public string Provider => Error.Provider;

    /// <summary>The HTTP status; null when there was no reply.</summary>
    public int? HttpStatus => Error.HttpStatus;

    /// <summary>The code in the reply's body; null when it has none.</summary>
    public string? Code => Error.Code;

    /// <summary>The provider's own words.</summary>
    public string? ProviderMessage => Error.Message;

    /// <summary>The parameter that the provider complains about, by the name it has there.</summary>
    public string? Parameter => Error.Parameter;

    /// <summary>The provider's id of the request, to be named to its support.</summary>
    public string? RequestId => Error.RequestId;

    /// <summary>Every refusal of a request that asked for several tasks; empty where it asked for one.</summary>
    public IReadOnlyList<ProviderError> Failures { get; internal set; } = [];

    /// <summary>Whether a finished task could not be fetched: asking again helps less than with a poll.</summary>
    internal bool FromResult { get; set; }
}
