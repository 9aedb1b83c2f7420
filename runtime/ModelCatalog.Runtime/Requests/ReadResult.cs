namespace ModelCatalog;

/// <summary>What a body says: a request, or what is wrong with it.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
public readonly record struct ReadResult<TRequest>
    where TRequest : class
{
    /// <summary>Takes what was read.</summary>
    /// <param name="request">The request; not kept when an error was found.</param>
    /// <param name="validation">What was found.</param>
    public ReadResult(TRequest? request, ValidationResult validation)
    {
        Request = validation.IsValid ? request : null;
        Validation = validation;
    }

    /// <summary>The request; null when an error was found.</summary>
    public TRequest? Request { get; }

    /// <summary>What was found. Violations carry the wire's paths, and their messages speak of the wire's fields.</summary>
    public ValidationResult Validation { get; }

    /// <summary>The request, where the body is valid.</summary>
    /// <exception cref="RequestValidationException">An error was found.</exception>
    public TRequest GetRequest()
    {
        Validation.ThrowIfInvalid();
        return Request ?? throw new InvalidOperationException("Nothing was read.");
    }
}
