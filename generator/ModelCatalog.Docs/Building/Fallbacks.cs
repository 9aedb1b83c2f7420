using ModelCatalog.Compiler.Docs;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Tells who else can do what a provider does, and what a request has to change on the way.</summary>
internal static class Fallbacks
{
    // More than these are a search on the first page.
    private const int MostModels = 8;

    /// <summary>The fallbacks of a model.</summary>
    public static FallbackDoc Of(CatalogReference catalog, MatrixModel model)
    {
        if (model.Wires.Count == 0) return new FallbackDoc("No provider of the catalog serves it.", []);
        var titles = Prose.Join(model.Wires.Select(wire => catalog.LinkToProvider(wire.Provider).Text), "and");
        if (model.Wires.Count > 1)
        {
            return new FallbackDoc($"{titles} serve it: a request that is right at one of them goes to another with these changes.", [])
            {
                Steps = [.. model.Wires.SelectMany(from => model.Wires.Where(to => !ReferenceEquals(from, to)).Select(to => Step(catalog, from, to)))],
            };
        }

        var models = Others(catalog, model).Take(MostModels).ToList();
        return new FallbackDoc(models.Count == 0 ? $"Only {titles} serves it, and no other provider has a model for the same task." : $"Only {titles} serves it. Other providers have models for the same task, each with parameters of its own:", models);
    }

    private static FallbackStep Step(CatalogReference catalog, MatrixWire from, MatrixWire to)
    {
        var changes = new List<string>();
        var lost = from.View.Variants.Except(to.View.Variants).ToList();
        if (lost.Count > 0) changes.Add($"no variant {Prose.Join(lost.Select(Prose.Code), "or")}");
        for (var i = 0; i < from.Parameters.Count; i++)
        {
            var (here, there) = (from.Parameters[i], to.Parameters[i]);
            if (here.IsTaken && !there.IsTaken) changes.Add($"leave out {Prose.Code(here.Name)}");
            else if (here.IsTaken && there.Differs.Count > 0 && there.Differs != here.Differs && ParameterDocs.Changes(there) is { } words) changes.Add($"{Prose.Code(there.Name)}: {words}");
        }

        return new FallbackStep(catalog.LinkToProvider(from.Provider), catalog.LinkToProvider(to.Provider), [.. changes.Distinct()]);
    }

    // The same output of the same input, somewhere else; the same vendor's first, then those that share the most tasks.
    private static IEnumerable<Link> Others(CatalogReference catalog, MatrixModel model)
    {
        var (own, provider) = (model.Plan.Model, model.Wires[0].Provider);
        return catalog.Matrix.Models
            .Where(other => other.Key != model.Key && other.Wires.Any(wire => wire.Provider != provider) && other.Plan.Model.Tasks.Any(own.Tasks.Contains))
            .OrderByDescending(other => own.Related.Contains(other.Key))
            .ThenByDescending(other => other.Plan.Model.Vendor == own.Vendor)
            .ThenByDescending(other => other.Plan.Model.Tasks.Count(own.Tasks.Contains))
            .ThenBy(other => other.Key, StringComparer.Ordinal)
            .Select(other => CatalogReference.LinkTo(other.Plan));
    }
}
