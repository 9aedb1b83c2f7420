using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>What remains legal, as JavaScript: what a search over a model's requests has to know of them, beside their rules.</summary>
public static class NarrowingScript
{
    /// <summary>The script: it follows <see cref="ScriptRuntime.Narrowing"/> and the model's own, and gives the model its <c>allowed</c>. As safe as that one.</summary>
    /// <param name="plan">The model.</param>
    public static string Of(ModelPlan plan) => ScriptPrinter.Call("ModelCatalog.narrow", Table.Object(
        ("key", new Json.JsonString(plan.Model.Key)),
        ("sides", Table.List(plan.ProviderViews.Prepend(plan.ModelView).Select(view => Side(plan, view))))));

    private static Json.JsonValue Side(ModelPlan plan, RequestView view)
    {
        var (names, dependencies) = NarrowingTable.Of(plan, view);
        return Table.Row(Table.Text(view.Provider) ?? (Json.JsonValue)Json.JsonNull.Instance, names, dependencies);
    }
}
