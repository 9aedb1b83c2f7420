using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>What is known of a request before there is one: what source code says of it in constants.</summary>
/// <remarks>What is not known violates nothing, so whatever is found holds for every request that the code can make.</remarks>
public sealed record PartialRequest
{
    /// <summary>The variant; null: it is absent, or not known.</summary>
    public string? Variant { get; init; }

    /// <summary>Whether the variant, or its absence, is known.</summary>
    public bool IsVariantKnown { get; init; } = true;

    /// <summary>The mode's key; null: it is absent, or not known.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether the mode, or its absence, is known.</summary>
    public bool IsModeKnown { get; init; } = true;

    /// <summary>Values by parameter, those of the mode among them; <see cref="JsonUnknown"/>, anywhere inside them as well, for what is not known.</summary>
    public IReadOnlyDictionary<string, JsonValue> Values { get; init; } = new Dictionary<string, JsonValue>();

    /// <summary>Whether a parameter without a value is absent; else it is not known.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>A parameter that is absent, though others without a value are not known; null: none.</summary>
    public string? Absent { get; init; }

    /// <summary>The same request while it may still be filled in: what it does not say is not known, and neither is what it leaves empty.</summary>
    public PartialRequest Open() => this with
    {
        IsComplete = false,
        IsVariantKnown = Variant is not null,
        IsModeKnown = Mode is not null,
        Values = Values.Where(pair => !Operand.IsEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };

    /// <summary>Judges what is known as one side does.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="view">The side.</param>
    /// <param name="hidesValues">Whether sentences leave out the values.</param>
    public RequestState Judge(ModelPlan plan, RequestView view, bool hidesValues = false)
    {
        var state = new RequestState(view, speaksWire: false) { Variant = Variant, HidesValues = hidesValues };
        if (!IsVariantKnown) state.Fail("variant");
        if (view.Scope.Union is { } union) SetMode(state, union);
        foreach (var parameter in ActiveParameters.Of(view.Scope, state.Mode).All)
        {
            if (Values.TryGetValue(parameter.Key, out var value))
            {
                if (Canonical(plan, parameter, value) is { } set) state.Values[parameter.Key] = set;
            }
            else if (!IsComplete && parameter.Key != Absent)
            {
                state.Fail(parameter.Key);
            }
        }

        RequestValidator.Validate(plan, state);
        return state;
    }

    private void SetMode(RequestState state, UnionView union)
    {
        if (IsModeKnown)
        {
            (state.Mode, state.IsModeTold) = (Mode ?? union.AbsentMode, Mode is not null);
            return;
        }

        // Whichever mode it is, its parameters may be set to anything.
        state.Fail(union.Name);
        foreach (var parameter in union.Modes.SelectMany(mode => mode.Parameters)) state.Fail(parameter.Key);
    }

    /// <summary>A value without what counts as absent; null: all of it does.</summary>
    private static JsonValue? Canonical(ModelPlan plan, ParameterView parameter, JsonValue value)
    {
        if (Operand.IsEmpty(value)) return value is JsonArray && parameter.CountsEmpty ? value : null;
        if (ValueShape.ObjectOf(parameter.Shape) is not { } type) return value;
        var scope = plan.FindType(type.Type).Scope;
        return value switch
        {
            JsonObject one => Canonical(plan, scope, one),
            JsonArray list => new JsonArray(list.Items.Select(item => item is JsonObject entry ? Canonical(plan, scope, entry) : item).ToEquatableArray()),
            _ => value,
        };
    }

    private static JsonObject Canonical(ModelPlan plan, ScopeView scope, JsonObject value)
    {
        var members = new List<JsonMember>();
        foreach (var member in value.Members)
        {
            var canonical = scope.FindParameter(member.Name) is { } parameter ? Canonical(plan, parameter, member.Value) : member.Value;
            if (canonical is not null) members.Add(member with { Value = canonical });
        }

        return new JsonObject(members.ToEquatableArray());
    }
}
