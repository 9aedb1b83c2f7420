using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Tool.Creating;

/// <summary>Finds the first descriptor of a model that checks clean in its catalog.</summary>
internal static class ModelAuthor
{
    /// <summary>The tasks that most catalogs know; those of this one come first.</summary>
    private static readonly string[] s_tasks = ["text-to-video", "image-to-video", "text-to-image", "image-to-image", "text-to-speech", "text-to-music", "text-to-text"];

    /// <summary>What the call and the answers say.</summary>
    public static ModelSkeleton Ask(NewOptions options, Answers answers, NewFile file)
    {
        var index = file.Catalog.Index;
        var key = answers.Text(options.Key, "model", null, text => text.Split('/') switch
        {
            [var model] => CatalogName.ProblemOfModel(model),
            [var vendor, var model] => CatalogName.ProblemOfVendor(vendor) ?? CatalogName.ProblemOfModel(model),
            _ => $"'{text}' cannot name a model; expected a name, or vendor/name",
        });
        var parts = key.Split('/');
        var vendor = parts.Length == 2 ? parts[0] : answers.Text(options.Vendor, "--vendor", null, CatalogName.ProblemOfVendor);
        var tasks = file.Catalog.Models.SelectMany(plan => plan.Model.Tasks).GroupBy(task => task, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).Union(s_tasks, StringComparer.Ordinal).ToList();
        var task = options.Task is null ? answers.OneOf(null, "--task", tasks) : answers.Text(options.Task, "--task", null, CatalogName.ProblemOfTask);
        var providers = index.Providers.Select(provider => provider.Provider).Order(StringComparer.Ordinal).ToList();
        var served = providers.Count > 0 || options.Provider is not null ? answers.OneOf(options.Provider, "--provider", providers) : null;
        var signature = new ModelSignature($"{vendor}/{parts[^1]}", parts[^1], null, default);
        var word = answers.Problem is null ? NamePlanner.PrefixOf(signature) : "";
        return new ModelSkeleton
        {
            Model = parts[^1],
            Vendor = vendor,
            Task = task,
            Title = options.Title ?? Words.Of(parts[^1]),
            Provider = served,
            Name = index.Models.Any(other => other.Key != signature.Key && NamePlanner.PrefixOf(other) == word) ? NaturalName.Proposal(vendor) + word : null,
        };
    }

    /// <summary>The text of the descriptor: the first form of a wire that the provider's routes take. What is wrong with the last of them, if none does.</summary>
    public static (string Text, IReadOnlyList<Diagnostic> Problems) Find(ModelSkeleton skeleton, string path, NewFile file)
    {
        IReadOnlyList<Diagnostic> problems = [];
        foreach (var candidate in Candidates(skeleton, file.Catalog.Index.FindProvider(skeleton.Provider ?? "")))
        {
            (var catalog, problems) = file.Try(path, candidate.Write());
            if (problems.Count > 0) continue;
            var plan = catalog.Models.First(one => one.Model.Path == path);
            var body = candidate.Provider is not null && plan.FindView(candidate.Provider) is { } view
                ? BodyWriter.Write(plan, view, RequestReader.Read(plan, plan.ModelView, candidate.Request()).At(view)) : null;
            var text = (candidate with { Body = body }).Write();
            return (text, file.Try(path, text).Problems);
        }

        return ("", problems);
    }

    // Routes that start tasks come first; a route may have no place for a model id.
    private static IEnumerable<ModelSkeleton> Candidates(ModelSkeleton skeleton, ProviderDescriptor? provider)
    {
        if (provider is null) return [skeleton];
        var routes = provider.Routes.Prepend(provider.Route).OrderByDescending(route => route.Starts.Any()).ToList();
        return routes.SelectMany(route => Enumerable.Range(0, 2).Select(i => skeleton with { Route = route.Name, HasId = i == 0 }));
    }
}
