namespace ModelCatalog;

/// <summary>Models and providers against each other.</summary>
/// <param name="Providers">The keys of the providers, in their order: the columns.</param>
/// <param name="Rows">The models, in the order of their keys.</param>
public sealed record ModelMatrix(IReadOnlyList<string> Providers, IReadOnlyList<ModelMatrixRow> Rows);

/// <summary>A model and where it is served.</summary>
/// <param name="Model">The model.</param>
/// <param name="Wires">One for each provider of the matrix, in its order; null where the provider does not serve the model.</param>
public sealed record ModelMatrixRow(ModelInfo Model, IReadOnlyList<ModelWire?> Wires);
