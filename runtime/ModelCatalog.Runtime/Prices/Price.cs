using System.Globalization;

namespace ModelCatalog;

/// <summary>What a request would cost: as the provider answers, or by the prices that it documents.</summary>
/// <param name="Amount">How much; never negative.</param>
/// <param name="Unit">Of what: US dollars, or credits, which each provider sells at its own price.</param>
public sealed record Price(decimal Amount, PriceUnit Unit)
{
    /// <summary><c>0.40 USD</c>.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture) + (Unit == PriceUnit.Usd ? " USD" : " credits");
}
