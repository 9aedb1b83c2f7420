using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>What narrowing has to know of a model, as JSON: generated code and scripts carry it, and go through it with validators of their own.</summary>
/// <remarks>
/// Of each side, under its provider's key (the model level's is empty): <c>names</c>, each with <c>name</c>, <c>kind</c>, <c>modes</c> (those that have it),
/// the states of a search (<c>absent</c>, <c>states</c>, <c>any</c>: one that stands for whatever else), <c>ties</c> (places of the names to decide with it, in order), and
/// what is reported (<c>values</c>, <c>measure</c>, <c>whole</c>, <c>cells</c>, <c>step</c>, <c>computed</c>, <c>uneven</c>, <c>opposed</c>, <c>growing</c>, <c>inside</c>, <c>open</c>, <c>item</c>); <c>rules</c>, each with the places of the
/// names that it depends on; and <c>modes</c>, each with the fields that tell it.
/// </remarks>
internal static class ChoiceFacts
{
    /// <summary>The facts of all sides.</summary>
    public static JsonObject Of(ModelPlan plan) =>
        Object([("", Of(plan, plan.ModelView)), .. plan.ProviderViews.Select(view => (view.Provider!, (JsonValue?)Of(plan, view)))]);

    private static JsonObject Of(ModelPlan plan, RequestView view)
    {
        var names = ChoiceNames.Of(plan, view);
        var places = names.All.Select((name, i) => (name.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        var samples = new SampleValues(plan, view);
        return Object([
            ("names", new JsonArray(names.All.Select(name => (JsonValue)Of(plan, view, names, name, places, samples)).ToEquatableArray())),
            ("rules", Object(names.Rules.GroupBy(rule => rule.Check.Id, StringComparer.Ordinal).Select(rules =>
                (rules.Key, (JsonValue?)List(rules.SelectMany(rule => rule.Names).Distinct().Select(name => new JsonNumber(places[name]))))))),
            ("union", view.Scope.Union is { } union ? Of(union, samples) : null)]);
    }

    private static JsonObject Of(ModelPlan plan, RequestView view, ChoiceNames names, ChoiceName name, Dictionary<string, int> places, SampleValues samples)
    {
        var domain = ChoiceDomain.Of(plan, view, name, names.LandmarkOf(name.Name));
        var inside = name.Type.Kind is not ExpressionKind.List ? [] : name.Rules.Select(rule => rule.Check).Where(rule => LooksInside(rule, name.Name)).Select(rule => rule.Id).Distinct().ToList();
        var states = name.States.Where(state => state is not null and not JsonUnknown).Select(state => samples.Of(name.Name, state!)).ToList();
        var modes = name.Kind == SymbolKind.ModeParameter ? ChoiceNames.ViewsOf(view.Scope, name.Name).Select(pair => new JsonString(pair.Mode!)) : null;
        return Object([
            ("name", new JsonString(name.Name)),
            ("kind", new JsonString(name.Kind is SymbolKind.Mode or SymbolKind.Variant ? name.Kind.ToString().ToLowerInvariant() : "parameter")),
            ("modes", modes is null ? null : List(modes)),
            ("absent", Flag(name.States.Contains(null))),
            ("states", List(states.OfType<JsonValue>())),
            ("any", Flag(inside.Count > 0 || states.Contains(null) || name.States.Any(state => state is JsonUnknown))),
            ("ties", List(name.Companions.Select(other => new JsonNumber(places[other.Name])))),
            ("values", domain.Values.Count == 0 ? null : List(domain.Values)),
            ("measure", domain.Measure == ChoiceMeasure.None ? null : new JsonString(domain.Measure.ToString().ToLowerInvariant())),
            ("whole", Flag(domain.Cells.Count > 0 && domain.Cells[0].IsInteger)),
            ("cells", domain.Cells.Count == 0 ? null : List(domain.Cells.Where(IsShown).Select(Cell))),
            ("step", domain.Step == 1 ? null : Operand.Of(domain.Step).ToJson()),
            ("computed", Flag(domain.IsRelational)),
            ("uneven", Flag(domain.IsUneven)),
            ("opposed", Flag(domain.IsOpposed)),
            ("growing", domain.Measure == ChoiceMeasure.Items && domain.GrowingRules.Count > 0 ? List(domain.GrowingRules.Select(id => new JsonString(id))) : null),
            ("inside", inside.Count == 0 ? null : List(inside.Select(id => new JsonString(id)))),
            ("open", Flag(domain.IsOpen)),
            ("named", domain.Measure == ChoiceMeasure.Characters && domain.NamedTexts.Count > 0 ? List(domain.NamedTexts.Select(text => new JsonString(text))) : null),
            ("item", domain.Measure == ChoiceMeasure.Items ? samples.ItemOf(name.Name) : null),
            ("sample", domain.Values.Count == 0 && domain.Measure == ChoiceMeasure.None ? samples.Of(name.Name, JsonUnknown.Set) : null)]);
    }

    private static JsonObject Of(UnionView union, SampleValues samples) => Object([
        ("name", new JsonString(union.Name)),
        ("absent", union.AbsentMode is null ? null : new JsonString(union.AbsentMode)),
        ("modes", new JsonObject(union.Modes.Where(mode => !mode.IsAbsent).Select(mode => new JsonMember(mode.Key, Telling(union, mode, samples))).ToEquatableArray()))]);

    /// <summary>The fields that tell a mode: the discriminator, or what only it has.</summary>
    private static JsonObject Telling(UnionView union, ModeView mode, SampleValues samples)
    {
        if (union.Declaration.On is { } on) return Object([(on, mode.Value)]);
        var others = new HashSet<string>(union.Modes.Where(other => other.Key != mode.Key).SelectMany(other => other.Parameters).Select(parameter => parameter.Key), StringComparer.Ordinal);
        var own = mode.Parameters.Where(parameter => parameter.IsSupported && parameter.Effective.Required == true).ToList();
        if (!own.Any(parameter => !others.Contains(parameter.Key))) own.AddRange(mode.Parameters.Where(parameter => parameter.IsSupported && !others.Contains(parameter.Key)).Take(1));
        if (own.Count == 0) own.AddRange(mode.Parameters.Where(parameter => parameter.IsSupported).Take(1));
        return Object(own.Select(parameter => (parameter.Key, samples.Of(parameter.Key, JsonUnknown.Set))));
    }

    private static bool LooksInside(RuleCheck rule, string name) => ListReading.LooksInside(rule.Holds, name) || (rule.When is { } when && ListReading.LooksInside(when, name));

    // The last double there is stands for none of its own.
    private static bool IsShown(NumberSet set) => set.IsInteger || !set.IsSingle || (set.Low > double.MinValue && set.High < double.MaxValue);

    private static JsonValue Cell(NumberSet set)
    {
        var low = set.IsInteger ? (set.Minimum <= NumberSet.AllIntegers.Minimum ? null : Operand.Of(set.Minimum).ToJson()) : set.Low <= double.MinValue ? null : Operand.Of(set.Low).ToJson();
        var high = set.IsInteger ? (set.Maximum >= NumberSet.AllIntegers.Maximum ? null : Operand.Of(set.Maximum).ToJson()) : set.High >= double.MaxValue ? null : Operand.Of(set.High).ToJson();
        var open = (set.IsLowOpen ? 1 : 0) + (set.IsHighOpen ? 2 : 0);
        return open == 0 ? List([low ?? JsonNull.Instance, high ?? JsonNull.Instance]) : List([low ?? JsonNull.Instance, high ?? JsonNull.Instance, new JsonNumber(open)]);
    }

    private static JsonValue? Flag(bool flag) => flag ? JsonBoolean.True : null;

    private static JsonArray List(IEnumerable<JsonValue> items) => new(items.ToEquatableArray());

    private static JsonObject Object(IEnumerable<(string Name, JsonValue? Value)> members) =>
        new(members.Where(member => member.Value is not null).Select(member => new JsonMember(member.Name, member.Value!)).ToEquatableArray());
}
