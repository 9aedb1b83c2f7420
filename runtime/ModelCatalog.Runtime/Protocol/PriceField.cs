namespace ModelCatalog;

/// <summary>A field that only the request for a price has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its value as JSON.</param>
public sealed record PriceField(string Name, string Json);
