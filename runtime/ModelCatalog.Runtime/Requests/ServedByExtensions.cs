namespace ModelCatalog;

/// <summary>What can be asked of a request for one of the providers that serve it.</summary>
public static class ServedByExtensions
{
    /// <summary>Judges the request by the model's rules and the provider's. Nothing is sent; a valid request costs no allocation.</summary>
    /// <param name="request">The request.</param>
    /// <typeparam name="TProvider">A provider that serves the request.</typeparam>
    public static ValidationResult Validate<TProvider>(this IServedBy<TProvider> request)
        where TProvider : IProvider
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Validate();
    }

    /// <summary>
    /// What the request costs, by the prices that the provider documents: exact, defaults counted in, without asking anyone. A request with an
    /// error has no price; one that only lacks something required has, as soon as everything is set that the price depends on.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <typeparam name="TProvider">A provider that serves the request.</typeparam>
    /// <returns>The price; null: it is not known, which is not 0.</returns>
    public static Price? EstimateCost<TProvider>(this IServedBy<TProvider> request)
        where TProvider : IProvider
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.EstimateCost();
    }
}
