using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Docs;

/// <summary>A documented price.</summary>
/// <param name="Declaration">As it is declared.</param>
/// <param name="Words">In words: <c>0.06 USD per second times `duration`, if `resolution` is `720p`</c>.</param>
public sealed record MatrixPrice(PriceDescriptor Declaration, string Words)
{
    /// <summary>The price in words.</summary>
    /// <param name="price">The price.</param>
    /// <param name="isFirst">Whether none stands before it.</param>
    public static MatrixPrice Of(PricePlan price, bool isFirst)
    {
        var declared = price.Declaration;
        var words = $"{declared.Amount.Digits} {(declared.Unit == PriceUnit.Usd ? "USD" : "credits")} per {declared.Per}";
        if (price.Quantity is { } quantity) words += " times " + ExpressionEnglish.Value(quantity);
        if (price.When is { } when) words += ", if " + ExpressionEnglish.Describe(when);
        else if (!isFirst) words = "otherwise " + words;
        return new MatrixPrice(declared, words);
    }
}
