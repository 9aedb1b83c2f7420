namespace ModelCatalog.Models.Tests.Pasting;

/// <summary>What a printed program sent.</summary>
/// <param name="Request">The request that it built.</param>
/// <param name="Url">Where it was sent; null: nowhere.</param>
/// <param name="Body">The body; null: none was sent.</param>
/// <param name="Problem">What it ended with.</param>
public sealed record SentRequest(object? Request, Uri? Url, string? Body, string Problem);
