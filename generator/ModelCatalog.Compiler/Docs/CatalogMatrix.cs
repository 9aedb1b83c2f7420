using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Docs;

/// <summary>Models and providers against each other: who serves what, and what differs there.</summary>
/// <param name="Providers">The keys of the providers that serve any of the models, in their order.</param>
/// <param name="Models">The models, in the order of their keys.</param>
public sealed record CatalogMatrix(EquatableArray<string> Providers, EquatableArray<MatrixModel> Models)
{
    /// <summary>The matrix of some models.</summary>
    /// <param name="plans">The models, without errors.</param>
    /// <param name="provider">The only provider that is looked at; null: all.</param>
    public static CatalogMatrix Of(IEnumerable<ModelPlan> plans, string? provider = null)
    {
        var models = plans.Select(MatrixModel.Of)
            .Select(model => provider is null ? model : model with { Wires = model.Wires.Where(wire => wire.Provider == provider).ToEquatableArray() })
            .Where(model => provider is null || model.Wires.Count > 0)
            .OrderBy(model => model.Key, StringComparer.Ordinal).ToEquatableArray();
        var providers = models.SelectMany(model => model.Wires.Select(wire => wire.Provider)).Distinct().OrderBy(key => key, StringComparer.Ordinal);
        return new CatalogMatrix(providers.ToEquatableArray(), models);
    }
}

/// <summary>A model and its providers.</summary>
/// <param name="Plan">The model.</param>
/// <param name="Parameters">Its parameters, those of modes once for each mode; also those that only providers have.</param>
/// <param name="Wires">The providers that serve it.</param>
public sealed record MatrixModel(ModelPlan Plan, EquatableArray<MatrixParameter> Parameters, EquatableArray<MatrixWire> Wires)
{
    /// <summary><c>vendor/model</c>.</summary>
    public string Key => Plan.Model.Key;

    /// <summary>What people call it.</summary>
    public string Title => Plan.Model.Title ?? Plan.Model.Model;

    /// <summary>The row of a model.</summary>
    public static MatrixModel Of(ModelPlan plan)
    {
        var parameters = All(plan.ModelView).Select(pair => MatrixParameter.OfModel(plan.Model, pair.Mode, pair.View)).ToEquatableArray();
        return new MatrixModel(plan, parameters, plan.ProviderViews.Select(view => MatrixWire.Of(view, parameters)).ToEquatableArray());
    }

    /// <summary>The wire of a provider; null where it does not serve the model.</summary>
    public MatrixWire? FindWire(string provider) => Wires.FirstOrDefault(wire => wire.Provider == provider);

    private static IEnumerable<(string? Mode, ParameterView View)> All(RequestView view) =>
        view.Scope.Parameters.Select(parameter => ((string?)null, parameter))
            .Concat(view.Scope.Union?.Modes.SelectMany(mode => mode.Parameters.Select(parameter => ((string?)mode.Key, parameter))) ?? []);
}

/// <summary>A model at one provider.</summary>
/// <param name="View">The provider's side.</param>
/// <param name="Parameters">As many as the model has, in the same order.</param>
/// <param name="Prices">What the provider documents; the first that holds counts.</param>
public sealed record MatrixWire(RequestView View, EquatableArray<MatrixParameter> Parameters, EquatableArray<MatrixPrice> Prices)
{
    /// <summary>The provider's key.</summary>
    public string Provider => View.Provider!;

    /// <summary>The cell of a provider.</summary>
    public static MatrixWire Of(RequestView view, EquatableArray<MatrixParameter> parameters) => new(
        view,
        parameters.Select(parameter => parameter.At(view)).ToEquatableArray(),
        view.Prices.Select((price, i) => MatrixPrice.Of(price, isFirst: i == 0)).ToEquatableArray());
}
