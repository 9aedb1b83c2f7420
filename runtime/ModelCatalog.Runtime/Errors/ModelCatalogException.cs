namespace ModelCatalog;

/// <summary>The base of everything that ModelCatalog throws on purpose. Its text never holds a key.</summary>
public abstract class ModelCatalogException : Exception
{
    /// <summary>Takes the text.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it comes from, if anything.</param>
    protected ModelCatalogException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
