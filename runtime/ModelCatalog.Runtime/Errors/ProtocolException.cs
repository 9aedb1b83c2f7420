namespace ModelCatalog;

/// <summary>A reply that is not what the provider documents: no JSON, cut, too large, a redirect, without task id or without output.</summary>
public sealed class ProtocolException : ProviderException
{
    /// <summary>Takes what is wrong.</summary>
    /// <param name="error">What is known of the reply.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="bodyStart">The start of the body, free of keys; null when there is none to show.</param>
    /// <param name="innerException">What it comes from, if anything.</param>
    public ProtocolException(ProviderError error, string message, string? bodyStart = null, Exception? innerException = null)
        : base(error, string.IsNullOrEmpty(bodyStart) ? message : $"{message} The reply starts: {bodyStart}", innerException)
    {
        BodyStart = bodyStart;
    }

    /// <summary>The start of the body, free of keys; null when there is none to show.</summary>
    public string? BodyStart { get; }
}
