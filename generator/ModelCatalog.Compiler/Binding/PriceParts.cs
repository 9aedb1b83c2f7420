using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of the request that asks for a price.</summary>
/// <param name="Request">What differs from the submit.</param>
internal sealed record PriceParts(OperationParts Request)
{
    public EquatableArray<JsonMember>? With { get; init; }

    public EquatableArray<string>? Usd { get; init; }

    public EquatableArray<string>? Credits { get; init; }

    public static PriceParts? Over(PriceParts? upper, PriceParts? lower)
    {
        if (upper is null || lower is null) return upper ?? lower;
        var saysUnit = upper.Usd is not null || upper.Credits is not null;
        return new PriceParts(OperationParts.Over(upper.Request, lower.Request)!)
        {
            With = upper.With ?? lower.With,
            Usd = saysUnit ? upper.Usd : lower.Usd,
            Credits = saysUnit ? upper.Credits : lower.Credits,
        };
    }

    /// <summary>The request; null where there is no submit that it could be laid over.</summary>
    public PriceOperationDescriptor? Complete(OperationDescriptor? submit) => submit is null ? null : new PriceOperationDescriptor
    {
        Operation = submit with
        {
            Method = Request.Method ?? submit.Method,
            PathTemplate = Request.PathTemplate ?? submit.PathTemplate,
            Query = Request.Query ?? submit.Query,
            Headers = Request.Headers ?? submit.Headers,
            Reply = default,
            Keep = default,
            Pointer = Request.Scope.Pointer,
        },
        With = With ?? default,
        Usd = Usd ?? default,
        Credits = Credits ?? default,
        Pointer = Request.Scope.Pointer,
    };
}
