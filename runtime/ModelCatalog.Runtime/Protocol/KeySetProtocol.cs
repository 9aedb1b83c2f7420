namespace ModelCatalog;

/// <summary>Where a sender publishes the keys that its signatures are verified with: a JSON Web Key Set (RFC 7517) with Ed25519 keys (RFC 8037).</summary>
/// <param name="Url">Its https URL.</param>
/// <param name="Cache">How long a set is good for.</param>
public sealed record KeySetProtocol(string Url, TimeSpan Cache);
