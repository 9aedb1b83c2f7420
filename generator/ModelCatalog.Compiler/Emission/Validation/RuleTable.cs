using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>Collects the rules of a validator, and emits them as one static class that is not initialised before something is wrong.</summary>
/// <param name="className">What the class is called in the code that uses it.</param>
internal sealed class RuleTable(string className)
{
    private readonly List<Rule> _rules = [];
    private readonly Dictionary<Entry, List<Rule>> _known = [];
    private readonly HashSet<string> _taken = new(MemberScope.RecordMembers, StringComparer.Ordinal);

    /// <summary>The field of a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="side">The provider's C# name, for a rule that says something else there; empty: the model level.</param>
    public string Field(FieldCheck check, string side) => Field(check.Id, check.Kind, check.IsWarning, check.Message, side);

    /// <summary>The field of a rule.</summary>
    public string Field(RuleCheck check, string side) => Field(check.Id, check.Kind, check.IsWarning, check.Message, side);

    /// <summary>The field of a rule.</summary>
    public string Field(string id, ViolationKind kind, bool isWarning, RuleMessage message, string side)
    {
        var entry = new Entry(id, kind, isWarning, message.Parameter, message.Listed);
        if (!_known.TryGetValue(entry, out var rules)) _known.Add(entry, rules = []);

        // At the model level nothing speaks the wire's words: it shares the rule of any side that says the same in its own.
        var rule = rules.FirstOrDefault(rule => side.Length == 0 || rule.Wire is null || (rule.Wire == message.Wire && rule.WireListed == message.WireListed));
        if (rule is null)
        {
            rule = new Rule(entry, Name(NaturalName.Of(id) ?? NaturalName.Proposal(id), side));
            rules.Add(rule);
            _rules.Add(rule);
        }

        if (side.Length > 0) (rule.Wire, rule.WireListed) = (message.Wire, message.WireListed);
        return className + "." + rule.Field;
    }

    /// <summary>Emits the class.</summary>
    public void Emit(SourceWriter writer)
    {
        if (_rules.Count == 0) return;
        writer.Line();
        using var block = writer.Block($"private static class {className}");
        for (var i = 0; i < _rules.Count; i++)
        {
            if (i > 0) writer.Line();
            Emit(writer, _rules[i]);
        }
    }

    private static void Emit(SourceWriter writer, Rule rule)
    {
        var entry = rule.Entry;
        writer.Line($"internal static readonly {EmissionContext.Runtime("RuleInfo")} {rule.Field} = new(");
        using var indent = writer.Indent();
        writer.Line($"{Literals.Text(entry.Id)}, global::ModelCatalog.ViolationKind.{entry.Kind}, global::ModelCatalog.ViolationSeverity.{(entry.IsWarning ? "Warning" : "Error")},");
        var message = new RuleMessage(entry.Message, rule.Wire ?? entry.Message) { Listed = entry.Listed, WireListed = rule.Wire is null ? entry.Listed : rule.WireListed };
        var isSame = message.Wire == message.Parameter;
        var end = ")" + Lists(message) + ";";
        writer.Line(Literals.Text(message.Parameter) + (isSame ? end : ","));
        if (!isSame) writer.Line(Literals.Text(message.Wire) + end);
    }

    /// <summary>The values that a rule proposes, as an initializer; empty where there are none.</summary>
    public static string Lists(RuleMessage message)
    {
        if (message.Listed.Count == 0 && message.WireListed.Count == 0) return "";
        var wire = message.WireListed == message.Listed ? "" : $", WireListed = [{Texts(message.WireListed)}]";
        return $" {{ Listed = [{Texts(message.Listed)}]{wire} }}";
    }

    private string Name(string word, string side)
    {
        if (_taken.Add(word)) return word;
        var name = side.Length == 0 ? word : word + "At" + side;
        for (var i = 2; !_taken.Add(name); i++) name = word + (side.Length == 0 ? "" : "At" + side) + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literals.Text));

    private sealed record Entry(string Id, ViolationKind Kind, bool IsWarning, string Message, EquatableArray<string> Listed);

    private sealed class Rule(Entry entry, string field)
    {
        public Entry Entry { get; } = entry;

        public string Field { get; } = field;

        public string? Wire { get; set; }

        public EquatableArray<string> WireListed { get; set; }
    }
}
