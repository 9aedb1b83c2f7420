namespace ModelCatalog.Compiler.Interpretation;

/// <summary>What the URL says of a body that was sent: several where routes share a path.</summary>
/// <param name="Route">The provider's route; null: the default.</param>
/// <param name="ModelId">The model's id where it travels in the URL; null: the body says it, or nothing does.</param>
public readonly record struct BodyCall(string? Route, string? ModelId = null);
