namespace ModelCatalog.Narrowing;

/// <summary>Looks for a way to fill in the rest of a request: backtracking over what is not decided, leaving each branch as soon as something is wrong for sure.</summary>
/// <param name="space">The names.</param>
/// <param name="request">What is decided; the search adds to it.</param>
/// <param name="subject">The name that is asked for; those that rules tie it to are filled in.</param>
/// <param name="counts">Tells what is wrong because of what was filled in, and not whatever the name is.</param>
internal sealed class CompletionSearch(ChoiceSpace space, PartialRequest request, ChoiceName subject, Func<Violation, bool> counts)
{
    // Beyond it a value is taken for legal: better one too many than one too few.
    private const int Budget = 2_000;

    private readonly List<ChoiceRemoval> _blockers = [];
    private int _steps;

    /// <summary>What stood in the way of every branch.</summary>
    public IReadOnlyList<ChoiceRemoval> Blockers
    {
        get
        {
            // That something else must be set is no reason by itself: what forbids it is.
            var reasons = _blockers.Where(static blocker => blocker.Kind != ViolationKind.Required).ToList();
            return reasons.Count > 0 ? reasons : _blockers;
        }
    }

    /// <summary>Whether the rest can be filled in. Also true where that would take too long to tell.</summary>
    public bool Succeeds() => Search(0);

    private bool Search(int next)
    {
        if (++_steps > Budget) return true;
        if (FindBlocker() is { } blocker)
        {
            if (!_blockers.Contains(blocker)) _blockers.Add(blocker);
            return false;
        }

        while (next < subject.Ties.Count && request.IsDecided(space.Names[subject.Ties[next]].Name)) next++;
        if (next == subject.Ties.Count) return true;
        var name = space.Names[subject.Ties[next]];
        foreach (var state in name.States)
        {
            if (state.Value is not null && name.Modes is { } modes && request.Mode is { } mode && !modes.Contains(mode)) continue;
            request.Decide(name.Name, state);
            if (Search(next + 1)) return true;
        }

        request.Undo(name.Name);
        return false;
    }

    private ChoiceRemoval? FindBlocker()
    {
        foreach (var violation in request.Judge())
        {
            if (violation.Severity == ViolationSeverity.Error && counts(violation))
                return new ChoiceRemoval(violation.Rule, violation.Kind, violation.Parameter, violation.Message);
        }

        return null;
    }
}
