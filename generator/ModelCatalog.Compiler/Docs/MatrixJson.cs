using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Docs;

/// <summary>The matrix as JSON: in full for people and their tools, and in the short form that the generated registry reads.</summary>
public static class MatrixJson
{
    // What a request of one provider may have to be changed for at another; texts for people are no such facts.
    private static readonly (string Name, bool IsLimit, Func<ParameterView, JsonValue?> Of)[] s_facts =
    [
        ("type", false, view => Text(view.Effective.Type?.ToString())),
        ("list", false, view => Flag(view.Shape is ListShape)),
        ("required", true, view => Flag(view.Effective.Required == true)),
        ("default", true, view => view.Effective.Default is null or JsonNull ? null : Clean(view.Effective.Default)),
        ("absent", false, view => Text(view.Effective.Absent)),
        ("fixed", true, view => view.Fixed is null ? null : Clean(view.Fixed)),
        ("enum", true, view => view.Effective.Enum is { } values ? Texts(values.Values.Select(value => value.Value.ToText())) : null),
        ("open", true, view => Flag(view.Effective.Enum?.Open == true)),
        ("range", true, view => Range(view.Effective.Range)),
        ("step", true, view => view.Effective.Step),
        ("length", true, view => Range(view.Effective.Length, view.Effective.LengthUnit)),
        ("count", true, view => view.Shape is ListShape ? Range(view.Effective.List) : null),
        ("pattern", true, view => Text(view.Effective.Pattern ?? view.Effective.Enum?.OpenPattern)),
        ("accepts", true, view => view.Effective.Accepts.Count > 0 ? Texts(view.Effective.Accepts) : null),
        ("file", true, view => Text(File(view.Effective.Asset))),
        ("resource", true, view => Text(view.Effective.Resource)),
        ("unit", false, view => Text(view.Effective.Unit)),
        ("deprecated", false, view => view.Effective.Deprecated is { } reason ? new JsonString(WellFormedText.Of(reason)) : null),
        ("doc", false, view => Text(view.Effective.Doc)),
    ];

    /// <summary>Everything of a matrix.</summary>
    public static JsonArray Of(CatalogMatrix matrix) => new(matrix.Models.Select(model => (JsonValue)Of(model)).ToEquatableArray());

    /// <summary>Everything of a model: each wire says all facts of its parameters.</summary>
    public static JsonObject Of(MatrixModel model)
    {
        var descriptor = model.Plan.Model;
        return Object(
        [
            ("model", Text(model.Key)),
            ("title", Text(model.Title)),
            ("tasks", Texts(descriptor.Tasks)),
            ("related", Texts(descriptor.Related)),
            .. Common(model),
            ("wires", new JsonArray(model.Wires.Select(wire => (JsonValue)Object([("provider", Text(wire.Provider)), ("route", Text(wire.View.Body.Route)), .. Wire(wire, (parameter, _) => Of(parameter))])).ToEquatableArray())),
        ]);
    }

    /// <summary>What the generated registry reads of a model: each wire says in the model's order what its parameters have otherwise, null for nothing.</summary>
    public static JsonObject Facts(MatrixModel model)
    {
        var wires = model.Wires.Select(wire => new JsonMember(wire.Provider, Object(Wire(wire, Change))));
        return Object([.. Common(model), ("wires", new JsonObject(wires.ToEquatableArray()))]);

        JsonObject Change(MatrixParameter there, int i) => Object(
            [("wire", Text(there.WireName)), ("taken", there.IsTaken ? null : JsonBoolean.False), ("differs", there.Differs.Count > 0 ? Texts(there.Differs) : null), .. Changes(model.Parameters[i], there)]);
    }

    /// <summary>Everything of a parameter.</summary>
    public static JsonObject Of(MatrixParameter parameter) => Object(
    [
        ("name", Text(parameter.Name)),
        ("mode", Text(parameter.Mode)),
        ("wire", Text(parameter.WireName)),
        ("taken", parameter.IsTaken ? null : JsonBoolean.False),
        ("added", Flag(parameter.IsAdded)),
        ("differs", parameter.Differs.Count > 0 ? Texts(parameter.Differs) : null),
        .. parameter.IsTaken ? s_facts.Select(fact => (fact.Name, fact.Of(parameter.View))) : [],
    ]);

    /// <summary>The limits of a parameter that are others at a provider, by name.</summary>
    internal static IEnumerable<string> Differences(MatrixParameter here, MatrixParameter there) =>
        s_facts.Where(fact => fact.IsLimit && !Equals(fact.Of(here.View), fact.Of(there.View))).Select(fact => fact.Name);

    private static IEnumerable<(string Name, JsonValue? Value)> Changes(MatrixParameter here, MatrixParameter there) => s_facts
        .Select(fact => (fact.Name, Here: fact.Of(here.View), There: fact.Of(there.View)))
        .Where(fact => there.IsTaken && !Equals(fact.Here, fact.There)).Select(fact => (fact.Name, (JsonValue?)(fact.There ?? JsonNull.Instance)));

    private static IEnumerable<(string Name, JsonValue? Value)> Common(MatrixModel model) =>
    [
        ("summary", Text(model.Plan.Model.Summary)),
        ("variants", new JsonArray(model.Plan.Model.Variants.Select(variant => (JsonValue)Object(
            [("key", Text(variant.Key)), ("title", Text(variant.Title)), ("doc", Text(variant.Doc)), ("default", Flag(variant.IsDefault)), ("deprecated", variant.Deprecated is { } reason ? new JsonString(WellFormedText.Of(reason)) : null)])).ToEquatableArray())),
        ("parameters", new JsonArray(model.Parameters.Select(parameter => (JsonValue)Of(parameter)).ToEquatableArray())),
    ];

    private static IEnumerable<(string Name, JsonValue? Value)> Wire(MatrixWire wire, Func<MatrixParameter, int, JsonObject> parameter) =>
    [
        ("variants", Texts(wire.View.Variants)),
        ("ids", new JsonArray(wire.View.Body.ModelIds.Select(id => (JsonValue)Object(
            [("variant", Text(id.Variant)), ("id", Text(id.Id)), ("when", id.When is { } when ? Text(ExpressionEnglish.Describe(when)) : null)])).ToEquatableArray())),
        ("parameters", new JsonArray(wire.Parameters.Select((one, i) => (JsonValue)parameter(one, i)).ToEquatableArray())),
        ("prices", new JsonArray(wire.Prices.Select(price => (JsonValue)Object(
        [
            ("amount", price.Declaration.Amount),
            ("unit", Text(price.Declaration.Unit.ToString().ToLowerInvariant())),
            ("per", Text(price.Declaration.Per)),
            ("times", Text(price.Declaration.Times)),
            ("when", Text(price.Declaration.When)),
            ("words", Text(price.Words)),
        ])).ToEquatableArray())),
    ];

    private static JsonObject Object(IEnumerable<(string Name, JsonValue? Value)> members) =>
        new(members.Where(member => member.Value is not null).Select(member => new JsonMember(member.Name, member.Value!)).ToEquatableArray());

    private static JsonValue? Range(RangeDescriptor? range, LengthUnit unit = LengthUnit.Characters) => range is null || (range.Minimum ?? range.Maximum) is null
        ? null
        : Object([("min", range.Minimum), ("max", range.Maximum), ("unit", unit == LengthUnit.Characters ? null : Text(unit.ToString().ToLowerInvariant()))]);

    private static string? File(AssetLimits? limits)
    {
        if (limits is null) return null;
        var words = new List<string>();
        if (limits.Formats.Count > 0) words.Add(string.Join(", ", limits.Formats));
        if (limits.Size is { } size) words.Add("size " + size);
        if (limits.Pixels is { } pixels) words.Add("pixels " + pixels);
        if (limits.Ratio is { } ratio) words.Add("width to height " + ratio);
        if (limits.Seconds is { } seconds) words.Add("seconds " + seconds);
        return string.Join("; ", words);
    }

    private static JsonBoolean? Flag(bool value) => value ? JsonBoolean.True : null;

    private static JsonString? Text(string? text) => string.IsNullOrEmpty(text) ? null : new JsonString(WellFormedText.Of(text!));

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (JsonValue)new JsonString(WellFormedText.Of(text))).ToEquatableArray());

    private static JsonValue Clean(JsonValue value) => value switch
    {
        JsonString text => new JsonString(WellFormedText.Of(text.Value)),
        JsonArray list => new JsonArray(list.Items.Select(Clean).ToEquatableArray()),
        JsonObject fields => new JsonObject(fields.Members.Select(member => new JsonMember(WellFormedText.Of(member.Name), Clean(member.Value))).ToEquatableArray()),
        _ => value,
    };
}
