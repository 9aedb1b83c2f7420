using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits what a request costs at a wire, by the prices that are documented.</summary>
internal static class PriceEmitter
{
    private const string Price = "global::ModelCatalog.Price";
    private const string Values = "PriceValues";

    /// <summary>Emits the method, and the values that it reads.</summary>
    public static void Emit(SourceWriter output, WireContext wire)
    {
        if (wire.View.Prices.Count == 0 || wire.Provider is not { } provider) return;
        var values = new RuleValues(wire.Types, RuleScope.OfRequest(wire.Plan, wire.View, wire.Types), true);
        var body = new SourceWriter();
        var isCertain = EmitPrices(body, wire.View.Prices, new ExpressionEmitter(values, "known"));
        output.Summary($"What a request costs, by the prices that `{provider.Key}` documents; null: not known, or the request is wrong.");
        using (output.Block($"internal static {Price}? EstimateCost({wire.Names.RequestType} request)"))
        {
            // What is refused costs nothing; what is missing is unknown here as it is to rules.
            output.Line($"var violations = new {EmissionContext.Collector}({wire.Names.Validator}.{provider.Marker}Paths);");
            output.Line($"{wire.Names.Validator}.Validate{provider.Marker}(request, ref violations);");
            output.Line("if (violations.IsWrong) return null;");
            if (!values.IsEmpty) output.Line($"var known = new {Values}(request, ref violations);");

            output.Line(body.ToString().TrimEnd('\n'));
            if (!isCertain) output.Line("return null;");
        }

        output.Line();
        if (values.IsEmpty) return;
        values.Emit(output, Values);
        output.Line();
    }

    // A price whose condition is not known may be the one that counts: then none is.
    private static bool EmitPrices(SourceWriter body, EquatableArray<PricePlan> prices, ExpressionEmitter expressions)
    {
        for (var i = 0; i < prices.Count; i++)
        {
            var amount = Amount(prices[i], expressions);
            if (prices[i].When is not { } when)
            {
                body.Line($"return {amount};");
                return true;
            }

            var holds = "holds" + (i + 1).ToString(CultureInfo.InvariantCulture);
            body.Line($"bool? {holds} = {expressions.Condition(when)};");
            body.Line($"if ({holds} is not false) return {holds} is true ? {amount} : null;");
        }

        return false;
    }

    private static string Amount(PricePlan price, ExpressionEmitter expressions)
    {
        var amount = price.Declaration.Amount.TryGetDecimal(out var exact) ? Literals.Decimal(exact) : throw new InvalidOperationException($"{price.Declaration.Amount} is no exact price.");
        var unit = "global::ModelCatalog.PriceUnit." + (price.Declaration.Unit == PriceUnit.Usd ? "Usd" : "Credits");
        if (price.Quantity is not { } quantity) return $"new {Price}({amount}, {unit})";
        return expressions.Number(quantity) is { } number ? $"{EmissionContext.Runtime("EstimatedPrice")}.Of({amount}, {unit}, {number.Text})" : "null";
    }
}
