using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs;

/// <summary>Every page of a catalog's reference.</summary>
public static class PageSet
{
    private static readonly (string Text, string Page, string Folder)[] s_parts =
    [
        ("Models", "index", "models/"), ("Providers", "providers", "providers/"), ("Matrix", "matrix", "matrix/"), ("Prices", "prices", "prices/"), ("Rules", "rules", "rules/"),
        ("Language", "language", "language/"), ("Diagnostics", "diagnostics", "diagnostics/"),
    ];

    /// <summary>The pages, in the order in which one reads them.</summary>
    public static IEnumerable<Page> Of(CatalogReference catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return All(catalog).Select(page => page with
        {
            Navigation = [.. s_parts.Select(part => new NavigationItem(Link.To(part.Text, part.Page), page.Path == part.Page || page.Path.StartsWith(part.Folder, StringComparison.Ordinal)))],
        });
    }

    private static IEnumerable<Page> All(CatalogReference catalog)
    {
        var index = CatalogDocs.Of(catalog);
        yield return new Page("index", "Models", Count(catalog.Models.Count, "model") + " at " + Count(index.Providers.Count, "provider") + ", each with its parameters, rules, prices and examples.", "index", index);
        foreach (var model in catalog.Matrix.Models)
        {
            var doc = ModelDocs.Of(catalog, model);
            yield return new Page(CatalogReference.PageOf(model.Plan), doc.Title, doc.Summary ?? doc.Title + " by " + doc.Vendor, "model", doc);
        }

        yield return new Page("providers", "Providers", "How each API is spoken: addresses, tasks, callbacks, errors.", "providers", index);
        foreach (var provider in catalog.Providers) yield return Provider(catalog, provider);
        yield return new Page("matrix", "Who serves what", "Every model at every provider.", "matrix", MatrixDocs.Of(catalog));
        yield return new Page("prices", "Prices", "What is documented of prices, side by side where it can be compared.", "prices", PriceDocs.Of(catalog));
        var kinds = RuleKindDocs.Of(catalog);
        yield return new Page("rules", "Kinds of rules", "What can be wrong with a request, kind by kind.", "rules", new RuleKindsDoc(kinds));
        foreach (var kind in kinds) yield return new Page("rules/" + kind.Name, "Rules of kind " + kind.Name, kind.Meaning, "rule", kind);
        yield return new Page("language", "The descriptor language", "Every key of a catalog's files: what it takes, what it means, a line that is right.", "language", LanguageDocs.All());
        var diagnostics = DiagnosticDocs.All();
        yield return new Page("diagnostics", "Diagnostics", "What the checker says of a descriptor, and the analyzer of a request.", "diagnostics", diagnostics);
        foreach (var diagnostic in diagnostics.Areas.SelectMany(area => area.Diagnostics))
            yield return new Page("diagnostics/" + diagnostic.Id, diagnostic.Id + ": " + diagnostic.Title, diagnostic.Title, "diagnostic", diagnostic);
    }

    private static Page Provider(CatalogReference catalog, ProviderDescriptor provider)
    {
        var doc = ProviderDocs.Of(catalog, provider);
        return new Page("providers/" + doc.Key, doc.Title, $"How {doc.Title} is spoken: {Count(doc.Models.Count, "model")}, requests, statuses, errors.", "provider", doc);
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
