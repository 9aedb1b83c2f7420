using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes the catalog as a whole: every model in short, and what it can be found by.</summary>
internal static class CatalogDocs
{
    /// <summary>The first page.</summary>
    public static CatalogDoc Of(CatalogReference catalog)
    {
        var cards = catalog.Matrix.Models.Select(model => Card(catalog, model)).ToList();
        return new CatalogDoc(cards, [.. catalog.Providers.Select(provider => Served(catalog, provider))],
        [
            Filter("task", "Task", cards, card => card.Tasks),
            Filter("vendor", "Vendor", cards, card => [card.Vendor]),
            new FilterDoc("provider", "Provider", [.. catalog.Providers.Select(provider => new FilterOption(provider.Provider, CatalogReference.TitleOf(provider), cards.Count(card => card.ProviderKeys.Contains(provider.Provider)))).Where(option => option.Count > 0)]),
            Filter("resolution", "Resolution", cards, card => card.Resolutions.Select(text => text.ToLowerInvariant())),
        ])
        {
            Rules = catalog.Models.Sum(plan => RuleFacts.OfEverything(plan).Count()),
            PriceUnits = [.. cards.SelectMany(card => card.Prices.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(price => price.Split(':')[0]).GroupBy(unit => unit, StringComparer.Ordinal)
                .OrderByDescending(group => group.Key, StringComparer.Ordinal).Select(group => new FilterOption(group.Key, Unit(group.Key), group.Count()))],
        };
    }

    /// <summary>The models of one unit of a price.</summary>
    public static string Unit(string unit)
    {
        var parts = unit.Split('-', 2);
        return (parts[0] == "usd" ? "USD" : "credits") + " per " + parts[1];
    }

    private static ModelCard Card(CatalogReference catalog, MatrixModel model)
    {
        var (descriptor, facets) = (model.Plan.Model, ModelFacets.Of(model));
        var providers = model.Wires.Select(wire => wire.Provider).ToList();
        return new ModelCard
        {
            Model = CatalogReference.LinkTo(model.Plan),
            Key = model.Key,
            Vendor = descriptor.Vendor,
            Summary = descriptor.Summary,
            Tasks = [.. descriptor.Tasks],
            Providers = [.. providers.Select(catalog.LinkToProvider)],
            ProviderKeys = providers,
            Duration = facets.SecondsText,
            Seconds = facets.SecondsData,
            Resolutions = facets.Resolutions,
            Price = facets.Prices.Count == 0 ? null : string.Join(", ", facets.Prices.Select(price => $"{(price.Lowest.Equals(price.Highest) ? "" : "from ")}{price.Lowest.Digits} {Unit(price.Unit)}")),
            Prices = string.Join(' ', facets.Prices.Select(price => price.Unit + ":" + price.Lowest.Digits)),
            Words = string.Join(' ', Words(model).Distinct()).ToLowerInvariant(),
        };
    }

    private static IEnumerable<string> Words(MatrixModel model)
    {
        var descriptor = model.Plan.Model;
        return [model.Key, model.Title, descriptor.Summary ?? "", .. descriptor.Tasks, .. model.Wires.Select(wire => wire.Provider), .. model.Wires.SelectMany(wire => wire.View.Body.ModelIds.Select(id => id.Id)), .. model.Parameters.Select(parameter => parameter.Name)];
    }

    private static FilterDoc Filter(string key, string title, List<ModelCard> cards, Func<ModelCard, IEnumerable<string>> values) => new(
        key, title, [.. cards.SelectMany(card => values(card).Distinct()).GroupBy(value => value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new FilterOption(group.Key, group.Key, group.Count()))]);

    private static ServedProviderDoc Served(CatalogReference catalog, ProviderDescriptor provider)
    {
        var route = provider.Route;
        (string Word, bool Has)[] offers =
        [
            ("callbacks", provider.Routes.Prepend(route).Any(one => one.Webhook is not null)),
            ("uploads", provider.Calls.Any(call => call.Kind == CallKind.Upload)),
            ("cancelling", provider.Routes.Prepend(route).Any(one => one.Cancel is not null)),
            ("prices on request", provider.Routes.Prepend(route).Any(one => one.Price is not null)),
            ("lists of ids", provider.Calls.Any(call => call.Kind == CallKind.Resource)),
        ];
        var link = catalog.LinkToProvider(provider.Provider);
        return new ServedProviderDoc(link, provider.BaseUrl, catalog.Matrix.Models.Count(model => model.FindWire(provider.Provider) is not null), Prose.Join(offers.Where(offer => offer.Has).Select(offer => offer.Word), "and"));
    }
}
