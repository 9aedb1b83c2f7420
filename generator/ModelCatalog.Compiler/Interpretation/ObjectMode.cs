using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Which mode an object of a request has: its discriminator's value tells it, or its fields do.</summary>
internal static class ObjectMode
{
    /// <summary>The mode's key, null where there is none, and whether something tells it.</summary>
    public static string? Of(UnionView union, IReadOnlyDictionary<string, JsonValue> values, out bool isTold)
    {
        isTold = union.Declaration.On is { } ? values.ContainsKey(union.Name) : union.Modes.Any(m => m.Parameters.Any(p => values.ContainsKey(p.Key)));
        if (!isTold) return union.AbsentMode;
        return union.Declaration.On is not null
            ? union.Modes.FirstOrDefault(m => values[union.Name].Equals(m.Value))?.Key
            : union.Modes.OrderByDescending(m => m.Parameters.Count(p => values.ContainsKey(p.Key))).Select(m => m.Key).FirstOrDefault();
    }
}
