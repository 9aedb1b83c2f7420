using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Validation;

/// <summary>What is found of one request.</summary>
/// <param name="Id">The request's id; null: it has none.</param>
/// <param name="Model">The wire's model id; null: none is known.</param>
/// <param name="Violations">What is wrong, warnings included.</param>
internal readonly record struct Answer(JsonValue? Id, string? Model, IReadOnlyList<RequestViolation> Violations)
{
    /// <summary>Whether there are nothing but warnings.</summary>
    public bool IsValid => ErrorCount == 0;

    /// <summary>How many errors there are.</summary>
    public int ErrorCount
    {
        get
        {
            var count = 0;
            foreach (var violation in Violations)
            {
                if (!violation.IsWarning) count++;
            }

            return count;
        }
    }

    /// <summary>Where a violation is: the path in the body as it travels.</summary>
    public static string PlaceOf(RequestViolation violation) => violation.Wire ?? violation.Parameter;
}
