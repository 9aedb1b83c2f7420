using ModelCatalog;

namespace Gateway;

/// <summary>What a provider would make of a request: its verdict and its price, without asking it.</summary>
internal sealed record Quote(ModelWire Wire, ValidationResult Verdict, Price? Price, bool HasKey)
{
    /// <summary>Whether the request can be sent there.</summary>
    public bool IsOpen => Verdict.IsValid && HasKey;

    public static Quote Of(CatalogClient client, IModelRequest request, ModelWire wire) =>
        new(wire, wire.Validate(request), wire.EstimateCost(request), wire.CanSubmit && client.GetClient(wire.Provider).HasKey);

    public static IReadOnlyList<Quote> All(CatalogClient client, IModelRequest request) => [.. request.Model.Wires.Select(wire => Of(client, request, wire))];

    /// <summary>
    /// The cheapest provider that takes the request and has a key. Dollars come before credits, which every provider sells at its own price, and those before what nobody knows.
    /// </summary>
    /// <exception cref="Problem">No provider takes it, of which the nearest says why; or those that do have no key.</exception>
    public static Quote Cheapest(CatalogClient client, IModelRequest request)
    {
        var all = All(client, request);
        var cheapest = all.Where(quote => quote.IsOpen)
            .OrderBy(quote => quote.Price is null ? 2 : quote.Price.Unit == PriceUnit.Usd ? 0 : 1)
            .ThenBy(quote => quote.Price?.Amount)
            .ThenBy(quote => quote.Wire.Provider, StringComparer.Ordinal)
            .FirstOrDefault();
        if (cheapest is not null) return cheapest;
        if (all.Any(quote => quote.Verdict.IsValid)) throw Problems.NoKey(client, all.Where(quote => quote.Verdict.IsValid).Select(quote => quote.Wire));
        throw Problems.ValidNowhere(all.OrderBy(quote => quote.Verdict.Violations.Count).ThenBy(quote => quote.Wire.Provider, StringComparer.Ordinal).First());
    }

    /// <summary>The quote as it is sent.</summary>
    public object ToReply() => new { provider = Wire.Provider, valid = Verdict.IsValid, price = Money(Price), can_submit = Wire.CanSubmit, key = HasKey, violations = Problems.List(Verdict) };

    public static object? Money(Price? price) => price is null ? null : new { amount = price.Amount, unit = price.Unit == PriceUnit.Usd ? "USD" : "credits" };
}
