namespace ModelCatalog.Emulator.Requests;

/// <summary>An operation that a request asks for, and what the placeholders of its path hold.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Values">The values by name.</param>
internal sealed record OperationMatch(RouteOperation Operation, IReadOnlyDictionary<string, string> Values);
