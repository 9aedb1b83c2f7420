using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>A model at a provider whose calls have options, with a request that is right there.</summary>
/// <param name="Plan">The model.</param>
/// <param name="View">The provider's side of it.</param>
/// <param name="Request">The request by parameter names.</param>
internal sealed record OptionSide(ModelPlan Plan, RequestView View, JsonObject Request)
{
    /// <summary>One for each route with options.</summary>
    public static IReadOnlyList<OptionSide> All { get; } =
    [
        .. BuilderPage.Started
            .SelectMany(pair => ExampleFacts.Of(pair.Plan, pair.Plan.ModelView).Where(facts => facts.Provider is not null && facts.State.IsValid).Select(facts => new OptionSide(pair.Plan, facts.State.View, facts.State.ToRequest())))
            .Where(side => side.Route.Options.Count > 0)
            .DistinctBy(side => (side.Provider, side.View.Body.Route)),
    ];

    /// <summary>The provider's key.</summary>
    public string Provider => View.Provider!;

    /// <summary>The route that the calls take.</summary>
    public RouteDescriptor Route => BuilderPage.RouteOf(View);

    /// <summary>The file of the model's page.</summary>
    public string File => $"models/{Plan.Model.Key}.html";

    /// <summary>What the page's address holds of the request with options.</summary>
    public string Address(JsonObject options) => BuilderPage.Address(new JsonObject([new JsonMember("p", new JsonString(Provider)), new JsonMember("o", options), new JsonMember("r", Request)]).ToString());

    /// <summary>What the interpreter says of options.</summary>
    public IReadOnlyList<RequestViolation> Judge(JsonObject options) => CallOptions.Validate(Route, Values(options));

    /// <summary>The request with options, judged; the options are not.</summary>
    public RequestState State(JsonObject options)
    {
        var state = BuilderPage.Judge(Plan, Provider, Request);
        foreach (var member in options.Members) state.Options[member.Name] = member.Value;
        return state;
    }

    /// <summary>Values that some option might take, and others that none does.</summary>
    public static IEnumerable<JsonValue> Tried(ParameterDescriptor option)
    {
        string[] texts = ["done", "/done", "https://example.com/done?a=1&b='2'", "ftp://example.com/done", "https://", "https://example.com/a b", "normal", "nomral", "{\"a\":1}", "\U0001F6A4", "x\ny"];
        string[] numbers = ["0", "1", "2", "-3", "1.5", "2.0", "1e1", "99999999999999999999"];
        return
        [
            .. texts.Select(text => new JsonString(text)), .. numbers.Select(digits => new JsonNumber(digits)), JsonBoolean.True, JsonBoolean.False,
            new JsonArray([new JsonString("done")]), new JsonObject([new JsonMember("a", JsonNull.Instance)]),
            .. (option.Enum?.Values ?? default).Select(value => value.Value), .. new[] { option.Range?.Minimum, option.Range?.Maximum }.OfType<JsonNumber>(),
        ];
    }

    /// <summary>Options with a right value for each.</summary>
    public JsonObject Right() => new([.. Route.Options.Select(option => Tried(option).Reverse().Select(value => new JsonMember(option.Key, value)).First(member => IsSent(new JsonObject([member]))))]);

    /// <summary>Options by name.</summary>
    public static Dictionary<string, JsonValue> Values(JsonObject options) => options.Members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Plan.Model.Key} at {Provider}";

    private bool IsSent(JsonObject options) => Judge(options).Count == 0 && WireCall.Of(BuilderPage.ProviderOf(View), Plan, State(options), out _) is not null;
}
