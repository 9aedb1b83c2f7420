using System.Globalization;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes models and providers against each other.</summary>
internal static class MatrixDocs
{
    /// <summary>The matrix: a row for each model, a column for each provider that serves any.</summary>
    public static MatrixDoc Of(CatalogReference catalog) => new(
        [.. catalog.Matrix.Providers.Select(catalog.LinkToProvider)],
        [.. catalog.Matrix.Models.Select(model => new MatrixRow(CatalogReference.LinkTo(model.Plan), [.. catalog.Matrix.Providers.Select(provider => Cell(model, model.FindWire(provider)))]))]);

    private static MatrixCell Cell(MatrixModel model, MatrixWire? wire)
    {
        if (wire is null) return new MatrixCell(null, "not served", null);
        var all = model.Plan.Model.Variants.Count;
        var (signs, words) = (new List<string> { all == 0 ? "yes" : string.Create(CultureInfo.InvariantCulture, $"{wire.View.Variants.Count}/{all}") }, new List<string>());
        if (all > 0) words.Add(string.Create(CultureInfo.InvariantCulture, $"{wire.View.Variants.Count} of {all} variants"));
        Count('-', "parameters not taken", wire.Parameters.Count(parameter => !parameter.IsTaken && !parameter.IsAdded));
        Count('+', "parameters only here", wire.Parameters.Count(parameter => parameter.IsTaken && parameter.IsAdded));
        Count('~', "parameters with other limits", wire.Parameters.Count(parameter => parameter.Differs.Count > 0));
        if (wire.Prices.Count > 0)
        {
            signs.Add("$");
            words.Add("prices are documented");
        }

        var text = string.Join(' ', signs);
        return new MatrixCell(text, words.Count == 0 ? "served as the model is described" : Prose.Join(words, "and"), CatalogReference.LinkTo(model.Plan, Anchors.Of("at", wire.Provider)) with { Text = text });

        void Count(char sign, string what, int count)
        {
            if (count == 0) return;
            signs.Add(string.Create(CultureInfo.InvariantCulture, $"{sign}{count}"));
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }
}
