using System.ComponentModel;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>What a catalog says of a model. Names are at hand; the rest is read when it is first asked for.</summary>
public sealed record ModelInfo
{
    private readonly Lazy<ModelFacts> _facts = new(ModelFacts.None);

    /// <summary><c>vendor/model</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it does: <c>text-to-video</c>.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>The keys of models that are close to it but not the same.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>The type of its requests.</summary>
    public required Type RequestType { get; init; }

    /// <summary>Where it is served.</summary>
    public IReadOnlyList<ModelWire> Wires
    {
        get;
        init => field = [.. value.Select(wire => wire with { Model = this })];
    } = [];

    /// <summary>One or two sentences; null: none.</summary>
    public string? Summary => Details.Summary;

    /// <summary>Its variants; empty where it has none.</summary>
    public IReadOnlyList<VariantInfo> Variants => Details.Variants;

    /// <summary>Its parameters, those of modes once for each mode; also those that only providers have.</summary>
    public IReadOnlyList<ParameterInfo> Parameters => Details.Parameters;

    /// <summary>Everything else, as generated code gives it. Not for applications.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CatalogFacts Facts
    {
        init => _facts = new Lazy<ModelFacts>(() => ModelFacts.Read(value()));
    }

    internal ModelFacts Details => _facts.Value;

    /// <summary>The wire of a provider; null where it does not serve the model.</summary>
    /// <param name="provider">The provider's key.</param>
    public ModelWire? FindWire(string provider) => Wires.FirstOrDefault(wire => wire.Provider == provider);

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
