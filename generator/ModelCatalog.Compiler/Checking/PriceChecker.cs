using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks prices: when they hold, and how many of the unit a request means.</summary>
internal sealed class PriceChecker(ScopeDraft draft, EquatableArray<Symbol> symbols, ICollection<Finding> findings)
{
    public EquatableArray<PricePlan> Check(WireDescriptor wire)
    {
        var prices = new List<PricePlan>();
        PriceDescriptor? last = null;
        foreach (var price in wire.Pricing)
        {
            if (last is not null) findings.Add(PriceDiagnostics.NeverApplies.AtKey(price.Pointer, "one before it has no 'when', and the first that holds counts"));
            if (price.When is null) last ??= price;
            if (draft.MentionsBroken(price.When) || draft.MentionsBroken(price.Times)) continue;
            Expression? when = null;
            Expression? quantity = null;
            if (price.When is not null && (when = ExpressionCompiler.Compile(price.When, symbols, ExpressionKind.Boolean, price.Pointer / "when", findings)) is null) continue;
            if (price.Times is null && price.Per is "second" or "character")
            {
                findings.Add(PriceDiagnostics.NoQuantity.AtKey(price.Pointer, price.Per, price.Per == "second" ? "duration" : "text"));
                continue;
            }

            if (price.Times is not null && (quantity = Quantity(price, price.Times)) is null) continue;
            prices.Add(new PricePlan(price, quantity, when));
        }

        return prices.ToEquatableArray();
    }

    // The number is meant by a number itself, by a text where characters are paid, by a list where its items are.
    private Expression? Quantity(PriceDescriptor price, string times)
    {
        if (ExpressionCompiler.Compile(times, symbols, null, price.Pointer / "times", findings) is not { } quantity) return null;
        var type = quantity.Type;
        if (IsNumeric(type) || type.Alternatives.Any(IsNumeric)) return quantity;
        if (price.Per == "character" && type is { Kind: ExpressionKind.Text, Domain.Count: 0 }) return new SizeExpression(quantity);
        if (price.Per is "image" or "video" && type.Kind == ExpressionKind.List) return new SizeExpression(quantity);
        var expected = price.Per switch
        {
            "second" => "a number; texts are translated, as in `length == 'short' ? 5 : 10`",
            "character" => "a number, or the text whose characters count",
            _ => "a number, or the list whose items count",
        };
        findings.Add(PriceDiagnostics.Quantity.At(price.Pointer / "times", times, type.Kind == ExpressionKind.Text && type.Domain.Count > 0 ? "one of several texts" : "of type " + type, price.Per, expected));
        return null;
    }

    private static bool IsNumeric(ExpressionType type) => type.Kind is ExpressionKind.Integer or ExpressionKind.Number;
}
