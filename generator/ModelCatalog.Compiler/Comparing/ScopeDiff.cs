using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Comparing;

/// <summary>Compares what holds for a request or an object at one side: parameters, modes, rules.</summary>
internal static class ScopeDiff
{
    public static void Compare(ScopeView old, ScopeView now, string prefix, ChangeList changes)
    {
        CompareParameters(old, now, prefix, changes);
        CompareUnions(old, now, prefix, changes);
        CompareRefused(old.NotAccepted, now.NotAccepted, prefix, changes);
        CompareRules(old, now, prefix, changes);
    }

    /// <summary>Whether a rule that refuses requests speaks of a name.</summary>
    public static bool RulesName(ScopeView scope, string name) => scope.Rules.Any(rule => !rule.IsWarning && Words(rule).Contains("`" + name + "`"));

    private static void CompareParameters(ScopeView old, ScopeView now, string prefix, ChangeList changes)
    {
        foreach (var (path, before, after) in CatalogDiff.Keyed(Places(old), Places(now), place => place.Path))
        {
            var name = prefix + path;
            if (after is null)
            {
                // What nobody knows only warns; what another mode has is refused here.
                if (now.FindParameter(before!.View.Key) is not null) changes.Add(ChangeClass.BreaksSenders, name, "is not taken here any more");
                else changes.Add(ChangeClass.Neutral, name, "is no parameter any more");
            }
            else if (before is null)
            {
                var isRequired = ParameterDiff.IsEnforced(after.View, FieldConstraint.Required);
                var isNewMode = after.Mode is { } mode && old.Union?.Find(mode) is null;
                changes.Add(isRequired && !isNewMode ? ChangeClass.BreaksSenders : ChangeClass.Loosens, name, isRequired ? "is new and required" : "is new");
            }
            else
            {
                ParameterDiff.Compare(before.View, after.View, name, RulesName(old, after.View.Key) || RulesName(now, after.View.Key), changes);
            }
        }
    }

    private static IEnumerable<Place> Places(ScopeView scope) =>
        scope.Parameters.Select(view => new Place(view.Key, null, view))
            .Concat(scope.Union?.Modes.SelectMany(mode => mode.Parameters.Select(view => new Place(mode.Key + "." + view.Key, mode.Key, view))) ?? []);

    private static void CompareUnions(ScopeView old, ScopeView now, string prefix, ChangeList changes)
    {
        if (old.Union is null && now.Union is null) return;
        var name = prefix + (now.Union ?? old.Union)!.Name;
        if (old.Union is null || now.Union is null)
        {
            changes.Add(old.Union is null ? ChangeClass.BreaksSenders : ChangeClass.Loosens, name, old.Union is null ? "fields are parted into modes now" : "there are no modes any more");
            return;
        }

        if (old.Union.Declaration.On != now.Union.Declaration.On) changes.Add(ChangeClass.BreaksSenders, name, $"the mode was told by {Teller(old.Union)}, is told by {Teller(now.Union)}");
        if (old.Union.AbsentMode != now.Union.AbsentMode)
        {
            var kind = old.Union.AbsentMode is null ? ChangeClass.Loosens : ChangeClass.BreaksSenders;
            changes.Add(kind, name, $"without a mode, {old.Union.AbsentMode ?? "it was an error"} was meant, now {now.Union.AbsentMode ?? "it is an error"}");
        }

        foreach (var (key, before, after) in CatalogDiff.Keyed(old.Union.Modes, now.Union.Modes, mode => mode.Key))
        {
            var path = name + "." + key;
            if (after is null) changes.Add(ChangeClass.BreaksSenders, path, "the mode is gone");
            else if (before is null) changes.Add(ChangeClass.Loosens, path, "the mode is new");
            else
            {
                if (!Equals(before.Value, after.Value)) changes.Add(ChangeClass.BreaksSenders, path, $"was told by {before.Value}, is told by {after.Value}");
                if (before.Others != after.Others)
                {
                    var kind = after.Others == OtherModes.Reject ? ChangeClass.BreaksSenders : before.Others == OtherModes.Reject ? ChangeClass.Loosens : ChangeClass.Neutral;
                    changes.Add(kind, path, $"fields of other modes: was {Word(before.Others)}, is {Word(after.Others)}");
                }

                CompareRefused(before.NotAccepted, after.NotAccepted, path + ".", changes);
            }
        }
    }

    private static string Teller(UnionView union) => union.Declaration.On is { } on ? $"`{on}`" : "the fields";

    private static string Word(OtherModes others) => others.ToString().ToLowerInvariant();

    private static void CompareRefused(EquatableArray<RefusedField> old, EquatableArray<RefusedField> now, string prefix, ChangeList changes)
    {
        foreach (var (field, before, after) in CatalogDiff.Keyed(old, now, refused => refused.Field))
        {
            if (before is null) changes.Add(ChangeClass.BreaksSenders, prefix + field, "is refused now");
            else if (after is null) changes.Add(ChangeClass.Loosens, prefix + field, "is not refused any more");
        }
    }

    private static void CompareRules(ScopeView old, ScopeView now, string prefix, ChangeList changes)
    {
        var before = old.Rules.GroupBy(rule => rule.Id).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var after = now.Rules.GroupBy(rule => rule.Id).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var id in before.Keys.Union(after.Keys).OrderBy(id => id, StringComparer.Ordinal))
        {
            var was = before.TryGetValue(id, out var left) ? left : [];
            var rules = after.TryGetValue(id, out var right) ? right : [];

            // A rule that holds under the same words refuses the same; one that is new in words may refuse more.
            var added = rules.Where(rule => !rule.IsWarning && !was.Any(other => !other.IsWarning && Words(other) == Words(rule))).ToList();
            var gone = was.Where(rule => !rule.IsWarning && !rules.Any(other => !other.IsWarning && Words(other) == Words(rule))).ToList();
            if (added.Count > 0) changes.Add(ChangeClass.BreaksSenders, prefix + id, gone.Count == 0 ? $"a new rule: {Sentence(added)}" : $"another rule: {Sentence(added)} instead of: {Sentence(gone)}");
            else if (gone.Count > 0) changes.Add(ChangeClass.Loosens, prefix + id, (rules.Count > 0 ? "only warns now: " : "the rule is gone: ") + Sentence(gone));
            else if (!was.Select(Words).SequenceEqual(rules.Select(Words))) changes.Add(ChangeClass.Neutral, prefix + id, "warns otherwise");
        }
    }

    private static string Sentence(IEnumerable<RuleCheck> rules) => string.Join("; ", rules.Select(Words));

    private static string Words(RuleCheck rule) => (rule.When is { } when ? "if " + ExpressionEnglish.Describe(when) + ", " : "") + ExpressionEnglish.Require(rule.Holds);

    private sealed record Place(string Path, string? Mode, ParameterView View);
}
