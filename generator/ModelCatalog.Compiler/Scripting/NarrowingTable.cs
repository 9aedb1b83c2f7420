using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>The names of one side's requests as a table: their states, what rules tie them to, and everything that they may be anywhere; and of each rule the names that it depends on.</summary>
internal static class NarrowingTable
{
    // A made-up text is one letter again and again.
    private const int ShortestMade = 8;

    public static (JsonArray Names, JsonArray Dependencies) Of(ModelPlan plan, RequestView view)
    {
        var names = Narrowing.ChoiceNames.Of(plan, view);
        var places = names.All.Select((name, i) => (name.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        var rules = view.Scope.Rules.Select((rule, i) => (rule, i)).ToList();
        var dependencies = rules.Select(pair => Places(names.Rules.FirstOrDefault(rule => ReferenceEquals(rule.Check, pair.rule))?.Names.Select(name => places[name]) ?? []));
        return (Table.List(names.All.Select(name => Of(plan, view, name, ChoiceDomain.Of(plan, view, name, names.LandmarkOf(name.Name)), places, rules))), Table.List(dependencies));
    }

    private static JsonObject Of(ModelPlan plan, RequestView view, ChoiceName name, ChoiceDomain domain, Dictionary<string, int> places, List<(RuleCheck Rule, int Place)> rules) => Table.Object(
        ("name", new JsonString(name.Name)),
        ("kind", new JsonString(KindOf(name.Kind))),
        ("modes", name.Kind == SymbolKind.ModeParameter ? Table.Texts(Narrowing.ChoiceNames.ViewsOf(view.Scope, name.Name).Select(pair => pair.Mode!)) : null),
        ("states", Table.List(name.States.Select(State))),
        ("ties", Places(name.Companions.Select(other => places[other.Name]))),
        ("rules", Places(name.Rules.Select(rule => rules.First(pair => ReferenceEquals(pair.Rule, rule.Check)).Place))),
        ("values", Table.Some(domain.Values.Select(Table.Value))),
        ("measure", domain.Measure == ChoiceMeasure.None ? null : new JsonString(domain.Measure.ToString().ToLowerInvariant())),
        ("cells", Table.Some(domain.Cells.Select(Cell))),
        ("step", domain.Step == 1 ? null : Table.Value(Operand.Of(domain.Step).ToJson()!)),
        ("computed", Table.Flag(domain.IsRelational)),
        ("uneven", Table.Flag(domain.IsUneven)),
        ("opposed", Table.Flag(domain.IsOpposed)),
        ("growing", domain.Measure == ChoiceMeasure.Items ? Table.SomeTexts(domain.GrowingRules) : null),
        ("open", Table.Flag(domain.IsOpen)),
        ("named", domain.Measure == ChoiceMeasure.Characters ? Table.SomeTexts(domain.NamedTexts.OrderBy(text => text, StringComparer.Ordinal)) : null));

    private static JsonArray Places(IEnumerable<int> places) => Table.List(places.Select(place => (JsonValue)new JsonNumber(place)));

    private static string KindOf(SymbolKind kind) => kind switch
    {
        SymbolKind.Variant => "v",
        SymbolKind.Mode => "m",
        SymbolKind.ModeParameter => "o",
        _ => "p",
    };

    /// <summary>A value, or a list that says: absent (empty), anything at all (<c>u</c>), a list of so many items (<c>l</c>), a text of so many letters (<c>t</c>).</summary>
    private static JsonValue State(JsonValue? state) => state switch
    {
        null => Table.List([]),
        JsonUnknown => Table.Texts(["u"]),
        JsonArray list => Table.List([new JsonString("l"), new JsonNumber(list.Items.Count)]),
        JsonString { Value: { Length: > ShortestMade } text } when text.All(letter => letter == text[0]) => Table.List([new JsonString("t"), new JsonString(text.Substring(0, 1)), new JsonNumber(text.Length)]),
        _ => Table.Value(state),
    };

    /// <summary>Of integers the bounds as texts, of others as numbers with what is open (1: below, 2: above); null: none.</summary>
    private static JsonArray Cell(NumberSet set)
    {
        if (set.IsInteger) return Table.List([new JsonString(Digits(set.Minimum)), new JsonString(Digits(set.Maximum))]);
        return Table.List([
            set.Low <= double.MinValue ? JsonNull.Instance : Table.Value(Operand.Of(set.Low).ToJson()!),
            set.High >= double.MaxValue ? JsonNull.Instance : Table.Value(Operand.Of(set.High).ToJson()!),
            new JsonNumber((set.IsLowOpen ? 1 : 0) + (set.IsHighOpen ? 2 : 0))]);
    }

    private static string Digits(decimal whole) => whole.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
