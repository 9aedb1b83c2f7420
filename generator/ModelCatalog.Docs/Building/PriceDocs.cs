using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Docs.Rendering;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes prices against each other. Only what is counted in the same unit can be compared; credits are each provider's own.</summary>
internal static class PriceDocs
{
    /// <summary>The groups, dollars first.</summary>
    public static PricesDoc Of(CatalogReference catalog)
    {
        var prices = catalog.Matrix.Models.SelectMany(model => model.Wires.SelectMany(wire => wire.Prices.Select(price => (model, wire, price)))).ToList();
        var groups = prices.GroupBy(one => (Unit: ModelFacets.UnitOf(one.price.Declaration), Provider: one.price.Declaration.Unit == PriceUnit.Usd ? "" : one.wire.Provider))
            .OrderBy(group => group.Key.Provider, StringComparer.Ordinal).ThenBy(group => group.Key.Unit, StringComparer.Ordinal);
        return new PricesDoc([.. groups.Select(group =>
        {
            var title = CatalogDocs.Unit(group.Key.Unit) + (group.Key.Provider.Length == 0 ? "" : " at " + catalog.LinkToProvider(group.Key.Provider).Text);
            var bars = group.GroupBy(one => (one.model, one.wire)).Select(one => (Row: Row(catalog, one.Key.model, one.Key.wire, [.. one.Select(part => part.price)]), Bar: Bar(catalog, one.Key.model, one.Key.wire, [.. one.Select(part => part.price)])))
                .OrderBy(one => one.Bar.Low).ThenBy(one => one.Bar.High).ThenBy(one => one.Bar.Label, StringComparer.Ordinal).ToList();
            return new PriceGroup(title, Anchors.Of("prices", group.Key.Unit + (group.Key.Provider.Length == 0 ? "" : "-" + group.Key.Provider)), PriceChart.Of(title, [.. bars.Select(one => one.Bar)]), [.. bars.Select(one => one.Row)]);
        })]);
    }

    private static PriceRow Row(CatalogReference catalog, MatrixModel model, MatrixWire wire, List<MatrixPrice> prices)
    {
        var amounts = prices.Select(price => price.Declaration.Amount).OrderBy(amount => amount.AsDouble).ToList();
        return new PriceRow(CatalogReference.LinkTo(model.Plan, Anchors.Of("at", wire.Provider)), catalog.LinkToProvider(wire.Provider), amounts[0].Digits, amounts[^1].Digits, [.. prices.Select(price => price.Words)]);
    }

    private static PriceBar Bar(CatalogReference catalog, MatrixModel model, MatrixWire wire, List<MatrixPrice> prices)
    {
        var amounts = prices.Select(price => price.Declaration.Amount).OrderBy(amount => amount.AsDouble).ToList();
        var text = amounts[0].Equals(amounts[^1]) ? amounts[0].Digits : amounts[0].Digits + "–" + amounts[^1].Digits;
        return new PriceBar($"{model.Title} at {catalog.LinkToProvider(wire.Provider).Text}", amounts[0].AsDouble, amounts[^1].AsDouble, text);
    }
}
