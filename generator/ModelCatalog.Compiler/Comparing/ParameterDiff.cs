using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Comparing;

/// <summary>Compares what holds for a parameter at one side.</summary>
internal static class ParameterDiff
{
    /// <summary>Whether a request is refused that breaks a constraint.</summary>
    public static bool IsEnforced(ParameterView view, FieldConstraint constraint) => view.Checks.Any(check => check.Constraint == constraint && !check.IsWarning);

    /// <summary>Adds what changed.</summary>
    /// <param name="old">The old state.</param>
    /// <param name="now">The new one.</param>
    /// <param name="path">Its name.</param>
    /// <param name="isInRules">Whether rules that refuse requests speak of it.</param>
    /// <param name="changes">Takes the changes.</param>
    public static void Compare(ParameterView old, ParameterView now, string path, bool isInRules, ChangeList changes)
    {
        if (old.IsSupported != now.IsSupported)
        {
            changes.Add(now.IsSupported ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, now.IsSupported ? "is taken now" : "is not taken any more");
            return;
        }

        CompareType(old, now, path, changes);
        Switch("required", IsEnforced(old, FieldConstraint.Required), IsEnforced(now, FieldConstraint.Required));
        if (!Equals(old.Fixed, now.Fixed)) changes.Add(now.Fixed is null ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, now.Fixed is null ? $"is not fixed to {old.Fixed} any more" : $"is fixed to {now.Fixed}");
        if (!Equals(old.Effective.Default, now.Effective.Default))
            changes.Add(isInRules ? ChangeClass.BreaksSenders : ChangeClass.Neutral, path, $"the default was {Shown(old.Effective.Default)}, is {Shown(now.Effective.Default)}{(isInRules ? ", which rules read" : "")}");
        CompareEnum(Enforced(old, FieldConstraint.Enum, old.Effective.Enum), Enforced(now, FieldConstraint.Enum, now.Effective.Enum), path, changes);
        CompareRange("range", Enforced(old, FieldConstraint.Range, old.Effective.Range), Enforced(now, FieldConstraint.Range, now.Effective.Range), path, changes);
        CompareRange("number of items", Items(old), Items(now), path, changes);
        CompareRange("length", Enforced(old, FieldConstraint.Length, old.Effective.Length), Enforced(now, FieldConstraint.Length, now.Effective.Length), path, changes);
        if (old.Effective.Length is not null && now.Effective.Length is not null && old.Effective.LengthUnit != now.Effective.LengthUnit)
            changes.Add(ChangeClass.BreaksSenders, path, $"the length counted {Word(old.Effective.LengthUnit)}, counts {Word(now.Effective.LengthUnit)}");
        Value("pattern", Enforced(old, FieldConstraint.Pattern, old.Effective.Pattern), Enforced(now, FieldConstraint.Pattern, now.Effective.Pattern));
        Value("step", Enforced(old, FieldConstraint.Step, old.Effective.Step)?.Digits, Enforced(now, FieldConstraint.Step, now.Effective.Step)?.Digits);
        CompareLinks(old, now, path, changes);
        Note("deprecated", old.Effective.Deprecated, now.Effective.Deprecated);
        Note("resource", old.Effective.Resource, now.Effective.Resource);
        if (!Equals(old.Effective.Asset, now.Effective.Asset)) changes.Add(ChangeClass.Neutral, path, "the file behind the link has other limits");

        void Switch(string what, bool before, bool after)
        {
            if (before != after) changes.Add(after ? ChangeClass.BreaksSenders : ChangeClass.Loosens, path, after ? $"is {what} now" : $"is not {what} any more");
        }

        void Value(string what, string? before, string? after)
        {
            if (before == after) return;
            changes.Add(after is null ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, after is null ? $"the {what} {before} is gone" : before is null ? $"has the {what} {after}" : $"the {what} was {before}, is {after}");
        }

        void Note(string what, string? before, string? after)
        {
            if (before != after) changes.Add(ChangeClass.Neutral, path, after is null ? $"is not {what} any more" : $"{what}: {(after.Length == 0 ? "yes" : after)}");
        }
    }

    // An empty list counts as absent: one item is no bound.
    private static RangeDescriptor? Items(ParameterView view) =>
        Enforced(view, FieldConstraint.Count, view.Effective.List) is { } range && range.Minimum is { AsDouble: <= 1 } ? range with { Minimum = null } : Enforced(view, FieldConstraint.Count, view.Effective.List);

    private static T? Enforced<T>(ParameterView view, FieldConstraint constraint, T? value)
        where T : class => IsEnforced(view, constraint) ? value : null;

    private static void CompareType(ParameterView old, ParameterView now, string path, ChangeList changes)
    {
        var (was, isNow) = (Kind(old), Kind(now));
        if (was == isNow) return;
        var before = was.Split('|').Select(one => one.Trim()).ToList();
        var after = isNow.Split('|').Select(one => one.Trim()).ToList();
        var isWider = before.All(one => after.Contains(one) || (one == "integer" && after.Contains("number")));
        changes.Add(isWider ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, $"was {was}, is {isNow}");
    }

    private static string Kind(ParameterView view)
    {
        var type = view.Effective.Type?.ToString() ?? "string";
        return view.Shape is ListShape { IsSingleBare: var isBare } ? $"list of {type}{(isBare ? " (one travels bare)" : "")}" : type;
    }

    private static void CompareEnum(EnumDescriptor? old, EnumDescriptor? now, string path, ChangeList changes)
    {
        if (old is null && now is null) return;
        if (now is null || old is null)
        {
            changes.Add(now is null ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, now is null ? "takes any value now" : "takes listed values only");
            return;
        }

        var before = old.Values.Select(value => value.Value.ToText()).ToList();
        var after = now.Values.Select(value => value.Value.ToText()).ToList();
        var isOpen = now.Open && now.OpenPattern is null;
        foreach (var value in before.Except(after)) changes.Add(isOpen ? ChangeClass.Neutral : ChangeClass.BreaksSenders, path, $"`{value}` is gone");
        foreach (var value in after.Except(before)) changes.Add(ChangeClass.Loosens, path, $"`{value}` is new");
        if (old.Open != now.Open) changes.Add(now.Open ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, now.Open ? "takes other values, too" : "takes no other values any more");
        else if (old.OpenPattern != now.OpenPattern)
            changes.Add(now.OpenPattern is null ? ChangeClass.Loosens : ChangeClass.BreaksSenders, path, $"other values had to match {old.OpenPattern ?? "nothing"}, have to match {now.OpenPattern ?? "nothing"}");
    }

    private static void CompareRange(string what, RangeDescriptor? old, RangeDescriptor? now, string path, ChangeList changes)
    {
        var (before, after) = (old ?? RangeDescriptor.Any, now ?? RangeDescriptor.Any);
        var (low, high) = (Bound(after.Minimum, double.NegativeInfinity), Bound(after.Maximum, double.PositiveInfinity));
        var (oldLow, oldHigh) = (Bound(before.Minimum, double.NegativeInfinity), Bound(before.Maximum, double.PositiveInfinity));
        if (low.Equals(oldLow) && high.Equals(oldHigh)) return;
        changes.Add(low > oldLow || high < oldHigh ? ChangeClass.BreaksSenders : ChangeClass.Loosens, path, $"the {what} was {before}, is {after}");
    }

    private static double Bound(JsonNumber? bound, double absent) => bound?.AsDouble ?? absent;

    private static void CompareLinks(ParameterView old, ParameterView now, string path, ChangeList changes)
    {
        if (now.Shape is not (MediaShape or ListShape { Item: MediaShape })) return;
        var (before, after) = (Links(old), Links(now));
        foreach (var kind in before.Except(after)) changes.Add(ChangeClass.BreaksSenders, path, $"takes no {kind} any more");
        foreach (var kind in after.Except(before)) changes.Add(ChangeClass.Loosens, path, $"takes {kind}, too");
    }

    private static IReadOnlyList<string> Links(ParameterView view) => view.Effective.Accepts.Count > 0 ? [.. view.Effective.Accepts] : ["url"];

    private static string Shown(JsonValue? value) => value?.ToString() ?? "none";

    private static string Word(LengthUnit unit) => unit == LengthUnit.Characters ? "characters" : unit == LengthUnit.Bytes ? "bytes" : "UTF-16 units";
}
