using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>What a request costs, by the prices that are documented.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Unit">Of what.</param>
public sealed record PriceEstimate(decimal Amount, PriceUnit Unit);

/// <summary>Says what a request costs at a provider: the interpreter's half of <c>EstimateCost</c>.</summary>
public static class PriceEstimator
{
    // As a double it is exact to the digits that a decimal takes of it.
    private const double LargestNumber = 1e15;

    /// <summary>The price of a request that was judged. A wrong one has none; one that only lacks something has, where the price does not depend on that.</summary>
    /// <param name="state">The request at a provider.</param>
    /// <returns>The price; null: it is not known.</returns>
    public static PriceEstimate? Estimate(RequestState state)
    {
        if (state.Violations.Any(violation => !violation.IsWarning && violation.Kind != ViolationKind.Required)) return null;
        var view = state.View;
        var context = new ScopeContext(state, state.Values, ActiveParameters.Of(view.Scope, state.Mode), state.Mode, state.IsModeTold, "", true);
        foreach (var price in view.Prices)
        {
            var holds = price.When is null ? true : ExpressionEvaluator.Test(price.When, context);
            if (holds == false) continue;
            if (holds is null || !price.Declaration.Amount.TryGetDecimal(out var amount)) return null;
            if (price.Quantity is null) return new PriceEstimate(amount, price.Declaration.Unit);
            return Number(price.Quantity, context) is { } quantity ? Multiply(amount, quantity, price.Declaration.Unit) : null;
        }

        return null;
    }

    private static decimal? Number(Expression quantity, IEvaluationContext context)
    {
        if (ExpressionEvaluator.Evaluate(quantity, context) is not JsonNumber number) return null;
        if (IsInteger(quantity.Type)) return number.TryGetDecimal(out var exact) && exact is > 0 and <= long.MaxValue ? decimal.Truncate(exact) : null;
        return number.AsDouble is > 0 and <= LargestNumber and var value ? (decimal)value : null;
    }

    internal static bool IsInteger(ExpressionType type) => type.Kind == ExpressionKind.Integer || (type.Kind != ExpressionKind.Number && type.Alternatives.All(other => other.Kind != ExpressionKind.Number));

    private static PriceEstimate? Multiply(decimal amount, decimal quantity, PriceUnit unit)
    {
        try
        {
            return new PriceEstimate(amount * quantity, unit);
        }
        catch (OverflowException)
        {
            // More than a decimal holds is no price.
            return null;
        }
    }
}
