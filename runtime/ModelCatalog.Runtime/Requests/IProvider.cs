namespace ModelCatalog;

/// <summary>A provider, as a type: what generated requests and clients are parameterised with.</summary>
public interface IProvider
{
    /// <summary>How its API is spoken.</summary>
    static abstract ProviderProtocol Protocol { get; }
}
