using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>A documented price times the number of what is paid. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EstimatedPrice
{
    // As a double it is exact to the digits that a decimal takes of it.
    private const double LargestNumber = 1e15;

    /// <summary>The price of a number of units; null where the number is unknown or not above 0, or the price is more than a decimal holds.</summary>
    public static Price? Of(decimal amount, PriceUnit unit, long? quantity) => quantity is > 0 ? Multiply(amount, unit, quantity.GetValueOrDefault()) : null;

    /// <summary>The price of a number of units, of which 15 digits count; null where the number is unknown or not above 0.</summary>
    public static Price? Of(decimal amount, PriceUnit unit, double? quantity) =>
        quantity is > 0 and <= LargestNumber ? Multiply(amount, unit, (decimal)quantity.GetValueOrDefault()) : null;

    private static Price? Multiply(decimal amount, PriceUnit unit, decimal quantity)
    {
        try
        {
            return new Price(amount * quantity, unit);
        }
        catch (OverflowException)
        {
            // More than a decimal holds is no price.
            return null;
        }
    }
}
