using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Answers what valid requests can and cannot do: a bounded, sound search.</summary>
/// <remarks>
/// <para><b>What is searched.</b> Each name is absent, or in one of a few <i>cells</i> of its domain: a single value, an interval of numbers
/// between two literals that it is compared with, all texts but the literals, lists of a size. Expressions are evaluated over cells, not over
/// examples: the result is the set of all truths (true, false, unknown) that the requests of these cells give. A comparison with a literal
/// has one truth in each cell. What cells do not decide (sums, the items of a list, the fields of an object, functions of a free text, names
/// compared with names over wide ranges) has several.</para>
/// <para><b>Two kinds of not knowing.</b> Unknown is a truth like the others, and a definite one: a name that is absent without a default makes
/// a comparison unknown (so does a parameter of a mode that is not active), and an unknown <c>when</c> does not apply, an unknown <c>check</c>
/// passes. <i>Undecided</i> is a set of several truths: the condition may turn out either way, and neither counts as shown.</para>
/// <para><b>Why "impossible" is sound.</b> The cells of a name together hold every value of its domain, and the truths of a condition over cells
/// hold every truth that it has over their values. The search leaves a partial assignment only if some constraint has the single truth
/// "violated" (<c>when</c> only true, <c>holds</c> only false), or the goal has not the truth that is asked for: then no request below does. If it
/// leaves all of them that way, there is no request. If one remains that is neither left nor shown to be a witness, or the budget is spent, the
/// answer is <see cref="ProofVerdict.Undecided"/>. Domains that are too wide only make fewer things impossible.</para>
/// <para><b>What "possible" means.</b> Every request of some cells, or single values out of them, meets all conditions. That holds for the domains
/// as they were given: a pattern or the constraints of items, which domains do not know, may still exclude the witness. Report what is
/// impossible; show what is possible.</para>
/// </remarks>
public sealed class Prover
{
    /// <summary>How many nodes of expressions are visited for one question.</summary>
    public const int DefaultBudget = 500_000;

    private readonly List<ProofVariable> _variables = [];
    private readonly int _budget;

    /// <summary>Takes the names that requests consist of.</summary>
    /// <param name="variables">The names; of two with the same name the first counts.</param>
    /// <param name="budget">How many nodes of expressions may be visited for one question.</param>
    public Prover(IEnumerable<ProofVariable> variables, int budget = DefaultBudget)
    {
        _budget = budget;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            if (names.Add(variable.Symbol.Name)) _variables.Add(variable);
        }
    }

    /// <summary>Whether some request violates no constraint and makes a goal true.</summary>
    /// <param name="constraints">What it must obey.</param>
    /// <param name="goal">What it must make true; null: nothing more.</param>
    public ProofResult CanSatisfy(IEnumerable<ProofConstraint> constraints, Expression? goal = null) =>
        Ask(constraints, goal is null ? [] : [Goal(goal, Truths.True)]);

    /// <summary>Whether some request violates a rule, and none of the constraints.</summary>
    public ProofResult CanViolate(ProofConstraint rule, IEnumerable<ProofConstraint> constraints)
    {
        var holds = Goal(rule.Holds, Truths.False);
        return Ask(constraints, rule.When is null ? [holds] : [Goal(rule.When, Truths.True), holds]);
    }

    /// <summary>Whether some request that obeys both sets of constraints exists: two sides of one model have something in common.</summary>
    public ProofResult AreCompatible(IEnumerable<ProofConstraint> first, IEnumerable<ProofConstraint> second) => CanSatisfy(first.Concat(second));

    /// <summary>Whether a name can have a value: a mode, a variant, a value of an enum is reachable.</summary>
    /// <param name="symbol">The name.</param>
    /// <param name="value">The value; reading it as a default counts.</param>
    /// <param name="constraints">What requests obey.</param>
    public ProofResult CanBe(Symbol symbol, JsonValue value, IEnumerable<ProofConstraint> constraints)
    {
        var type = value switch
        {
            JsonBoolean => ExpressionType.Boolean,
            JsonNumber number => Arithmetic.TypeOf(number),
            _ => ExpressionType.Text,
        };
        var goal = new BinaryExpression(BinaryOperator.Equal, new NameExpression(symbol), new LiteralExpression(value, type), ExpressionType.Boolean);
        return CanSatisfy(constraints, goal);
    }

    /// <summary>What is proven against a rule among others.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="others">The other constraints of the same requests.</param>
    public RuleVerdict Judge(ProofConstraint rule, IReadOnlyList<ProofConstraint> others)
    {
        if (rule.When is not null && CanSatisfy(others, rule.When).IsImpossible)
        {
            return CanSatisfy(others).IsImpossible ? RuleVerdict.NothingValid : RuleVerdict.NeverApplies;
        }

        if (CanSatisfy([.. others, rule], rule.When).IsImpossible)
        {
            return CanSatisfy(others).IsImpossible ? RuleVerdict.NothingValid : RuleVerdict.Contradictory;
        }

        return CanViolate(rule, others).IsImpossible ? RuleVerdict.AlwaysHolds : RuleVerdict.Sound;
    }

    private static ProofCondition Goal(Expression expression, Truths truth) => new(null, expression, truth);

    private ProofResult Ask(IEnumerable<ProofConstraint> constraints, IReadOnlyList<ProofCondition> goals)
    {
        // Goals first: what they exclude is excluded early.
        ProofCondition[] conditions = [.. goals, .. constraints.Select(c => new ProofCondition(c.When, c.Holds, 0))];
        var indices = _variables.Select((variable, i) => (variable.Symbol.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
        var landmarks = new Landmarks();
        var active = _variables.Where(v => v.ActiveWhen is not null).ToDictionary(v => v.Symbol.Name, v => landmarks.Add(v.ActiveWhen!), StringComparer.Ordinal);
        for (var i = 0; i < conditions.Length; i++)
        {
            var names = landmarks.Add(conditions[i].Holds);
            if (conditions[i].When is { } when) names.UnionWith(landmarks.Add(when));
            names.UnionWith(names.Where(active.ContainsKey).SelectMany(name => active[name]).ToList());
            conditions[i] = conditions[i] with { Variables = [.. names.Where(indices.ContainsKey).Select(name => indices[name]).OrderBy(v => v)] };
        }

        var subjects = _variables.Select(v => new ProofSubject(v, new ProofCellBuilder(v.Symbol.Type, landmarks[v.Symbol.Name]).Build(v.Domain))).ToList();
        if (subjects.Any(subject => subject.Cells.Count == 0 && !subject.Variable.CanBeAbsent)) return ProofResult.Impossible;
        return Solve(subjects, conditions);
    }

    /// <summary>Solves groups of conditions that share no variable one by one: their searches do not multiply.</summary>
    private ProofResult Solve(List<ProofSubject> subjects, ProofCondition[] conditions)
    {
        var search = new ProofSearch(subjects, _budget);
        var witness = new List<ProofAssignment>();
        var isUndecided = false;
        foreach (var group in Groups(conditions, subjects.Count))
        {
            var result = search.Solve(group);
            if (result.IsImpossible) return result;
            isUndecided |= result.Verdict == ProofVerdict.Undecided;
            witness.AddRange(result.Witness);
        }

        if (isUndecided) return ProofResult.Undecided;
        return new ProofResult(ProofVerdict.Possible, witness.OrderBy(a => a.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    private static IEnumerable<IReadOnlyList<ProofCondition>> Groups(ProofCondition[] conditions, int count)
    {
        var parents = Enumerable.Range(0, count).ToArray();
        foreach (var condition in conditions)
        {
            for (var i = 1; i < condition.Variables.Count; i++) parents[Root(condition.Variables[i])] = Root(condition.Variables[0]);
        }

        // In the order of the conditions; those that mention no variable are a group of their own.
        return conditions.GroupBy(c => c.Variables.Count == 0 ? -1 : Root(c.Variables[0])).Select(group => group.ToList());

        int Root(int variable)
        {
            while (parents[variable] != variable) variable = parents[variable] = parents[parents[variable]];
            return variable;
        }
    }
}
