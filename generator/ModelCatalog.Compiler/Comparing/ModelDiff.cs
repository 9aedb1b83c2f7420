using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Comparing;

/// <summary>Compares two states of a model: its C#, what holds everywhere, and what holds at each provider.</summary>
internal static class ModelDiff
{
    private static readonly HashSet<string> s_values = new(StringComparer.Ordinal) { "bool", "int", "long", "ulong", "double", "decimal", "JsonElement", "DateTimeOffset" };

    public static void Compare((ModelPlan Plan, NamePlan Names) old, (ModelPlan Plan, NamePlan Names) now, ChangeList changes)
    {
        CompareApi(ApiMember.Of(old.Plan, old.Names), ApiMember.Of(now.Plan, now.Names), changes);
        CompareView(old.Plan.ModelView, now.Plan.ModelView, changes);
        foreach (var (key, before, after) in CatalogDiff.Keyed(old.Plan.Types, now.Plan.Types, type => type.Key))
        {
            if (before is not null && after is not null) ScopeDiff.Compare(before.Scope, after.Scope, key + ".", changes);
        }

        foreach (var (provider, before, after) in CatalogDiff.Keyed(old.Plan.ProviderViews, now.Plan.ProviderViews, view => view.Provider!))
        {
            changes.Provider = provider;
            if (after is null) changes.Add(ChangeClass.BreaksSenders, "", "is not served any more");
            else if (before is null) changes.Add(ChangeClass.Loosens, "", "is served now");
            else CompareWire(before, after, changes);
        }
    }

    /// <summary>Compares members of C#.</summary>
    public static void CompareApi(IEnumerable<ApiMember> old, IEnumerable<ApiMember> now, ChangeList changes)
    {
        var known = new HashSet<string>(old.Select(member => member.Name), StringComparer.Ordinal);
        foreach (var (name, before, after) in CatalogDiff.Keyed(old, now, member => member.Name))
        {
            if (after is null) changes.Add(ChangeClass.BreaksCallers, name, $"is gone from C# ({before!.Type})");
            else if (before is null) AddNew(name, after, known, changes);
            else CompareMember(name, before, after, changes);
        }
    }

    private static void AddNew(string name, ApiMember member, HashSet<string> known, ChangeList changes)
    {
        // What is required of a type that did not exist breaks nobody.
        var owner = name.Substring(0, Math.Max(0, name.LastIndexOf('.')));
        if (member.IsRequired && known.Contains(owner)) changes.Add(ChangeClass.BreaksCallers, name, $"is new in C# and required ({member.Type})");
        else changes.Add(ChangeClass.Loosens, name, $"is new in C# ({member.Type})");
    }

    private static void CompareMember(string name, ApiMember before, ApiMember after, ChangeList changes)
    {
        if (before == after) return;
        if (before.Type.TrimEnd('?') != after.Type.TrimEnd('?')) changes.Add(ChangeClass.BreaksCallers, name, $"was {before.Type} in C#, is {after.Type}");
        else if (after.IsRequired && !before.IsRequired) changes.Add(ChangeClass.BreaksCallers, name, "is required in C# now");

        // Who reads a number that may be absent has to say what then.
        else if (after.IsNullable && !before.IsNullable && IsValue(before.Type)) changes.Add(ChangeClass.BreaksCallers, name, $"was {before.Type} in C#, is {after.Type}");
        else changes.Add(ChangeClass.Loosens, name, "need not be set in C# any more");
    }

    // A type with a name of the model's own may be an enum; records are few, and then this is a false alarm about reading them.
    private static bool IsValue(string type) => s_values.Contains(type) || (type != "string" && !type.StartsWith("ValueList<", StringComparison.Ordinal));

    private static void CompareView(RequestView old, RequestView now, ChangeList changes)
    {
        foreach (var variant in old.Variants.Except(now.Variants)) changes.Add(ChangeClass.BreaksSenders, "variant." + variant, "the variant is gone");
        foreach (var variant in now.Variants.Except(old.Variants)) changes.Add(ChangeClass.Loosens, "variant." + variant, "the variant is new");
        if (old.DefaultVariant != now.DefaultVariant)
        {
            var kind = now.DefaultVariant is null ? ChangeClass.BreaksSenders : old.DefaultVariant is null ? ChangeClass.Loosens : DefaultClass(old, now, "variant");
            changes.Add(kind, "variant", $"without one, {old.DefaultVariant ?? "it was an error"} was meant, now {now.DefaultVariant ?? "it is an error"}");
        }

        ScopeDiff.Compare(old.Scope, now.Scope, "", changes);
    }

    private static ChangeClass DefaultClass(RequestView old, RequestView now, string name) =>
        ScopeDiff.RulesName(old.Scope, name) || ScopeDiff.RulesName(now.Scope, name) ? ChangeClass.BreaksSenders : ChangeClass.Neutral;

    private static void CompareWire(RequestView old, RequestView now, ChangeList changes)
    {
        CompareView(old, now, changes);
        if (old.Body.Route != now.Body.Route) changes.Add(ChangeClass.Neutral, "route", $"was {old.Body.Route ?? "the default"}, is {now.Body.Route ?? "the default"}");
        Text("model", Ids(old), Ids(now));
        Text("pricing", Prices(old), Prices(now));
        foreach (var (path, before, after) in CatalogDiff.Keyed(old.WirePaths, now.WirePaths, path => path.Parameter))
        {
            if (before is not null && after is not null && before.Wire != after.Wire) changes.Add(ChangeClass.Neutral, path, $"traveled as `{before.Wire}`, travels as `{after.Wire}`");
        }

        void Text(string path, string before, string after)
        {
            if (before != after) changes.Add(ChangeClass.Neutral, path, $"was {(before.Length == 0 ? "not said" : before)}, is {(after.Length == 0 ? "not said" : after)}");
        }
    }

    private static string Ids(RequestView view) => string.Join(", ", view.Body.ModelIds.Select(id => id.Id).Distinct());

    private static string Prices(RequestView view) => string.Join("; ", view.Prices.Select((price, i) => MatrixPrice.Of(price, i == 0).Words));
}
