using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What binding one file gathers on its way: findings, and what has been declared so far.</summary>
internal sealed class BindingContext
{
    /// <summary>More findings than this would only hide the first ones.</summary>
    public const int MaximumFindings = 500;

    // What these say may be missing only because the text around it could not be read.
    private static readonly HashSet<DiagnosticRule> Absences =
    [
        BindingDiagnostics.Head, BindingDiagnostics.MissingKey, BindingDiagnostics.EmptyList, BindingDiagnostics.Alone, BindingDiagnostics.Verb,
        BindingDiagnostics.FewNames, BindingDiagnostics.WireValueForm, BindingDiagnostics.EmptyExample, BindingDiagnostics.TypeForm, BindingDiagnostics.Method,
        BindingDiagnostics.Pace,
    ];

    private readonly List<Finding> _findings = [];
    private Dictionary<string, LiteralKind> _kinds = new(StringComparer.Ordinal);

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether the file is JSON, where every text stands in quotes: then quotes say nothing.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether a part of the text could not be read: then nothing is said about what is missing.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Whether the types that only replies have can stand here.</summary>
    public bool TakesReplyTypes { get; set; }

    /// <summary>The names under <c>types:</c> of the file.</summary>
    public HashSet<string> LocalTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a finding, unless there are too many.</summary>
    public void Add(Finding finding)
    {
        if (IsIncomplete && Absences.Contains(finding.Rule)) return;
        if (_findings.Count < MaximumFindings) _findings.Add(finding);
        else if (_findings.Count == MaximumFindings) _findings.Add(BindingDiagnostics.TooMany.At(Pointer.Root, MaximumFindings));
    }

    /// <summary>Notes which literals a parameter takes, so that what narrows it later is read in the same way. Two declarations that differ leave it open.</summary>
    public void Declare(string parameter, LiteralKind kind) =>
        _kinds[parameter] = _kinds.TryGetValue(parameter, out var known) && known != kind ? LiteralKind.Any : kind;

    /// <summary>Runs with no declarations: the fields of a type are names of their own.</summary>
    public T InOwnScope<T>(Func<T> bind)
    {
        var outer = _kinds;
        _kinds = new Dictionary<string, LiteralKind>(StringComparer.Ordinal);
        try
        {
            return bind();
        }
        finally
        {
            _kinds = outer;
        }
    }

    /// <summary>Which literals a parameter takes; <see cref="LiteralKind.Any"/> when it is not known.</summary>
    public LiteralKind KindOf(string parameter) => _kinds.TryGetValue(parameter, out var kind) ? kind : LiteralKind.Any;
}
