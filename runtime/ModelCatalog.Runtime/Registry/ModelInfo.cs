namespace ModelCatalog;

/// <summary>What a catalog says of a model.</summary>
public sealed record ModelInfo
{
    /// <summary><c>vendor/model</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it does: <c>text-to-video</c>.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>The type of its requests.</summary>
    public required Type RequestType { get; init; }

    /// <summary>Where it is served.</summary>
    public IReadOnlyList<ModelWire> Wires { get; init; } = [];

    /// <summary>The wire of a provider; null where it does not serve the model.</summary>
    /// <param name="provider">The provider's key.</param>
    public ModelWire? FindWire(string provider) => Wires.FirstOrDefault(wire => wire.Provider == provider);

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}

/// <summary>A model at one provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Route">The provider's route; null: its default.</param>
/// <param name="ModelIds">The model ids that the provider takes; empty where it has none, or where the id is a parameter.</param>
public sealed record ModelWire(string Provider, string? Route, IReadOnlyList<string> ModelIds);
