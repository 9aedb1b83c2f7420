using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Why the outputs of every stage were made anew or kept: <c>1 Modified</c>; outputs that come from the cache are not named.</summary>
/// <remarks>A stage that a test does not name must have done nothing.</remarks>
internal sealed record RunReasons
{
    public const string Nothing = "";

    public string Project { get; init; } = Nothing;

    public string Files { get; init; } = Nothing;

    public string Bound { get; init; } = Nothing;

    public string Signatures { get; init; } = Nothing;

    public string Index { get; init; } = Nothing;

    public string Checked { get; init; } = Nothing;

    public string Broken { get; init; } = Nothing;

    public string Options { get; init; } = Nothing;

    public string Sources { get; init; } = Nothing;

    public string Clashes { get; init; } = Nothing;

    public string Registry { get; init; } = Nothing;

    public string Severities { get; init; } = Nothing;

    public string Findings { get; init; } = Nothing;

    public string Diagnostics { get; init; } = Nothing;

    /// <summary>The reasons of a run.</summary>
    public static RunReasons Of(GeneratorRunResult result)
    {
        var reasons = new RunReasons();
        foreach (var property in Stages)
        {
            property.SetValue(reasons, Describe(result.TrackedSteps.TryGetValue(property.Name, out var steps) ? steps : []));
        }

        return reasons;
    }

    /// <summary>One property for each stage.</summary>
    public static IEnumerable<PropertyInfo> Stages =>
        typeof(RunReasons).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static string Describe(IEnumerable<IncrementalGeneratorRunStep> steps) => string.Join(
        ", ",
        steps.SelectMany(step => step.Outputs)
            .Select(output => output.Reason)
            .Where(reason => reason != IncrementalStepRunReason.Cached)
            .GroupBy(reason => reason)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key}"));
}
