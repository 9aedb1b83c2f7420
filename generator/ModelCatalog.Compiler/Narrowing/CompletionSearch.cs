using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Looks for a way to fill in the rest of a request: backtracking over what is not decided, leaving each branch as soon as a rule is broken for sure.</summary>
/// <remarks>A branch that is left tells which names stood in the way; going back, names that did not are not tried otherwise.</remarks>
/// <param name="context">What is decided; the search adds to it.</param>
/// <param name="subject">The name that is asked for; those that rules tie it to are filled in.</param>
/// <param name="counts">Tells the rules that are not broken whatever the name is.</param>
/// <param name="found">How the rest was filled in before: mostly that does again.</param>
internal sealed class CompletionSearch(ChoiceContext context, ChoiceName subject, Func<RuleCheck, bool> counts, Dictionary<string, JsonValue?> found)
{
    // Beyond it a value is taken for legal: better one too many than one too few.
    private const int Budget = 20_000;

    private readonly List<ChoiceRemoval> _blockers = [];
    private readonly List<ChoiceRule> _rules = [.. subject.Rules.Where(rule => counts(rule.Check))];
    private int _steps;

    /// <summary>What stood in the way of every branch, where there is none that ends well.</summary>
    public IReadOnlyList<ChoiceRemoval> Blockers => _blockers;

    /// <summary>Whether the rest can be filled in. Also true where that would take too long to tell.</summary>
    public bool Succeeds() => SucceedsAsBefore() || Search(0, null) is null;

    private bool SucceedsAsBefore()
    {
        var open = subject.Companions.Where(name => !context.IsDecided(name.Name)).ToList();
        if (!open.TrueForAll(name => found.ContainsKey(name.Name))) return false;
        foreach (var name in open) context.Decide(name.Name, found[name.Name]);
        if (FindBlocker(null) is null) return true;
        foreach (var name in open) context.Undo(name.Name);
        return false;
    }

    /// <summary>Fills in the names from one on; null: that went well, else the names that stand in the way.</summary>
    private HashSet<string>? Search(int next, ChoiceName? last)
    {
        if (++_steps > Budget) return null;
        if (FindBlocker(last) is (var blocker, var names))
        {
            if (!_blockers.Contains(blocker)) _blockers.Add(blocker);
            return [.. names];
        }

        var companions = subject.Companions;
        while (next < companions.Count && context.IsDecided(companions[next].Name)) next++;
        return next < companions.Count ? Try(next) : Succeeded();
    }

    private HashSet<string>? Try(int next)
    {
        var name = subject.Companions[next];
        var blamed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in name.States)
        {
            context.Decide(name.Name, state);
            if (Search(next + 1, name) is not { } names) return null;
            blamed.UnionWith(names);

            // Whatever this name is, the others stay in the way.
            if (names.Contains(name.Name)) continue;
            blamed = names;
            break;
        }

        context.Undo(name.Name);
        blamed.Remove(name.Name);
        return blamed;
    }

    private HashSet<string>? Succeeded()
    {
        foreach (var name in subject.Companions) found[name.Name] = context.DecisionOf(name.Name);
        return null;
    }

    /// <summary>What is wrong for sure, with the names that it depends on. After a decision only what that touches can have become so: of the mode, everything.</summary>
    private (ChoiceRemoval Removal, IReadOnlyCollection<string> Names)? FindBlocker(ChoiceName? decided)
    {
        var isAll = decided is null or { Kind: SymbolKind.Mode };
        foreach (var name in isAll ? subject.Companions.Prepend(subject) : [decided!])
        {
            if (FindFailure(name) is { } failure) return (failure, context.Union is { } union ? [name.Name, union] : [name.Name]);
        }

        foreach (var rule in _rules)
        {
            if ((isAll || rule.Names.Contains(decided!.Name)) && IsBroken(rule.Check)) return (new ChoiceRemoval(rule.Check.Id, rule.Check.Kind, rule.Check.Parameter, rule.Check.Message.WithoutValue()), rule.Names);
        }

        return null;
    }

    private bool IsBroken(RuleCheck rule) => (rule.When is null || ExpressionEvaluator.Test(rule.When, context) == true) && ExpressionEvaluator.Test(rule.Holds, context) == false;

    private ChoiceRemoval? FindFailure(ChoiceName name)
    {
        if (context.FindFailure(name, out var isOfOtherMode) is { } check)
            return new ChoiceRemoval(check.Id, check.Kind, name.Name, check.Message.WithoutValue());
        return isOfOtherMode ? ChoiceWords.OtherMode(name.Name, null, null) : null;
    }
}
