using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>A model with all that is known of it, or with what is wrong with it.</summary>
/// <param name="Plan">The plan; null when an error was found.</param>
/// <param name="Findings">What was found.</param>
public sealed record CheckedModel(ModelPlan? Plan, EquatableArray<Finding> Findings);
