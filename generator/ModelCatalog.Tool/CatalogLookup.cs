using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool;

/// <summary>Finds what an argument names; what is not there is printed with the nearest that is.</summary>
internal static class CatalogLookup
{
    /// <summary>Whether a catalog has a provider.</summary>
    public static bool HasProvider(CompiledCatalog catalog, string provider, ToolTerminal terminal)
    {
        var known = catalog.Index.Providers.Select(one => one.Provider).ToList();
        if (known.Contains(provider)) return true;
        terminal.Error.WriteLine($"modelcat: the catalog has no provider '{provider}'{NearestName.Hint(provider, known)}; expected one of {string.Join(", ", known)}");
        return false;
    }

    /// <summary>The model of a key or of a provider's id; null: there is none, or that provider does not serve it.</summary>
    public static ModelPlan? FindModel(CompiledCatalog catalog, string model, string? provider, ToolTerminal terminal)
    {
        var plan = catalog.Models.FirstOrDefault(one => one.Model.Key == model)
            ?? catalog.Models.FirstOrDefault(one => one.ProviderViews.Any(view => (provider is null || view.Provider == provider) && view.Body.ModelIds.Any(id => id.Id == model)));
        if (plan is null)
        {
            var known = catalog.Models.Select(one => one.Model.Key).Concat(catalog.Models.SelectMany(one => one.ProviderViews).SelectMany(view => view.Body.ModelIds).Select(id => id.Id)).Distinct().ToList();
            terminal.Error.WriteLine($"modelcat: the catalog has no model '{model}'{NearestName.Hint(model, known)}");
            return null;
        }

        if (plan.FindView(provider) is not null) return plan;
        terminal.Error.WriteLine($"modelcat: {provider} does not serve {plan.Model.Key}; it is served by {string.Join(", ", plan.ProviderViews.Select(one => one.Provider))}");
        return null;
    }
}
