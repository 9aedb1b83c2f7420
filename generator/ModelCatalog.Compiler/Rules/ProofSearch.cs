namespace ModelCatalog.Compiler.Rules;

/// <summary>A condition of a question: a constraint that must not be violated, or a goal that must be true or false.</summary>
internal sealed record ProofCondition(Expression? When, Expression Holds, Truths Goal)
{
    /// <summary>The variables that it mentions, by index.</summary>
    public IReadOnlyList<int> Variables { get; init; } = [];
}

/// <summary>A variable of a question.</summary>
internal sealed record ProofSubject(ProofVariable Variable, IReadOnlyList<ProofCell> Cells)
{
    /// <summary>All cells together.</summary>
    public NameSet All { get; } = new(Cells.Count == 0 ? null : ValueSet.UnionOf(Cells.Select(c => c.Set)), Variable.CanBeAbsent);
}

/// <summary>Backtracking over cells: a partial assignment that violates a condition for sure is left, one that satisfies all for sure is a witness.</summary>
internal sealed class ProofSearch
{
    private const int Open = -2;
    private const int Absent = -1;
    private const int Samples = 3;
    private const int MaximumDepth = 200;
    private readonly IReadOnlyList<ProofSubject> _subjects;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly int[] _cells;
    private readonly int _budget;
    private readonly SetEvaluation _evaluation;
    private int _sample = -1;
    private bool _isAskingForActivity;
    private bool _isDoubtful;
    private List<ProofAssignment>? _witness;

    public ProofSearch(IReadOnlyList<ProofSubject> subjects, int budget)
    {
        _subjects = subjects;
        _budget = budget;
        _cells = new int[subjects.Count];
        for (var i = 0; i < subjects.Count; i++)
        {
            _cells[i] = Open;
            _indices[subjects[i].Variable.Symbol.Name] = i;
        }

        _evaluation = new SetEvaluation(Read);
    }

    /// <summary>Whether some assignment meets all conditions, which mention each other's variables.</summary>
    public ProofResult Solve(IReadOnlyList<ProofCondition> conditions)
    {
        _isDoubtful = false;
        _witness = null;
        if (!Search(conditions, 0)) return _isDoubtful ? ProofResult.Undecided : ProofResult.Impossible;
        for (var i = 0; i < _cells.Length; i++) _cells[i] = Open;
        return new ProofResult(ProofVerdict.Possible, _witness!.ToEquatableArray());
    }

    private NameSet Read(Symbol symbol)
    {
        // A name that nobody declared may be anything.
        if (!_indices.TryGetValue(symbol.Name, out var index)) return new NameSet(ValueSet.AllOf(symbol.Type).OrUnknown(), true);
        var subject = _subjects[index];
        return _cells[index] switch
        {
            Open => subject.All with { HasDefault = IsActive(subject) },
            Absent => new NameSet(null, true, IsActive(subject)),
            var cell => new NameSet(_sample < 0 ? subject.Cells[cell].Set : subject.Cells[cell].Sample(_sample), false),
        };
    }

    /// <summary>Whether a name's default counts: for a parameter of modes only while its mode is active.</summary>
    private Truths IsActive(ProofSubject subject)
    {
        var (symbol, condition) = (subject.Variable.Symbol, subject.Variable.ActiveWhen);
        if (!subject.Variable.CanBeAbsent || (condition is null && symbol.Kind != SymbolKind.ModeParameter)) return Truths.True;

        // A condition that asks for names that have conditions of their own would not end.
        if (condition is null || _isAskingForActivity) return Truths.Either;
        _isAskingForActivity = true;
        var truths = _evaluation.Test(condition);
        _isAskingForActivity = false;
        return (truths & Truths.True) | (truths.May(Truths.False | Truths.Unknown) ? Truths.False : 0);
    }

    private bool Search(IReadOnlyList<ProofCondition> conditions, int depth)
    {
        if (_evaluation.Steps > _budget || depth > MaximumDepth)
        {
            _isDoubtful = true;
            return false;
        }

        // What holds for sure here holds below, too.
        var open = new List<ProofCondition>();
        foreach (var condition in conditions)
        {
            var verdict = Judge(condition);
            if (verdict == Truths.False) return false;
            if (verdict == Truths.Either) open.Add(condition);
        }

        if (open.Count == 0)
        {
            _witness = Witness();
            return true;
        }

        var next = Next(open);
        if (next < 0) return SearchSamples(open);
        for (var cell = 0; cell < _subjects[next].Cells.Count; cell++)
        {
            _cells[next] = cell;
            if (Search(open, depth + 1)) return true;
        }

        var isFound = false;
        if (_subjects[next].Variable.CanBeAbsent)
        {
            _cells[next] = Absent;
            isFound = Search(open, depth + 1);
        }

        if (!isFound) _cells[next] = Open;
        return isFound;
    }

    /// <summary>True: it is met whatever the open variables are; false: it is not; either: it depends.</summary>
    private Truths Judge(ProofCondition condition)
    {
        if (condition.Goal != 0)
        {
            var truths = _evaluation.Test(condition.Holds);
            return !truths.May(condition.Goal) ? Truths.False : truths == condition.Goal ? Truths.True : Truths.Either;
        }

        var when = condition.When is null ? Truths.True : _evaluation.Test(condition.When);
        if (!when.May(Truths.True)) return Truths.True;
        var holds = _evaluation.Test(condition.Holds);
        if (!holds.May(Truths.False)) return Truths.True;
        return when == Truths.True && holds == Truths.False ? Truths.False : Truths.Either;
    }

    /// <summary>The variable to decide next: one of the condition that depends on the fewest.</summary>
    private int Next(List<ProofCondition> open)
    {
        var best = -1;
        var fewest = int.MaxValue;
        foreach (var condition in open)
        {
            var variables = condition.Variables.Where(v => _cells[v] == Open).ToList();
            if (variables.Count == 0 || variables.Count >= fewest) continue;
            fewest = variables.Count;
            best = variables.OrderBy(v => _subjects[v].Cells.Count).First();
        }

        return best;
    }

    /// <summary>All is decided down to the cells, and still it depends: single values may be a witness, but none is no proof.</summary>
    private bool SearchSamples(List<ProofCondition> open)
    {
        for (_sample = 0; _sample < Samples; _sample++)
        {
            if (!open.All(condition => Judge(condition) == Truths.True)) continue;
            _witness = Witness();
            _sample = -1;
            return true;
        }

        _sample = -1;
        _isDoubtful = true;
        return false;
    }

    private List<ProofAssignment> Witness() =>
        [.. _subjects.Zip(_cells, (subject, cell) => cell < 0 ? null : subject.Cells[cell].Show(subject.Variable.Symbol.Name, Math.Max(0, _sample))).OfType<ProofAssignment>()];
}
