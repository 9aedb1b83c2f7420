using System.Text.Json;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>What remains of a name, asked of the interpreter and of generated code.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="model">The model's key.</param>
internal sealed class AskedTwice(EmittedCatalog catalog, string model)
{
    /// <summary>Asks.</summary>
    /// <param name="request">What the request says.</param>
    /// <param name="name">The name.</param>
    /// <param name="provider">The provider; null: the model level.</param>
    public (Compiler.Narrowing.AllowedChoices Interpreted, ModelCatalog.AllowedChoices Generated) Ask(string request, string name, string? provider = null)
    {
        var plan = catalog.Plan(model);
        var known = RequestReader.Read(plan, plan.ModelView, JsonText.Parse(request)!).ToPartial();
        var registry = (ModelRegistry)catalog.Type("CatalogModels").GetProperty("Registry")!.GetValue(null)!;
        return (new RequestNarrower(plan, plan.FindView(provider)!).Narrow(known, name)!, registry.Get(model).Narrow(JsonDocument.Parse(request).RootElement, name, provider)!);
    }
}
