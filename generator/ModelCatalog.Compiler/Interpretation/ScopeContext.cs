using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>What rules see of a scope: values, absence, and what already failed.</summary>
internal sealed class ScopeContext(
    RequestState state, IReadOnlyDictionary<string, JsonValue> values, ActiveParameters active, string? mode, bool isModeTold, string prefix, bool isRoot) : IEvaluationContext
{
    /// <inheritdoc />
    public ValueState Read(Symbol symbol)
    {
        switch (symbol.Kind)
        {
            case SymbolKind.Variant:
                if (isRoot && state.HasFailed("variant")) return ValueState.Unknown;
                return state.Variant is { } variant ? new ValueState(false, new JsonString(variant)) : ValueState.Absent;
            case SymbolKind.Mode:
                if (state.HasFailures && state.HasFailed(prefix + symbol.Name)) return ValueState.Unknown;
                return mode is not null && isModeTold ? new ValueState(false, new JsonString(mode)) : ValueState.Absent;
            default:
                if (state.HasFailures && state.HasFailed(prefix + symbol.Name)) return ValueState.Unknown;
                if (active.Find(symbol.Name) is null) return ValueState.Inactive;
                return values.TryGetValue(symbol.Name, out var value) ? new ValueState(false, value) : ValueState.Absent;
        }
    }

    /// <summary>The value at a rule's parameter, for its violation; null where there is none.</summary>
    public JsonValue? ValueOf(string path)
    {
        if (path.Length == 0) return null;
        if (path == "variant" && isRoot) return state.Variant is { } variant ? new JsonString(variant) : null;
        JsonValue? value = null;
        foreach (var step in path.Split('.'))
        {
            value = value is null ? (values.TryGetValue(step, out var top) ? top : null) : (value as JsonObject)?[step];
            if (value is null) return null;
        }

        return value;
    }
}
