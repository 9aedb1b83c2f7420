using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>Collects the rules of a validator, and emits them as one static class that is not initialised before something is wrong.</summary>
/// <param name="className">What the class is called in the code that uses it.</param>
internal sealed class RuleTable(string className)
{
    private readonly Dictionary<Entry, string> _fields = [];
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
        var entry = new Entry(id, kind, isWarning, message);
        if (!_fields.TryGetValue(entry, out var name))
        {
            var word = NaturalName.Of(id) ?? NaturalName.Proposal(id);
            name = word;
            if (!_taken.Add(name)) name = side.Length == 0 ? word + "2" : word + "At" + side;
            for (var i = 2; name != word && !_taken.Add(name); i++) name = word + (side.Length == 0 ? "" : "At" + side) + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _fields.Add(entry, name);
        }

        return className + "." + name;
    }

    /// <summary>Emits the class.</summary>
    public void Emit(SourceWriter writer)
    {
        if (_fields.Count == 0) return;
        writer.Line();
        var info = EmissionContext.Runtime("RuleInfo");
        using var block = writer.Block($"private static class {className}");
        var isFirst = true;
        foreach (var field in _fields)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            var (id, kind, isWarning, message) = field.Key;
            writer.Line($"internal static readonly {info} {field.Value} = new(");
            using var indent = writer.Indent();
            writer.Line($"{Literals.Text(id)}, global::ModelCatalog.ViolationKind.{kind}, global::ModelCatalog.ViolationSeverity.{(isWarning ? "Warning" : "Error")},");
            var isSame = message.Wire == message.Parameter;
            var end = ")" + Lists(message) + ";";
            writer.Line(Literals.Text(message.Parameter) + (isSame ? end : ","));
            if (!isSame) writer.Line(Literals.Text(message.Wire) + end);
        }
    }

    /// <summary>The values that a rule proposes, as an initializer; empty where there are none.</summary>
    public static string Lists(RuleMessage message)
    {
        if (message.Listed.Count == 0 && message.WireListed.Count == 0) return "";
        var wire = message.WireListed == message.Listed ? "" : $", WireListed = [{Texts(message.WireListed)}]";
        return $" {{ Listed = [{Texts(message.Listed)}]{wire} }}";
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literals.Text));

    private sealed record Entry(string Id, ViolationKind Kind, bool IsWarning, RuleMessage Message);
}
