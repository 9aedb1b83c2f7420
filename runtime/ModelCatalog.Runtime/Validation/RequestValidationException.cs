namespace ModelCatalog;

/// <summary>A request was refused here, before anything was sent.</summary>
public sealed class RequestValidationException : ModelCatalogException
{
    /// <summary>Takes what was found.</summary>
    /// <param name="violations">The violations; at least one is an error.</param>
    public RequestValidationException(IReadOnlyList<Violation> violations)
        : base("The request is invalid and was not sent:\n" + string.Join('\n', violations))
    {
        Violations = violations;
    }

    /// <summary>Everything that was found.</summary>
    public IReadOnlyList<Violation> Violations { get; }
}
