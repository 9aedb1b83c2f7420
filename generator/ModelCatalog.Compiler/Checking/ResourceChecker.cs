using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks that a <c>resource</c> of a parameter is one that a provider of the model lists.</summary>
internal static class ResourceChecker
{
    /// <summary>The word for ids that come from tasks of one's own.</summary>
    private const string Task = "task";

    public static void Check(ModelDescriptor model, CatalogIndex index, ICollection<Finding> findings)
    {
        foreach (var (parameter, wire) in Uses(model))
        {
            var providers = Providers(model, wire, index).Where(provider => provider.Calls.Any(IsResource)).ToList();

            // A provider that lists none says nothing of what there is.
            if (providers.Count == 0 || providers.Any(provider => provider.FindResource(parameter.Resource!) is not null)) continue;
            var known = providers.SelectMany(provider => provider.Calls).Where(IsResource).Select(call => call.Key).Distinct().ToList();
            var at = "at " + string.Join(" or ", providers.Select(provider => provider.Title ?? provider.Provider));
            findings.Add(ProviderDiagnostics.UnknownResource.At(parameter.Pointer / "resource", parameter.Resource!, at, string.Join(", ", known), NearestName.Hint(parameter.Resource!, known.Append(Task))));
        }
    }

    /// <summary>The resources that a model's parameters and the shared types name, each with the provider of the model that lists it.</summary>
    public static IEnumerable<(ProviderDescriptor Provider, CallDescriptor Resource)> Find(ModelDescriptor model, CatalogIndex index) => Uses(model)
        .Concat(index.Types.SelectMany(type => DeclaredParameters.Of(type.Type)).Where(NamesOne).Select(parameter => (Parameter: parameter, Wire: (string?)null)))
        .SelectMany(use => Providers(model, use.Wire, index).Select(provider => (provider, provider.FindResource(use.Parameter.Resource!))))
        .Where(pair => pair.Item2 is not null)
        .Select(pair => (pair.provider, pair.Item2!))
        .Distinct();

    private static IEnumerable<ProviderDescriptor> Providers(ModelDescriptor model, string? wire, CatalogIndex index) =>
        model.Wires.Where(other => wire is null || other.Provider == wire).Select(other => index.FindProvider(other.Provider)).OfType<ProviderDescriptor>();

    private static bool IsResource(CallDescriptor call) => call.Kind == CallKind.Resource;

    private static IEnumerable<(ParameterDescriptor Parameter, string? Wire)> Uses(ModelDescriptor model) => DeclaredParameters.Of(model).Where(use => NamesOne(use.Parameter));

    private static bool NamesOne(ParameterDescriptor parameter) => parameter.Resource is not (null or Task);
}
