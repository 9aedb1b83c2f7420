namespace ModelCatalog.Transport;

/// <summary>A request without a complete reply. Never leaves the client: the stage decides what it means.</summary>
internal sealed class TransportException : Exception
{
    public TransportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
