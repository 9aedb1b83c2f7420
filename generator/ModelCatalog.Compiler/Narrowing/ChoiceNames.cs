using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>The names of one side's requests, tied by its rules.</summary>
internal sealed class ChoiceNames
{
    private readonly Dictionary<string, ChoiceName> _names = new(StringComparer.Ordinal);
    private readonly Landmarks _landmarks = new();
    private readonly ModelPlan _plan;
    private readonly RequestView _view;

    private ChoiceNames(ModelPlan plan, RequestView view)
    {
        _plan = plan;
        _view = view;
    }

    /// <summary>The names, in the order of the descriptor: the variant, parameters of every mode, the union, parameters of modes.</summary>
    public IReadOnlyCollection<ChoiceName> All => _names.Values;

    /// <summary>The rules that reject, in order.</summary>
    public IReadOnlyList<ChoiceRule> Rules { get; private set; } = [];

    /// <summary>Collects the names.</summary>
    public static ChoiceNames Of(ModelPlan plan, RequestView view)
    {
        var names = new ChoiceNames(plan, view);
        var mentioned = view.Scope.Rules.Where(rule => !rule.IsWarning).Select(rule => (Rule: rule, Names: names.Mention(rule))).ToList();
        names.AddNames();
        names.Rules = [.. mentioned.Select(pair => new ChoiceRule(pair.Rule, names.Dependencies(pair.Names)))];
        names.Tie();
        return names;
    }

    /// <summary>The name; null: there is none.</summary>
    public ChoiceName? Find(string name) => _names.TryGetValue(name, out var known) ? known : null;

    /// <summary>What is compared with a name.</summary>
    public Landmark LandmarkOf(string name) => _landmarks[name];

    /// <summary>The parameter's views, one for each mode that has it; one where every mode has it.</summary>
    public static IReadOnlyList<(string? Mode, ParameterView View)> ViewsOf(ScopeView scope, string name)
    {
        var common = scope.Parameters.FirstOrDefault(parameter => parameter.Key == name);
        if (common is not null) return [(null, common)];
        return [.. (scope.Union?.Modes ?? default).SelectMany(mode => mode.Parameters.Where(parameter => parameter.Key == name).Select(parameter => ((string?)mode.Key, parameter)))];
    }

    private HashSet<string> Mention(RuleCheck rule)
    {
        var names = _landmarks.Add(rule.Holds);
        if (rule.When is not null) names.UnionWith(_landmarks.Add(rule.When));
        return names;
    }

    private void AddNames()
    {
        if (_plan.Model.Variants.Count > 0)
        {
            var keys = Texts(_plan.Model.Variants.Select(variant => variant.Key));
            Add("variant", SymbolKind.Variant, ExpressionType.Text, [.. _view.DefaultVariant is null ? [] : new JsonValue?[] { null }, .. keys]);
        }

        foreach (var parameter in _view.Scope.Parameters) Add(parameter, SymbolKind.Parameter);
        if (_view.Scope.Union is not { } union) return;
        var modes = Texts(union.Modes.Where(mode => !mode.IsAbsent).Select(mode => mode.Key));
        Add(union.Name, SymbolKind.Mode, ExpressionType.Text, [.. union.AbsentMode is null ? [] : new JsonValue?[] { null }, .. modes]);
        foreach (var parameter in union.Modes.SelectMany(mode => mode.Parameters)) Add(parameter, SymbolKind.ModeParameter);
    }

    private void Add(ParameterView parameter, SymbolKind kind)
    {
        if (_names.ContainsKey(parameter.Key)) return;
        var views = ViewsOf(_view.Scope, parameter.Key).Select(pair => pair.View).ToList();
        var type = ProofSpace.TypeOf(parameter.Shape, _plan);
        var states = new List<JsonValue?> { null };
        foreach (var view in views.Where(view => view.IsSupported)) states.AddRange(ChoiceStates.Of(view, type, _landmarks[parameter.Key]));
        Add(parameter.Key, kind, type, [.. states.Distinct()]);
    }

    private void Add(string name, SymbolKind kind, ExpressionType type, IReadOnlyList<JsonValue?> states) => _names[name] = new ChoiceName(name, kind, type, states);

    private HashSet<string> Dependencies(HashSet<string> mentioned)
    {
        if (mentioned.Any(name => Find(name)?.Kind == SymbolKind.ModeParameter)) mentioned.Add(_view.Scope.Union!.Name);
        mentioned.IntersectWith(_names.Keys);
        return mentioned;
    }

    /// <summary>Names that rules mention together belong together; a parameter of modes belongs to the union.</summary>
    private void Tie()
    {
        var groups = _names.Keys.ToDictionary(name => name, name => new HashSet<string>(StringComparer.Ordinal) { name }, StringComparer.Ordinal);
        foreach (var rule in Rules)
        {
            var merged = new HashSet<string>(rule.Names.SelectMany(name => groups[name]), StringComparer.Ordinal);
            foreach (var name in merged) groups[name] = merged;
        }

        foreach (var name in _names.Values)
        {
            var group = groups[name.Name];

            // A parameter of modes is decided by the mode as well, even where no rule speaks of it.
            if (name.Kind == SymbolKind.ModeParameter) group = [.. group, .. groups[_view.Scope.Union!.Name]];
            var distances = DistancesFrom(name);
            name.Companions = [.. _names.Values.Where(other => other != name && group.Contains(other.Name)).OrderBy(other => distances[other.Name]).ThenBy(other => other.States.Count)];
            name.Rules = [.. Rules.Where(rule => rule.Names.Any(group.Contains))];
        }
    }

    /// <summary>How far names are from one, by the rules in between: what it meets itself tells soonest that there is no way. The union and the variant come first, since most depends on them.</summary>
    private Dictionary<string, int> DistancesFrom(ChoiceName start)
    {
        var distances = _names.Values.ToDictionary(name => name.Name, name => name.Kind switch { SymbolKind.Mode => -2, SymbolKind.Variant => -1, _ => int.MaxValue }, StringComparer.Ordinal);
        distances[start.Name] = 0;
        var last = new HashSet<string>(StringComparer.Ordinal) { start.Name };
        for (var distance = 1; last.Count > 0; distance++)
        {
            last = [.. Rules.Where(rule => rule.Names.Any(last.Contains)).SelectMany(rule => rule.Names).Where(name => distances[name] == int.MaxValue)];
            foreach (var name in last) distances[name] = distance;
        }

        return distances;
    }

    private static IEnumerable<JsonValue?> Texts(IEnumerable<string> keys) => keys.Select(key => new JsonString(key));
}
