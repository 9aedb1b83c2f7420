namespace ModelCatalog;

/// <summary>The request that asks what a request would cost. It starts nothing, so it may be repeated.</summary>
public sealed record PriceProtocol
{
    /// <summary>The request; its body is that of the submit.</summary>
    public required OperationProtocol Operation { get; init; }

    /// <summary>Fields that the body has beside those of the submit; no submit ever has them.</summary>
    public IReadOnlyList<PriceField> With { get; init; } = [];

    /// <summary>Where the price is.</summary>
    public required ReplyPath Amount { get; init; }

    /// <summary>What it is counted in.</summary>
    public PriceUnit Unit { get; init; }
}
