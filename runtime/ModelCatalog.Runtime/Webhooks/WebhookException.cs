namespace ModelCatalog;

/// <summary>A webhook that is not taken.</summary>
public sealed class WebhookException : ModelCatalogException
{
    /// <summary>Takes what is wrong.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="problem">Why it is not taken.</param>
    /// <param name="message">What is wrong, in words.</param>
    public WebhookException(string provider, WebhookProblem problem, string message)
        : base(message)
    {
        Provider = provider;
        Problem = problem;
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>Why it is not taken.</summary>
    public WebhookProblem Problem { get; }
}
