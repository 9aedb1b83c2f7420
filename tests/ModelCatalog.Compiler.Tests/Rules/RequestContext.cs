using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

/// <summary>A request as plain JSON, with the names that have a violation of their own.</summary>
internal sealed class RequestContext(JsonObject request, params string[] unknown) : IEvaluationContext
{
    public ValueState Read(Symbol symbol) => unknown.Contains(symbol.Name) ? ValueState.Unknown : new ValueState(false, request[symbol.Name]);
}
