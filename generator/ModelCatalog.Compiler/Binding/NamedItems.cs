namespace ModelCatalog.Compiler.Binding;

/// <summary>Lists whose items have names.</summary>
internal static class NamedItems
{
    /// <summary>The lower list with each item replaced by the upper one of its name, and the other upper ones behind.</summary>
    public static EquatableArray<T> Merge<T>(EquatableArray<T> upper, EquatableArray<T> lower, Func<T, string> nameOf)
    {
        if (upper.Count == 0) return lower;
        var byName = upper.ToDictionary(nameOf, StringComparer.Ordinal);
        var lowerNames = new HashSet<string>(lower.Select(nameOf), StringComparer.Ordinal);
        return lower.Select(item => byName.TryGetValue(nameOf(item), out var over) ? over : item)
            .Concat(upper.Where(item => !lowerNames.Contains(nameOf(item))))
            .ToEquatableArray();
    }
}
