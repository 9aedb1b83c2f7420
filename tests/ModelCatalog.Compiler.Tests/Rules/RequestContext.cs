using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

/// <summary>A request as plain JSON, with the names that have a violation of their own.</summary>
internal sealed class RequestContext(JsonObject request, params string[] unknown) : IEvaluationContext
{
    /// <summary>The names of modes that are not active.</summary>
    public IReadOnlyCollection<string> Inactive { get; init; } = [];

    public ValueState Read(Symbol symbol) =>
        unknown.Contains(symbol.Name) ? ValueState.Unknown
        : request[symbol.Name] is { } value ? new ValueState(false, value)
        : Inactive.Contains(symbol.Name) ? ValueState.Inactive : ValueState.Absent;
}
