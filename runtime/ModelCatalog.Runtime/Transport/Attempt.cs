namespace ModelCatalog.Transport;

/// <summary>What one try of a request gave.</summary>
/// <param name="Refusal">The failure after which the same request may be sent again without harm; null: the try succeeded.</param>
internal abstract record Attempt(ProviderException? Refusal);

/// <summary>What one try of a request gave: a value, or the failure after which it may be sent again. Every other failure is thrown, and ends it.</summary>
internal sealed record Attempt<T>(T? Value, ProviderException? Refusal = null) : Attempt(Refusal);
