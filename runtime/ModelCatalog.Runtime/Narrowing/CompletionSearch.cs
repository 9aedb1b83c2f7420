namespace ModelCatalog.Narrowing;

/// <summary>Looks for a way to fill in the rest of a request: backtracking over what is not decided, leaving each branch as soon as something is wrong for sure.</summary>
/// <remarks>A branch that is left tells which names stood in the way; going back, names that did not are not tried otherwise.</remarks>
/// <param name="space">The names.</param>
/// <param name="request">What is decided; the search adds to it.</param>
/// <param name="subject">The name that is asked for; those that rules tie it to are filled in.</param>
/// <param name="counts">Tells what is wrong because of what was filled in, and not whatever the name is.</param>
/// <param name="found">How the rest was filled in before: mostly that does again.</param>
internal sealed class CompletionSearch(ChoiceSpace space, PartialRequest request, ChoiceName subject, Func<Violation, bool> counts, Dictionary<string, ChoiceState> found)
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
    public bool Succeeds() => SucceedsAsBefore() || Search(0) is null;

    /// <summary>Whether the rest can be filled in otherwise than before, where so far nothing is wrong.</summary>
    public bool SucceedsOtherwise() => FillIn(0) is null;

    /// <summary>Whether the rest can be filled in as it was before; if not, nothing is filled in.</summary>
    public bool SucceedsAsBefore()
    {
        List<string> open = [.. subject.Ties.Select(tie => space.Names[tie].Name).Where(name => !request.IsDecided(name))];
        if (!open.TrueForAll(found.ContainsKey)) return false;
        foreach (var name in open) request.Decide(name, found[name]);
        if (FindBlocker() is null) return true;
        foreach (var name in open) request.Undo(name);
        return false;
    }

    /// <summary>Fills in the names from one on; null: that went well, else the names that stand in the way.</summary>
    private IReadOnlySet<string>? Search(int next)
    {
        if (++_steps > Budget) return null;
        if (FindBlocker() is { } violation)
        {
            var blocker = new ChoiceRemoval(violation.Rule, violation.Kind, violation.Parameter, violation.Message);
            if (!_blockers.Contains(blocker)) _blockers.Add(blocker);
            return space.NamesBehind(violation);
        }

        return FillIn(next);
    }

    private IReadOnlySet<string>? FillIn(int next)
    {
        while (next < subject.Ties.Count && request.IsDecided(space.Names[subject.Ties[next]].Name)) next++;
        return next < subject.Ties.Count ? Try(next) : Succeeded();
    }

    private IReadOnlySet<string>? Try(int next)
    {
        var name = space.Names[subject.Ties[next]];
        HashSet<string> blamed = [];
        foreach (var state in name.States)
        {
            if (state.Value is not null && name.Modes is { } modes && request.Mode is { } mode && !modes.Contains(mode)) continue;
            request.Decide(name.Name, state);
            if (Search(next + 1) is not { } names) return null;
            blamed.UnionWith(names);
            if (names.Contains(name.Name)) continue;

            // Whatever this name is, the others stay in the way.
            request.Undo(name.Name);
            return names;
        }

        request.Undo(name.Name);
        blamed.Remove(name.Name);
        if (name.Modes is not null) blamed.Add(space.Union!);
        return blamed;
    }

    private IReadOnlySet<string>? Succeeded()
    {
        foreach (var tie in subject.Ties) found[space.Names[tie].Name] = request.DecisionOf(space.Names[tie].Name);
        return null;
    }

    private Violation? FindBlocker() => request.Judge().FirstOrDefault(violation => violation.Severity == ViolationSeverity.Error && counts(violation));
}
