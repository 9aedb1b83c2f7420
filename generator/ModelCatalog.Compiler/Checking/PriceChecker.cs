using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks prices: their conditions and what multiplies them.</summary>
internal sealed class PriceChecker(EquatableArray<Symbol> symbols, ICollection<Finding> findings)
{
    public EquatableArray<PricePlan> Check(WireDescriptor wire)
    {
        var prices = new List<PricePlan>();
        foreach (var price in wire.Pricing)
        {
            Expression? when = null;
            Expression? times = null;
            if (price.When is not null && (when = ExpressionCompiler.Compile(price.When, symbols, ExpressionKind.Boolean, price.Pointer / "when", findings)) is null) continue;
            if (price.Times is not null && (times = ExpressionCompiler.Compile(price.Times, symbols, null, price.Pointer / "times", findings)) is null) continue;
            if (times is not null && times.Type.Kind is not (ExpressionKind.Integer or ExpressionKind.Number))
            {
                findings.Add(ModelDiagnostics.ConstraintDoesNotFit.At(price.Pointer / "times", "times", "numbers", price.Times!, "none"));
                continue;
            }

            prices.Add(new PricePlan(price.Usd, price.Per, times, when));
        }

        return prices.ToEquatableArray();
    }
}
