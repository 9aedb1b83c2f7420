using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;

namespace ModelCatalog.Tool.Listing;

/// <summary>What can be listed.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Columns">The heads of its columns.</param>
/// <param name="Items">Its rows, in order.</param>
internal sealed record ListKind(string Name, IReadOnlyList<string> Columns, Func<CompiledCatalog, IEnumerable<ListItem>> Items)
{
    /// <summary>All of them; the first is meant where none is named.</summary>
    public static IReadOnlyList<ListKind> All { get; } =
    [
        new("models", ["MODEL", "TITLE", "TASKS", "PROVIDERS"], Models),
        new("providers", ["PROVIDER", "TITLE", "MODELS", "ROUTES", "ADDRESS"], Providers),
        new("rules", ["RULE", "MODEL", "PROVIDER", "SAYS"], Rules),
        new("parameters", ["PARAMETER", "MODEL", "MODE", "IS"], Parameters),
        new("operations", ["PROVIDER", "OPERATION", "ROUTE", "REQUEST"], Operations),
    ];

    private static IEnumerable<ListItem> Models(CompiledCatalog catalog) => catalog.Models.OrderBy(plan => plan.Model.Key, StringComparer.Ordinal).Select(plan =>
    {
        var (model, providers) = (plan.Model, ProvidersOf(plan));
        return new ListItem([plan], providers, [model.Key, model.Title ?? "", string.Join(", ", model.Tasks), string.Join(", ", providers)], JsonOutput.Object(
            ("model", JsonOutput.Text(model.Key)), ("title", JsonOutput.Text(model.Title)), ("summary", JsonOutput.Text(model.Summary)), ("tasks", JsonOutput.Texts(model.Tasks)),
            ("providers", JsonOutput.Texts(providers))))
        {
            Words = [model.Summary ?? "", .. plan.ProviderViews.SelectMany(view => view.Body.ModelIds).Select(id => id.Id)],
        };
    });

    private static IEnumerable<ListItem> Providers(CompiledCatalog catalog) => catalog.Index.Providers.OrderBy(provider => provider.Provider, StringComparer.Ordinal).Select(provider =>
    {
        var models = ModelsOf(catalog, provider.Provider);
        var routes = provider.Routes.Select(route => route.Name!).ToList();
        return new ListItem(models, [provider.Provider], [provider.Provider, provider.Title ?? "", $"{models.Count}", routes.Count == 0 ? "-" : string.Join(", ", routes), provider.BaseUrl ?? "-"], JsonOutput.Object(
            ("provider", JsonOutput.Text(provider.Provider)), ("title", JsonOutput.Text(provider.Title)), ("base_url", JsonOutput.Text(provider.BaseUrl)), ("routes", JsonOutput.Texts(routes)),
            ("models", JsonOutput.Texts(models.Select(plan => plan.Model.Key)))));
    });

    private static IEnumerable<ListItem> Rules(CompiledCatalog catalog) => Sorted(catalog).SelectMany(RuleFacts.OfRules)
        .OrderBy(rule => rule.Id, StringComparer.Ordinal).ThenBy(rule => rule.Plan.Model.Key, StringComparer.Ordinal).Select(rule =>
            new ListItem([rule.Plan], rule.View.Provider is { } provider ? [provider] : ProvidersOf(rule.Plan), [rule.Id, rule.Plan.Model.Key, rule.View.Provider ?? "", string.Join(". ", rule.Sentences)], rule.ToJson()));

    private static IEnumerable<ListItem> Parameters(CompiledCatalog catalog) => Sorted(catalog).Select(MatrixModel.Of)
        .SelectMany(model => model.Parameters.Select((parameter, i) => (Model: model, Parameter: parameter, Index: i)))
        .OrderBy(one => one.Parameter.Name, StringComparer.Ordinal).Select(one =>
        {
            var (model, parameter) = (one.Model, one.Parameter);
            var taken = model.Wires.Where(wire => wire.Parameters[one.Index].IsTaken).ToList();

            // What only providers have is described as one of them takes it.
            var shown = parameter.IsAdded && taken.Count > 0 ? taken[0].Parameters[one.Index] : parameter;
            var providers = taken.Select(wire => wire.Provider).ToList();
            return new ListItem([model.Plan], providers, [parameter.Name, model.Key, parameter.Mode ?? "", MatrixText.Facts(shown)], JsonOutput.Object(
                ("model", JsonOutput.Text(model.Key)), ("providers", JsonOutput.Texts(providers)), ("parameter", MatrixJson.Of(shown))))
            {
                Words = [parameter.View.Effective.Doc ?? ""],
            };
        });

    private static IEnumerable<ListItem> Operations(CompiledCatalog catalog) => catalog.Index.Providers.OrderBy(provider => provider.Provider, StringComparer.Ordinal)
        .SelectMany(provider => OperationFacts.Of(provider).Select(operation => new ListItem(
            ModelsOf(catalog, provider.Provider), [provider.Provider], [provider.Provider, operation.Name, operation.Route ?? "", operation.Request], JsonOutput.Object(
                ("provider", JsonOutput.Text(provider.Provider)), ("operation", JsonOutput.Text(operation.Name)), ("route", JsonOutput.Text(operation.Route)),
                ("method", JsonOutput.Text(operation.Operation.Method)), ("path", JsonOutput.Text(operation.Operation.PathTemplate)), ("doc", JsonOutput.Text(operation.Doc))))
        {
            Words = [operation.Doc ?? ""],
        }));

    private static IEnumerable<ModelPlan> Sorted(CompiledCatalog catalog) => catalog.Models.OrderBy(plan => plan.Model.Key, StringComparer.Ordinal);

    private static List<string> ProvidersOf(ModelPlan plan) => plan.ProviderViews.Select(view => view.Provider!).ToList();

    private static List<ModelPlan> ModelsOf(CompiledCatalog catalog, string provider) => catalog.Models.Where(plan => plan.FindView(provider) is not null).ToList();
}
