using System.Globalization;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Scripting;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests.Fixtures;

/// <summary>What the interpreter says of requests to the models of a catalog, to be compared with what their scripts say.</summary>
internal sealed partial class Comparison(IReadOnlyList<CompiledCatalog> catalogs)
{
    private const int MostShown = 5;

    private readonly List<(object Case, string Expected)> _cases = [];
    private bool _hasNarrowing;

    public Comparison(CompiledCatalog catalog)
        : this([catalog])
    {
    }

    /// <summary>The models with the catalog that they are of.</summary>
    public IEnumerable<(CompiledCatalog Catalog, ModelPlan Plan)> Models => catalogs.SelectMany(catalog => catalog.Models.Select(plan => (catalog, plan))).DistinctBy(pair => pair.plan.Model.Key);

    /// <summary>How many cases there are.</summary>
    public int Count => _cases.Count;

    /// <summary>A request by parameter names, at the model level and at every provider: its verdict, its call, its price.</summary>
    public void Add(ModelPlan plan, JsonValue request)
    {
        var text = request.ToString();
        Validate(plan, plan.ModelView, request, text);
        foreach (var view in plan.ProviderViews) Add(plan, view, request, text);
    }

    /// <summary>A body as a provider takes it: the request that it is read as.</summary>
    public void AddBody(ModelPlan plan, RequestView view, JsonObject body) => Add(plan, RequestReader.Read(plan, view, body).ToRequest());

    /// <summary>Options of a call, right and wrong.</summary>
    public void AddOptions(ModelPlan plan, RequestView view, JsonObject request, JsonObject options)
    {
        var state = Judge(plan, view, request);
        var route = ProviderOf(plan, view).FindRoute(view.Body.Route)!;
        var values = options.Members.ToDictionary(member => member.Name, member => member.Value);
        var violations = state.Violations.Concat(CallOptions.Validate(route, values));
        Add(new { call = "options", model = plan.Model.Key, provider = view.Provider, request = request.ToString(), options = options.ToString() }, Lines(violations));
        foreach (var pair in values) state.Options[pair.Key] = pair.Value;
        Add(
            new { call = "write", model = plan.Model.Key, provider = view.Provider, request = request.ToString(), options = options.ToString() },
            Written(plan, view, state, violations.All(violation => violation.IsWarning)));
    }

    /// <summary>A request of which something is not known.</summary>
    public void Judge(ModelPlan plan, RequestView view, PartialRequest request)
    {
        var values = new JsonObject(request.Values.Select(pair => new JsonMember(pair.Key, Marked(pair.Value))).ToEquatableArray()).ToString();
        var partial = new
        {
            variant = request.Variant, isVariantKnown = request.IsVariantKnown, mode = request.Mode, isModeKnown = request.IsModeKnown, isComplete = request.IsComplete, values,
        };
        Add(new { call = "judge", model = plan.Model.Key, provider = view.Provider, request = partial }, Lines(request.Judge(plan, view).Violations));
    }

    /// <summary>What a name may still be, and the names that can be asked for.</summary>
    public void Narrow(ModelPlan plan, RequestView view, PartialRequest request, string name)
    {
        var partial = new { variant = request.Variant, mode = request.Mode, values = new JsonObject(request.Values.Select(pair => new JsonMember(pair.Key, pair.Value)).ToEquatableArray()).ToString() };
        Add(new { call = "allowed", model = plan.Model.Key, provider = view.Provider, request = partial, name }, Choices(new RequestNarrower(plan, view).Narrow(request, name)!));
        _hasNarrowing = true;
    }

    /// <summary>The names that can be asked for.</summary>
    public void Names(ModelPlan plan, RequestView view)
    {
        Add(new { call = "choices", model = plan.Model.Key, provider = view.Provider }, string.Join(',', new RequestNarrower(plan, view).Names));
        _hasNarrowing = true;
    }

    /// <summary>Fails where a script says otherwise.</summary>
    public void Check()
    {
        Assert.SkipUnless(Node.IsInstalled, Node.Absent);
        var actual = Scripts.Run(AllScripts(), _cases.Select(one => one.Case));

        var different = _cases.Zip(actual, (one, said) => (one.Case, one.Expected, Actual: AnyUuid().Replace(said, "(uuid)"))).Where(one => one.Expected != one.Actual).ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {_cases.Count} differ\n\n" + string.Join("\n\n", different.OrderBy(one => one.Expected.Length).Take(MostShown)
            .Select(one => $"{one.Case}\n\nExpected:\n{one.Expected}\n\nActual:\n{one.Actual}")));
        Assert.NotEmpty(_cases);
    }

    /// <summary>How long each case takes at best, the slowest first.</summary>
    public IReadOnlyList<(double Milliseconds, object Case)> Times()
    {
        Assert.SkipUnless(Node.IsInstalled, Node.Absent);
        var times = Scripts.Run(AllScripts(), _cases.Select(one => new { call = "time", one.Case }));
        return [.. times.Zip(_cases, (time, one) => (double.Parse(time, CultureInfo.InvariantCulture), one.Case)).OrderByDescending(pair => pair.Item1)];
    }

    public static string Lines(IEnumerable<RequestViolation> violations) => string.Join('\n', violations.Select(v =>
        $"{(v.IsWarning ? "warning" : "error")} {v.KindName} {v.Rule} at {v.Parameter} / {v.Wire ?? "-"} = {v.Value ?? "-"}: {v.Message}"));

    private IEnumerable<string> AllScripts()
    {
        var scripts = Models.Select(pair => ModelScript.Of(pair.Plan, pair.Catalog.Index)).Prepend(ScriptRuntime.Text);
        return _hasNarrowing ? [.. scripts, ScriptRuntime.Narrowing, .. Models.Select(pair => NarrowingScript.Of(pair.Plan))] : scripts;
    }

    private static string Choices(AllowedChoices choices) => string.Join('\n',
    [
        choices.Measure.ToString().ToLowerInvariant() + (choices.IsOpen ? " open" : ""),
        .. choices.Values.Select(value => $"{value.Value}: {Choice(value)}"),
        .. choices.Ranges.Select(range =>
            $"{(range.IsMinimumOpen ? '(' : '[')}{range.Minimum}..{range.Maximum}{(range.IsMaximumOpen ? ')' : ']')} by {range.Step?.ToString() ?? "-"}: {Removals(range.RemovedBy)}"),
        "absent: " + Choice(choices.Absence),
        "set: " + Choice(choices.Presence),
    ]);

    private static string Choice(AllowedValue value) => Removals(value.RemovedBy) + (value.Warnings.Count > 0 ? " warned of by " + Removals(value.Warnings) : "");

    private static string Removals(IReadOnlyList<ChoiceRemoval> removals) => removals.Count == 0 ? "legal"
        : string.Join(" | ", removals.Select(removal => $"{RequestViolation.NameOf(removal.Kind)} {removal.Rule} at {removal.Parameter}: {removal.Message}"));

    private static RequestState Judge(ModelPlan plan, RequestView view, JsonValue request)
    {
        var state = RequestReader.Read(plan, plan.ModelView, request);
        if (view.Provider is not null) state = state.At(view);
        RequestValidator.Validate(plan, state);
        return state;
    }

    private void Add(ModelPlan plan, RequestView view, JsonValue request, string text)
    {
        var state = Validate(plan, view, request, text);
        Add(new { call = "write", model = plan.Model.Key, provider = view.Provider, request = text }, Written(plan, view, state, state.IsValid));
        var price = PriceEstimator.Estimate(state) is { } estimate ? $"{estimate.Amount.ToString(CultureInfo.InvariantCulture)} {estimate.Unit.ToString().ToLowerInvariant()}" : "unknown";
        Add(new { call = "price", model = plan.Model.Key, provider = view.Provider, request = text }, price);
    }

    private RequestState Validate(ModelPlan plan, RequestView view, JsonValue request, string text)
    {
        var state = Judge(plan, view, request);
        Add(new { call = "validate", model = plan.Model.Key, provider = view.Provider, request = text }, Lines(state.Violations));
        return state;
    }

    private void Add(object one, string expected) => _cases.Add((one, expected));

    private string Written(ModelPlan plan, RequestView view, RequestState state, bool isValid)
    {
        var valid = isValid ? "true " : "false ";
        if (WireCall.Of(ProviderOf(plan, view), plan, state, out var problem) is not { } call) return valid + problem;
        return AnyUuid().Replace(string.Join('\n', [valid + call.Method + " " + call.Url, .. call.Headers.Select(header => header.Name + ": " + header.ToText()), call.Body?.ToString() ?? ""]), "(uuid)");
    }

    private ProviderDescriptor ProviderOf(ModelPlan plan, RequestView view) => Models.First(pair => pair.Plan == plan).Catalog.Index.FindProvider(view.Provider!)!;

    private static JsonValue Marked(JsonValue value) => value switch
    {
        JsonUnknown => new JsonObject([new JsonMember("$unknown", JsonBoolean.True)]),
        JsonArray array => new JsonArray(array.Items.Select(Marked).ToEquatableArray()),
        JsonObject json => new JsonObject(json.Members.Select(member => member with { Value = Marked(member.Value) }).ToEquatableArray()),
        _ => value,
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex AnyUuid();
}
