namespace ModelCatalog.Emulator.Requests;

/// <summary>A request as it came, before anybody judged it.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path as it was escaped, without the query.</param>
/// <param name="Query">The first value of each query parameter.</param>
/// <param name="Header">The text of a header; null where it is absent.</param>
/// <param name="Body">The body; null: it was too large to be read.</param>
internal sealed record IncomingRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, Func<string, string?> Header, byte[]? Body)
{
    /// <summary>The fault that it meets; null: none.</summary>
    public Fault? Fault { get; init; }
}
