using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Judges what a call of a provider is given, as requests are judged.</summary>
public static class ArgumentValidator
{
    /// <summary>What is wrong.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="values">The values by parameter.</param>
    public static IReadOnlyList<RequestViolation> Validate(TypePlan parameters, IReadOnlyDictionary<string, JsonValue> values) => Validate(parameters.Scope, values);

    internal static IReadOnlyList<RequestViolation> Validate(ScopeView scope, IReadOnlyDictionary<string, JsonValue> values)
    {
        var view = new RequestView { Scope = scope, Body = new BodyPlan(new BodyObjectNode(default), null, default, null, default), WirePaths = default };
        var state = new RequestState(view, speaksWire: false);
        foreach (var parameter in scope.Parameters)
        {
            if (!values.TryGetValue(parameter.Key, out var value)) continue;
            state.Values[parameter.Key] = value;
            if (ConstraintCheck.HasKind(parameter.Shape, value)) continue;
            var sentence = $"`{parameter.Key}` must be {ConstraintCheck.Describe(parameter.Shape)}; it is {{value}}";
            state.Report(ViolationKind.Type, parameter.Key + ".type", false, new RuleMessage(sentence, sentence), parameter.Key, value);
        }

        RequestValidator.Validate(scope, state);
        return state.Violations;
    }
}
