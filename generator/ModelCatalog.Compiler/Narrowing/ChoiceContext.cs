using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>A request while its names are decided one by one: what is not decided is unknown to rules.</summary>
internal sealed class ChoiceContext(RequestView view) : IEvaluationContext
{
    private readonly Dictionary<string, JsonValue?> _decided = new(StringComparer.Ordinal);

    /// <summary>Decides a name: null makes it absent, <see cref="JsonUnknown"/> leaves open what it is.</summary>
    public void Decide(string name, JsonValue? value) => _decided[name] = value;

    /// <summary>Takes a decision back.</summary>
    public void Undo(string name) => _decided.Remove(name);

    /// <summary>The union of modes; null: there is none.</summary>
    public string? Union => view.Scope.Union?.Name;

    /// <summary>What is decided of a name; null: it is absent.</summary>
    public JsonValue? DecisionOf(string name) => _decided[name];

    /// <summary>Whether a name is decided.</summary>
    public bool IsDecided(string name) => _decided.ContainsKey(name);

    /// <inheritdoc />
    public ValueState Read(Symbol symbol)
    {
        if (symbol.Kind is SymbolKind.Parameter or SymbolKind.ModeParameter && IsModeDecided(out var mode) && ActiveParameters.Of(view.Scope, mode).Find(symbol.Name) is null)
            return ValueState.Inactive;
        if (!_decided.TryGetValue(symbol.Name, out var value)) return ValueState.Unknown;
        return value switch
        {
            null => ValueState.Absent,
            JsonUnknown { IsSet: false } => ValueState.Unknown,
            _ => new ValueState(false, value),
        };
    }

    /// <summary>The check that a decided parameter fails on its own; null: none, or it cannot be said.</summary>
    /// <remarks>Values of the search stand for others: what a text looks like is no matter.</remarks>
    public FieldCheck? FindFailure(ChoiceName name, out bool isOfOtherMode)
    {
        isOfOtherMode = false;
        if (name.Kind is SymbolKind.Mode or SymbolKind.Variant || !_decided.TryGetValue(name.Name, out var value) || !IsModeDecided(out var mode)) return null;
        if (ActiveParameters.Of(view.Scope, mode).Find(name.Name) is not { } parameter)
        {
            isOfOtherMode = value is not null and not JsonUnknown { IsSet: false };
            return null;
        }

        return parameter.Checks.FirstOrDefault(check => !check.IsWarning && Fails(check, parameter, value));
    }

    private bool IsModeDecided(out string? mode)
    {
        mode = null;
        if (view.Scope.Union is not { } union) return true;
        if (!_decided.TryGetValue(union.Name, out var value) || value is JsonUnknown) return false;
        mode = value is null ? union.AbsentMode : value.ToText();
        return true;
    }

    private static bool Fails(FieldCheck check, ParameterView parameter, JsonValue? value) => check.Constraint switch
    {
        FieldConstraint.Required => value is null,
        FieldConstraint.Type or FieldConstraint.Pattern => false,
        FieldConstraint.Count or FieldConstraint.Supported or FieldConstraint.Fixed => value is not null && !RequestValidator.Holds(check.Constraint, parameter, value),
        _ when value is JsonArray list && parameter.Shape is ListShape => list.Items.Any(item => !RequestValidator.Holds(check.Constraint, parameter, item)),
        _ => value is not null && !RequestValidator.Holds(check.Constraint, parameter, value),
    };
}
