using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The parameters of a scope in one of its modes: those of every mode, then its own.</summary>
internal sealed class ActiveParameters
{
    private static readonly ConditionalWeakTable<ScopeView, ConcurrentDictionary<string, ActiveParameters>> s_known = new();

    private readonly Dictionary<string, ParameterView> _byKey = new(StringComparer.Ordinal);

    private ActiveParameters(ScopeView scope, string? mode)
    {
        All = [.. scope.Parameters, .. scope.Union?.Find(mode)?.Parameters ?? default];

        // Of two with one key the first is meant.
        for (var i = All.Length - 1; i >= 0; i--) _byKey[All[i].Key] = All[i];
    }

    /// <summary>The parameters, in order.</summary>
    public ParameterView[] All { get; }

    /// <summary>The parameters of a mode; null: no mode. Made when they are asked for the first time.</summary>
    public static ActiveParameters Of(ScopeView scope, string? mode)
    {
        var modes = s_known.GetValue(scope, static _ => new ConcurrentDictionary<string, ActiveParameters>(StringComparer.Ordinal));
        return modes.TryGetValue(mode ?? "", out var known) ? known : modes.GetOrAdd(mode ?? "", new ActiveParameters(scope, mode));
    }

    /// <summary>The parameter of that key; null: there is none in this mode.</summary>
    public ParameterView? Find(string key) => _byKey.TryGetValue(key, out var parameter) ? parameter : null;
}
