using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>The options of a provider's calls as C# that sets them sees them.</summary>
internal sealed class OptionsModel
{
    private readonly IReadOnlyList<RouteDescriptor> _routes;

    /// <summary>Takes a provider.</summary>
    public OptionsModel(ProviderDescriptor provider, ProviderNames names)
    {
        Marker = names.Marker;
        _routes = [provider.Route, .. provider.Routes];
        Options = [.. OptionPlan.Of(provider)];
    }

    /// <summary>The provider's marker class.</summary>
    public string Marker { get; }

    /// <summary>The options.</summary>
    public IReadOnlyList<OptionPlan> Options { get; }

    /// <summary>What is wrong with values at a route, as it is said before a submit.</summary>
    /// <param name="route">The route; null: the default.</param>
    /// <param name="values">The values; <see cref="JsonUnknown"/> for those that are not known.</param>
    public IReadOnlyList<RequestViolation> Judge(string? route, IReadOnlyDictionary<string, JsonValue> values) =>
        _routes.FirstOrDefault(one => one.Name == route) is { } taken ? Judge(taken, values) : [];

    /// <summary>What is wrong with values whatever the route is: what every route says that has the option. Nothing is missed.</summary>
    /// <param name="values">The values.</param>
    public IReadOnlyList<RequestViolation> JudgeAnywhere(IReadOnlyDictionary<string, JsonValue> values)
    {
        var found = _routes.Select(route => (Route: route, Violations: Judge(route, values))).ToList();
        return
        [
            .. found.SelectMany(one => one.Violations)
                .Where(violation => violation.Kind != ViolationKind.Required)
                .Where(violation => found.All(other => other.Route.Options.All(option => option.Key != violation.Parameter) || other.Violations.Any(one => one.Rule == violation.Rule && one.Parameter == violation.Parameter)))
                .GroupBy(violation => violation.Rule, StringComparer.Ordinal)
                .Select(group => group.First()),
        ];
    }

    /// <summary>A sentence with the properties' names in place of the options'.</summary>
    public string InCSharp(string sentence) =>
        string.Join("`", sentence.Split('`').Select((part, i) => i % 2 == 1 && Options.FirstOrDefault(one => one.Key == part) is { } option ? option.Property : part));

    private static IReadOnlyList<RequestViolation> Judge(RouteDescriptor route, IReadOnlyDictionary<string, JsonValue> values)
    {
        var known = route.Options.Where(option => values.TryGetValue(option.Key, out var value) && value is not JsonUnknown).ToDictionary(option => option.Key, option => values[option.Key], StringComparer.Ordinal);
        return [.. CallOptions.Validate(route, known).Where(violation => known.ContainsKey(violation.Parameter) || !values.ContainsKey(violation.Parameter))];
    }
}
