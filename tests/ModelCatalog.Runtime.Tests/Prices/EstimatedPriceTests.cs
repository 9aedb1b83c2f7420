using ModelCatalog.Infrastructure;

namespace ModelCatalog.Runtime.Tests.Prices;

public class EstimatedPriceTests
{
    [Fact]
    public void Amounts_are_exact()
    {
        Assert.Equal(new Price(0.30m, PriceUnit.Usd), EstimatedPrice.Of(0.1m, PriceUnit.Usd, 3L));
        Assert.Equal(new Price(0.07m, PriceUnit.Credits), EstimatedPrice.Of(0.1m, PriceUnit.Credits, 0.7));
        Assert.Equal(new Price(922337203685477580.7m, PriceUnit.Usd), EstimatedPrice.Of(0.1m, PriceUnit.Usd, long.MaxValue));
    }

    [Fact]
    public void No_number_of_units_has_no_price()
    {
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, (long?)null));
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, (double?)null));
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, 0L));
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, -5L));
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, double.NaN));
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, double.PositiveInfinity));
        Assert.Null(EstimatedPrice.Of(0.1m, PriceUnit.Usd, 1e300));
    }

    [Fact]
    public void More_than_a_decimal_holds_is_no_price() => Assert.Null(EstimatedPrice.Of(decimal.MaxValue, PriceUnit.Usd, 2L));
}
