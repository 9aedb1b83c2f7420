namespace ModelCatalog;

/// <summary>What a price is counted in.</summary>
public enum PriceUnit
{
    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>The provider's own credits.</summary>
    Credits,
}
