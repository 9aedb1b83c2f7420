using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes a model at a provider.</summary>
internal static class WireDocs
{
    /// <summary>Everything of a wire.</summary>
    public static WireDoc Of(CatalogReference catalog, MatrixModel model, MatrixWire wire, RuleDocs rules, Anchors anchors)
    {
        var declared = model.Plan.Model.Wires.First(one => one.Provider == wire.Provider);
        return new WireDoc
        {
            Provider = catalog.LinkToProvider(wire.Provider),
            Anchor = anchors.Add("at", wire.Provider),
            Route = wire.View.Body.Route,
            Ids = [.. wire.View.Body.ModelIds.Select(id => new ModelIdDoc(id.Variant, id.Id, id.When is { } when ? ExpressionEnglish.Describe(when) : null))],
            IdParameter = wire.View.Body.ModelFrom,
            Unserved = [.. model.Plan.Model.Variants.Select(variant => variant.Key).Except(wire.View.Variants)],
            NotTaken = [.. wire.Parameters.Where(parameter => !parameter.IsTaken && !parameter.IsAdded).Select(parameter => parameter.Name).Distinct()],
            Changes = [.. wire.Parameters.Select(Change).OfType<FactDoc>()],
            Fields = [.. wire.Parameters.Where(parameter => parameter.IsTaken && parameter.WireName is { } name && LastStep(name) != parameter.Name).Select(parameter => new FactDoc(parameter.Name, parameter.WireName!)).Distinct()],
            Rules = [.. rules.At(wire.Provider)],
            Refused = ModelDocs.Refused(declared.NotAccepted),
            Prices = [.. wire.Prices.Select(price => price.Words)],
            Notes = [.. declared.Notes],
            Sources = ModelDocs.Links(declared.Sources),
        };
    }

    private static FactDoc? Change(MatrixParameter parameter)
    {
        if (!parameter.IsTaken) return null;
        var name = (parameter.Mode is null ? "" : parameter.Mode + ": ") + parameter.Name;
        if (parameter.IsAdded) return new FactDoc(name, string.Join("; ", [.. (string[])["only here"], .. LimitWords.Of(parameter.View)]));
        return ParameterDocs.Changes(parameter) is { } words ? new FactDoc(name, words) : null;
    }

    private static string LastStep(string path) => path[(path.LastIndexOf('.') + 1)..];
}
