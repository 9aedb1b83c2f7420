using System.Collections;
using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FieldInfo>> Fields = new();

    /// <summary>Checks a second run over the same input.</summary>
    public static void Check(GeneratorDriverRunResult again)
    {
        var result = again.Results.Single();
        foreach (var step in result.TrackedOutputSteps.SelectMany(pair => pair.Value))
        {
            var inputs = string.Join(", ", step.Inputs.Select(input => $"{input.Source.Name} {input.Source.Outputs[input.OutputIndex].Reason}"));
            Assert.All(step.Outputs, output => Assert.True(IsKept(output.Reason), $"An output of ({inputs}) was made anew without an edit: {output.Reason}"));
        }

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var stage in StageNames)
        {
            if (!result.TrackedSteps.TryGetValue(stage, out var steps)) continue;
            foreach (var output in steps.SelectMany(step => step.Outputs))
            {
                Assert.True(IsKept(output.Reason), $"{stage} was made anew without an edit: {output.Reason}");
                Walk(stage, output.Value, seen);
            }
        }
    }

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void Walk(string path, object? value, HashSet<object> seen)
    {
        if (value is null || value is string or Delegate || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value)) return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or AdditionalText or SourceText or Diagnostic,
            $"{path} holds a {value.GetType()}");

        if (value is IEnumerable items and (Array or IDictionary))
        {
            foreach (var item in items) Walk(path + "[]", item, seen);
        }

        if (value is Array) return;
        foreach (var field in Fields.GetOrAdd(value.GetType(), FieldsOf)) Walk(path + "." + field.Name, field.GetValue(value), seen);
    }

    private static IReadOnlyList<FieldInfo> FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            fields.AddRange(level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => field.FieldType != typeof(string) && !field.FieldType.IsPrimitive && !field.FieldType.IsEnum));
        }

        return fields;
    }
}
