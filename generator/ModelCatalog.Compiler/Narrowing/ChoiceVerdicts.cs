using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Judges the values of one name, given what a request says.</summary>
internal sealed class ChoiceVerdicts
{
    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly PartialRequest _known;
    private readonly ChoiceName _subject;
    private readonly Dictionary<string, JsonValue?> _decided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonValue?> _found = new(StringComparer.Ordinal);
    private readonly HashSet<(string Rule, string Parameter)> _standing;
    private bool? _isCompletable;

    public ChoiceVerdicts(ModelPlan plan, RequestView view, PartialRequest known, ChoiceName subject)
    {
        _plan = plan;
        _view = view;
        _known = known;
        _subject = subject;
        var state = known.Judge(plan, view, hidesValues: true);
        _standing = [.. state.Violations.Select(violation => (violation.Rule, violation.Parameter))];
        if (known.Variant is { } variant) _decided["variant"] = state.HasFailed("variant") ? JsonUnknown.Instance : new JsonString(variant);
        if (known.Mode is { } mode && view.Scope.Union is { } union) _decided[union.Name] = state.HasFailed(union.Name) ? JsonUnknown.Instance : new JsonString(mode);
        foreach (var pair in known.Values) _decided[pair.Key] = state.HasFailed(pair.Key) ? JsonUnknown.Instance : pair.Value;
    }

    /// <summary>The largest whole number, or size of a list, of the names that it is tied to: as far as values may be compared with theirs.</summary>
    public decimal Sight() => _subject.Companions.SelectMany(name => _known.Values.TryGetValue(name.Name, out var value) ? [value] : name.States).Select(SizeOf).Prepend(0).Max();

    /// <summary>What a value is worth.</summary>
    /// <param name="value">The value; null: absence.</param>
    /// <param name="standsForOthers">Whether it was made up to be of a length: what it looks like is no matter.</param>
    public AllowedValue Of(JsonValue? value, bool standsForOthers = false)
    {
        var owners = Owners();
        if (owners is null || value is null) return Of(value, null, standsForOthers);
        if (_known.Mode is { } mode)
            return owners.Contains(mode) ? Of(value, null, standsForOthers) : new AllowedValue(value, [ChoiceWords.OtherMode(_subject.Name, owners, mode)]);

        // Whichever mode it would be set in.
        var verdicts = owners.Select(owner => Of(value, owner, standsForOthers)).ToList();
        return verdicts.FirstOrDefault(verdict => verdict.IsAllowed)
            ?? new AllowedValue(value, verdicts.SelectMany(verdict => verdict.RemovedBy).Distinct().ToEquatableArray());
    }

    /// <summary>The modes that have the name; null: it belongs to every mode.</summary>
    private List<string>? Owners() => _subject.Kind != SymbolKind.ModeParameter ? null
        : [.. ChoiceNames.ViewsOf(_view.Scope, _subject.Name).Select(pair => pair.Mode!)];

    private AllowedValue Of(JsonValue? value, string? mode, bool standsForOthers)
    {
        var state = With(value, mode).Judge(_plan, _view, hidesValues: true);
        var found = state.Violations.Where(violation => !_standing.Contains((violation.Rule, violation.Parameter)) && !(standsForOthers && IsAboutLooks(violation))).ToList();
        var warnings = found.Where(violation => violation.IsWarning).Select(Removal).Distinct().ToEquatableArray();
        var removals = found.Where(violation => !violation.IsWarning).Select(Removal).Distinct().ToEquatableArray();
        if (removals.Count == 0 && IsCompletable()) removals = Search(value, mode);
        return new AllowedValue(value, removals) { Warnings = warnings };
    }

    private static decimal SizeOf(JsonValue? value) => value switch
    {
        JsonArray list => list.Items.Count,
        JsonNumber { IsInteger: true } number when number.TryGetDecimal(out var exact) && Math.Abs(exact) <= long.MaxValue => exact,
        _ => 0,
    };

    private static ChoiceRemoval Removal(RequestViolation violation) => new(violation.Rule, violation.Kind, violation.Parameter, violation.Message);

    private bool IsAboutLooks(RequestViolation violation) =>
        violation.Kind is ViolationKind.Type or ViolationKind.Pattern or ViolationKind.Enum && violation.Parameter == _subject.Name && violation.Rule.StartsWith(_subject.Name + ".", StringComparison.Ordinal);

    private PartialRequest With(JsonValue? value, string? mode)
    {
        var request = mode is null ? _known : _known with { Mode = mode, IsModeKnown = true };
        return _subject.Kind switch
        {
            SymbolKind.Variant => request with { Variant = value?.ToText(), IsVariantKnown = value is not JsonUnknown },
            SymbolKind.Mode => request with { Mode = value?.ToText(), IsModeKnown = value is not JsonUnknown },
            _ when value is null => request with { Absent = _subject.Name },
            _ => request with { Values = new Dictionary<string, JsonValue>(request.Values.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal) { [_subject.Name] = value } },
        };
    }

    private EquatableArray<ChoiceRemoval> Search(JsonValue? value, string? mode)
    {
        var context = Context();
        context.Decide(_subject.Name, value);
        if (mode is not null) context.Decide(_view.Scope.Union!.Name, new JsonString(mode));
        var search = new CompletionSearch(context, _subject, Counts, _found);
        if (search.Succeeds()) return default;

        // That something else must be set is no reason by itself: what forbids it is.
        var reasons = search.Blockers.Where(blocker => blocker.Kind != ViolationKind.Required).ToEquatableArray();
        return reasons.Count > 0 ? reasons : search.Blockers.ToEquatableArray();
    }

    /// <summary>Whether the request can be completed at all: if not, no value of this name is to blame.</summary>
    private bool IsCompletable()
    {
        return _isCompletable ??= _subject.States.Any(state =>
        {
            var context = Context();
            context.Decide(_subject.Name, state);
            return new CompletionSearch(context, _subject, Counts, _found).Succeeds();
        });
    }

    private ChoiceContext Context()
    {
        var context = new ChoiceContext(_view);
        foreach (var pair in _decided) context.Decide(pair.Key, pair.Value);
        return context;
    }

    private bool Counts(RuleCheck rule) => !_standing.Any(standing => standing.Rule == rule.Id);
}
