namespace ModelCatalog;

/// <summary>The API key is missing, or cannot be sent as it is. Nothing was sent. The text names where the key comes from, never the key.</summary>
public sealed class ApiKeyException : ModelCatalogException
{
    /// <summary>Takes what is wrong.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="variable">The environment variable that is looked at.</param>
    /// <param name="message">What is wrong.</param>
    public ApiKeyException(string provider, string variable, string message)
        : base(message)
    {
        Provider = provider;
        Variable = variable;
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The environment variable that is looked at when the options name no key.</summary>
    public string Variable { get; }
}
