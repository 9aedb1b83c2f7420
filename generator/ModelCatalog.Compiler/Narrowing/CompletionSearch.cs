using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Looks for a way to fill in the rest of a request: backtracking over what is not decided, leaving each branch as soon as a rule is broken for sure.</summary>
internal sealed class CompletionSearch(ChoiceContext context, ChoiceName subject, Func<RuleCheck, bool> counts)
{
    // Beyond it a value is taken for legal: better one too many than one too few.
    private const int Budget = 20_000;

    private readonly List<ChoiceRemoval> _blockers = [];
    private int _steps;

    /// <summary>What stood in the way of every branch, where there is none that ends well.</summary>
    public IReadOnlyList<ChoiceRemoval> Blockers => _blockers;

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

        var companions = subject.Companions;
        while (next < companions.Count && context.IsDecided(companions[next].Name)) next++;
        if (next == companions.Count) return true;
        var name = companions[next].Name;
        foreach (var state in companions[next].States)
        {
            context.Decide(name, state);
            if (Search(next + 1)) return true;
        }

        context.Undo(name);
        return false;
    }

    private ChoiceRemoval? FindBlocker()
    {
        if (FindFailure(subject) is { } own) return own;
        foreach (var companion in subject.Companions)
        {
            if (FindFailure(companion) is { } failure) return failure;
        }

        foreach (var rule in subject.Rules)
        {
            if (!counts(rule) || (rule.When is not null && ExpressionEvaluator.Test(rule.When, context) != true) || ExpressionEvaluator.Test(rule.Holds, context) != false) continue;
            return new ChoiceRemoval(rule.Id, rule.Kind, rule.Parameter, rule.Message.WithoutValue());
        }

        return null;
    }

    private ChoiceRemoval? FindFailure(ChoiceName name)
    {
        if (context.FindFailure(name, out var isOfOtherMode) is { } check)
            return new ChoiceRemoval(check.Id, check.Kind, name.Name, check.Message.WithoutValue());
        return isOfOtherMode ? ChoiceWords.OtherMode(name.Name, null, null) : null;
    }
}
