using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>What is found of a body at a provider.</summary>
/// <param name="ModelId">The wire's model id as the URL or the body says it; null: neither does.</param>
/// <param name="Violations">Everything that is wrong with it.</param>
public sealed record BodyVerdict(string? ModelId, IReadOnlyList<RequestViolation> Violations)
{
    /// <summary>The model; null where none was found.</summary>
    public ModelPlan? Plan { get; init; }

    /// <summary>The request that was read; null where no model was found.</summary>
    public RequestState? State { get; init; }

    /// <summary>Which of the calls it is for.</summary>
    public int Call { get; init; }
}
