using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Judges what a call of a provider is given, by the constraints of its parameters.</summary>
public static class ArgumentValidator
{
    /// <summary>What is wrong first, with the parameter; null: nothing.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="values">The values by parameter.</param>
    public static (string Parameter, string Message)? Problem(TypePlan parameters, IReadOnlyDictionary<string, JsonValue> values)
    {
        foreach (var parameter in parameters.Scope.Parameters)
        {
            if (!values.TryGetValue(parameter.Key, out var value))
            {
                if (parameter.Effective.Required == true) return (parameter.Key, $"`{parameter.Key}` is required");
                continue;
            }

            var item = parameter.Shape is ListShape list ? list.Item : parameter.Shape;
            foreach (var one in parameter.Shape is ListShape && value is JsonArray array ? array.Items : [value])
            {
                if (ConstraintChecker.Problem(parameter.Effective, item, one) is { } problem) return (parameter.Key, $"`{parameter.Key}`: {problem}; it is `{one.ToText()}`");
            }
        }

        return null;
    }
}
