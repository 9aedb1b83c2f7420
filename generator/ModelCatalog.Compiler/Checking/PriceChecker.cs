using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks prices: their conditions and what multiplies them.</summary>
internal sealed class PriceChecker(ScopeDraft draft, EquatableArray<Symbol> symbols, ICollection<Finding> findings)
{
    public EquatableArray<PricePlan> Check(WireDescriptor wire)
    {
        var prices = new List<PricePlan>();
        foreach (var price in wire.Pricing)
        {
            if (draft.MentionsBroken(price.When) || draft.MentionsBroken(price.Times)) continue;
            Expression? when = null;
            Expression? times = null;
            if (price.When is not null && (when = ExpressionCompiler.Compile(price.When, symbols, ExpressionKind.Boolean, price.Pointer / "when", findings)) is null) continue;
            if (price.Times is not null && (times = ExpressionCompiler.Compile(price.Times, symbols, ExpressionKind.Number, price.Pointer / "times", findings)) is null) continue;
            prices.Add(new PricePlan(price.Usd, price.Per, times, when));
        }

        return prices.ToEquatableArray();
    }
}
