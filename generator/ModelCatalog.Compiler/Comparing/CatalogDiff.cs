using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Comparing;

/// <summary>Says what changed between two catalogs, and whom it concerns. Texts for readers are not compared.</summary>
public static class CatalogDiff
{
    /// <summary>The changes by subject; of each, the worst first.</summary>
    /// <param name="before">The old catalog; without errors.</param>
    /// <param name="after">The new one; without errors.</param>
    public static IReadOnlyList<CatalogChange> Compare(CompiledCatalog before, CompiledCatalog after)
    {
        var changes = new List<CatalogChange>();
        var providers = Keyed(before.Index.Providers, after.Index.Providers, provider => provider.Provider);
        foreach (var (key, old, now) in providers)
        {
            var list = new ChangeList(key);
            if (now is null) list.Add(ChangeClass.BreaksCallers, "", "the provider is gone");
            else if (old is null) list.Add(ChangeClass.Loosens, "", "the provider is new");
            else ProviderDiff.Compare(old, now, list);
            changes.AddRange(list.Changes);
        }

        foreach (var (key, old, now) in Keyed(before.Models, after.Models, plan => plan.Model.Key))
        {
            var list = new ChangeList(key);
            if (now is null) list.Add(ChangeClass.BreaksCallers, "", "the model is gone");
            else if (old is null) list.Add(ChangeClass.Loosens, "", "the model is new");
            else ModelDiff.Compare((old, NamePlanner.Plan(old, before.Index).Names), (now, NamePlanner.Plan(now, after.Index).Names), list);
            changes.AddRange(list.Changes);
        }

        return changes
            .OrderBy(change => change.Subject, StringComparer.Ordinal).ThenBy(change => change.Class).ThenBy(change => change.Provider, StringComparer.Ordinal)
            .ThenBy(change => change.Path, StringComparer.Ordinal).ThenBy(change => change.Message, StringComparer.Ordinal).ToList();
    }

    /// <summary>Pairs what has the same key, in the order of the keys; what stands on one side alone has null on the other.</summary>
    internal static IEnumerable<(string Key, T? Old, T? New)> Keyed<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key)
        where T : class
    {
        var old = Index(before);
        var now = Index(after);
        foreach (var one in old.Keys.Concat(now.Keys).Distinct().OrderBy(one => one, StringComparer.Ordinal))
            yield return (one, old.TryGetValue(one, out var left) ? left : null, now.TryGetValue(one, out var right) ? right : null);

        Dictionary<string, T> Index(IEnumerable<T> items) => items.GroupBy(key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }
}
