namespace ModelCatalog.Docs.Rendering;

/// <summary>A template that cannot be used: the message names its file and what is wrong there.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Without a message.</summary>
    public TemplateException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What is wrong.</param>
    public TemplateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what was thrown first.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was thrown first.</param>
    public TemplateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
