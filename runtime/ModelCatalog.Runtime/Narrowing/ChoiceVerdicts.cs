using System.Text.Json;

namespace ModelCatalog.Narrowing;

/// <summary>Judges the values of one name, given what a request says.</summary>
internal sealed class ChoiceVerdicts
{
    private readonly ChoiceSpace _space;
    private readonly PartialRequest _known;
    private readonly ChoiceName _subject;
    private readonly Dictionary<string, ChoiceState> _found = new(StringComparer.Ordinal);
    private readonly HashSet<(string Rule, string Parameter)> _standing;
    private bool? _isCompletable;

    public ChoiceVerdicts(ChoiceSpace space, PartialRequest known, ChoiceName subject)
    {
        _space = space;
        _known = known;
        _subject = subject;
        _standing = [.. known.Judge().Select(static violation => (violation.Rule, violation.Parameter))];
    }

    /// <summary>The largest whole number, or size of a list, of the names that it is tied to: as far as values may be compared with theirs.</summary>
    public decimal Sight() => _subject.Ties.Select(tie => _space.Names[tie]).SelectMany(name => _known.IsDecided(name.Name) ? [_known.DecisionOf(name.Name)] : name.States)
        .Select(static state => state.Value is { } value ? SizeOf(value) : 0).Prepend(0).Max();

    /// <summary>What removes a state; empty: nothing does. What warns of it is not asked.</summary>
    /// <param name="state">The state.</param>
    /// <param name="counts">Which violations count; null: all.</param>
    public IReadOnlyList<ChoiceRemoval> RemovedBy(ChoiceState state, Func<Violation, bool>? counts = null) => Of(state, counts, warns: false).RemovedBy;

    /// <summary>What removes a state; empty: nothing does.</summary>
    /// <param name="state">The state.</param>
    /// <param name="counts">Which violations count: of a value that stands for others, its looks are no matter.</param>
    /// <param name="warns">Whether it is asked what warns of it.</param>
    public (IReadOnlyList<ChoiceRemoval> RemovedBy, IReadOnlyList<ChoiceRemoval> Warnings) Of(ChoiceState state, Func<Violation, bool>? counts = null, bool warns = true)
    {
        if (_subject.Modes is not { } owners || state.Value is null) return InMode(state, null, counts, warns);
        if (_known.Mode is { } mode) return owners.Contains(mode) ? InMode(state, null, counts, warns) : ([OtherMode(owners, mode)], []);

        // Whichever mode it would be set in.
        List<ChoiceRemoval> removals = [];
        foreach (var owner in owners)
        {
            var verdict = InMode(state, owner, counts, warns);
            if (verdict.RemovedBy.Count == 0) return verdict;
            removals.AddRange(verdict.RemovedBy.Where(removal => !removals.Contains(removal)));
        }

        return (removals, []);
    }

    private (IReadOnlyList<ChoiceRemoval> RemovedBy, IReadOnlyList<ChoiceRemoval> Warnings) InMode(ChoiceState state, string? mode, Func<Violation, bool>? counts, bool warns)
    {
        var request = _known.Copy();
        if (mode is not null) request.Decide(_space.Union!, _space.StateOf(mode));
        request.Decide(_subject.Name, state);
        var search = new CompletionSearch(_space, request, _subject, violation => Counts(violation) && counts?.Invoke(violation) != false, _found);
        if (!warns && IsCompletable() && search.SucceedsAsBefore()) return ([], []);

        var (removals, warnings) = (new List<ChoiceRemoval>(), new List<ChoiceRemoval>());
        foreach (var violation in request.Judge())
        {
            if (!Counts(violation) || counts?.Invoke(violation) == false) continue;
            var list = violation.Severity == ViolationSeverity.Error ? removals : warnings;
            var removal = new ChoiceRemoval(violation.Rule, violation.Kind, violation.Parameter, violation.Message);
            if (!list.Contains(removal)) list.Add(removal);
        }

        if (removals.Count > 0 || !IsCompletable()) return (removals, warnings);
        return ((warns && search.SucceedsAsBefore()) || search.SucceedsOtherwise() ? [] : search.Blockers, warnings);
    }

    /// <summary>Whether the request can be completed at all: if not, no value of this name is to blame.</summary>
    private bool IsCompletable()
    {
        return _isCompletable ??= _subject.States.Any(state =>
        {
            if (state.Value is not null && _subject.Modes is { } owners && _known.Mode is { } mode && !owners.Contains(mode)) return false;
            var request = _known.Copy();
            request.Decide(_subject.Name, state);
            return new CompletionSearch(_space, request, _subject, Counts, _found).Succeeds();
        });
    }

    private static decimal SizeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength(),
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        _ => 0,
    };

    private bool Counts(Violation violation) => !_standing.Contains((violation.Rule, violation.Parameter));

    private ChoiceRemoval OtherMode(IReadOnlyList<string> owners, string mode) => new(
        _subject.Name + ".mode", ViolationKind.Mode, _subject.Name,
        $"`{_subject.Name}` belongs to {(owners.Count == 1 ? "the mode " : "the modes ")}{string.Join(", ", owners.Select(static owner => "`" + owner + "`"))}; the mode here is `{mode}`");
}
