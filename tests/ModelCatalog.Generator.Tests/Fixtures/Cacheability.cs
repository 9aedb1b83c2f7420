using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Whether the pipeline can be cached: a run without an edit does nothing, and no value keeps the compiler's objects alive.</summary>
internal static class Cacheability
{
    /// <summary>Every stage, as the generator names them: a new one is covered without a word here.</summary>
    public static IReadOnlyList<string> StageNames { get; } = typeof(StageNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToList();

    /// <summary>Checks a second run over the same input.</summary>
    public static void Check(GeneratorDriverRunResult again)
    {
        var result = again.Results.Single();
        foreach (var output in result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs))
        {
            Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, "An output was made anew without an edit: " + output.Reason);
        }

        foreach (var stage in StageNames)
        {
            if (!result.TrackedSteps.TryGetValue(stage, out var steps)) continue;
            foreach (var output in steps.SelectMany(step => step.Outputs))
            {
                Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{stage} was made anew without an edit: {output.Reason}");
                Walk(stage, output.Value, new HashSet<object>(ReferenceEqualityComparer.Instance));
            }
        }
    }

    private static void Walk(string path, object? value, HashSet<object> seen)
    {
        if (value is null || value is string or Delegate || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value)) return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or AdditionalText or SourceText or Diagnostic,
            $"{path} holds a {value.GetType()}");

        if (value is IEnumerable items)
        {
            foreach (var item in items) Walk(path + "[]", item, seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (value is not Array) Walk(path + "." + field.Name, field.GetValue(value), seen);
            }
        }
    }
}
