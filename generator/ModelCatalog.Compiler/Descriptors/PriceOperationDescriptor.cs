using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>The request that asks what a request would cost: the submit's, with what differs.</summary>
public sealed record PriceOperationDescriptor
{
    /// <summary>The request. Its body is that of the submit.</summary>
    public required OperationDescriptor Operation { get; init; }

    /// <summary>Fields that the body has beside those of the submit: scalars.</summary>
    public EquatableArray<JsonMember> With { get; init; }

    /// <summary>Paths of the price in US dollars; empty: it is in credits.</summary>
    public EquatableArray<string> Usd { get; init; }

    /// <summary>Paths of the price in the provider's credits; empty: it is in dollars.</summary>
    public EquatableArray<string> Credits { get; init; }

    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }
}
