namespace ModelCatalog;

/// <summary>A model at one provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Route">The provider's route; null: its default.</param>
/// <param name="ModelIds">The model ids that the provider takes; empty where it has none, or where the id is a parameter.</param>
public sealed record ModelWire(string Provider, string? Route, IReadOnlyList<string> ModelIds)
{
    /// <summary>The model; null for a wire that belongs to none.</summary>
    public ModelInfo? Model { get; internal init; }

    /// <summary>The keys of the variants that are served; empty where the model has none.</summary>
    public IReadOnlyList<string> Variants => Details.Variants;

    /// <summary>The model ids, each with the variant and the condition that it stands for.</summary>
    public IReadOnlyList<ModelIdInfo> Ids => Details.Ids;

    /// <summary>The model's parameters as this provider takes them: as many as the model has, in the same order.</summary>
    public IReadOnlyList<ParameterInfo> Parameters => Details.Parameters;

    /// <summary>The prices that the provider documents, the first that holds counts; empty: none is known.</summary>
    public IReadOnlyList<PriceInfo> Prices => Details.Prices;

    private WireFacts Details => Model?.Details.Wires.GetValueOrDefault(Provider) ?? WireFacts.None;
}

/// <summary>A variant of a model.</summary>
/// <param name="Key">Its key, as requests name it.</param>
/// <param name="Title">What people call it; null: nothing but the key.</param>
/// <param name="Doc">What it is; null: not said.</param>
/// <param name="IsDefault">Whether a request that names no variant means it.</param>
/// <param name="Deprecated">Why not to use it, empty without a reason; null: it is not deprecated.</param>
public sealed record VariantInfo(string Key, string? Title, string? Doc, bool IsDefault, string? Deprecated);

/// <summary>A model id at a provider.</summary>
/// <param name="Variant">The variant that it stands for; null: any.</param>
/// <param name="Id">The id.</param>
/// <param name="When">In words, when it is the one; null: always.</param>
public sealed record ModelIdInfo(string? Variant, string Id, string? When);

/// <summary>A documented price.</summary>
/// <param name="Amount">How much one costs.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Per">One of what: <c>video image second character</c>.</param>
/// <param name="Times">How many of them a request means, as the catalog says it: <c>duration</c>; null: one.</param>
/// <param name="When">When it holds, as the catalog says it: <c>resolution == '720p'</c>; null: always.</param>
/// <param name="Words">All of it in words.</param>
public sealed record PriceInfo(decimal Amount, PriceUnit Unit, string Per, string? Times, string? When, string Words);
