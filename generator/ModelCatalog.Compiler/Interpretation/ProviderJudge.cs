using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Judges bodies as a provider would: finds the model by its id in the URL or the body, else by the route, reads the request and validates it.</summary>
/// <remarks>Made once for a provider; judging changes nothing in it, so that several threads may.</remarks>
public sealed class ProviderJudge
{
    private const int MostIdsShown = 12;

    private readonly List<RouteModels> _routes = [];

    /// <summary>Takes the models that a provider serves.</summary>
    public ProviderJudge(IEnumerable<ModelPlan> models, string provider)
    {
        foreach (var plan in models)
        {
            if (plan.FindView(provider) is not { } view) continue;
            var route = Find(view.Body.Route);
            if (route is null) _routes.Add(route = new RouteModels(view.Body.Route));
            route.Add(plan, view);
        }
    }

    /// <summary>Judges a body.</summary>
    /// <param name="calls">What its URL says; of several the one that the body suits is meant.</param>
    /// <param name="body">The body.</param>
    public BodyVerdict Judge(IReadOnlyList<BodyCall> calls, JsonValue body)
    {
        if (body is not JsonObject root) return Wrong(null, ViolationKind.Type, "body.type", "", body, $"A body is an object; this is `{Cut(body.ToText())}`");
        BodyVerdict? best = null;
        for (var i = 0; i < calls.Count; i++)
        {
            if (Find(calls[i].Route) is { } route) JudgeNamed(route, i, calls[i].ModelId, root, ref best);
        }

        if (best is not null) return best;
        for (var i = 0; i < calls.Count; i++)
        {
            foreach (var model in Find(calls[i].Route)?.WithoutId ?? []) Judge(model, i, calls[i].ModelId, null, root, ref best);

            // What is not listed, is a list or is absent may still be right for a model whose ids are a parameter: its own checks say so.
            foreach (var model in Find(calls[i].Route)?.IdIsParameter ?? [])
                Judge(model, i, calls[i].ModelId, model.IdOf(calls[i].ModelId, root) is JsonString { Value: { Length: > 0 } id } ? id : null, root, ref best);
        }

        return best ?? Unknown(calls, root);
    }

    /// <summary>The model's id as a body says it, wherever it was sent; null: it says none.</summary>
    public string? FindModelId(JsonValue body)
    {
        foreach (var place in _routes.SelectMany(route => route.Places))
        {
            if (body is JsonObject root && place.In(root) is JsonString { Value: { Length: > 0 } id }) return id;
        }

        return null;
    }

    private static void JudgeNamed(RouteModels route, int call, string? pathId, JsonObject body, ref BodyVerdict? best)
    {
        if (pathId is not null)
        {
            foreach (var model in route.Named(pathId)) Judge(model, call, pathId, pathId, body, ref best);
            return;
        }

        foreach (var place in route.Places)
        {
            if (place.In(body) is not JsonString { Value: var id }) continue;
            foreach (var model in route.Named(id))
            {
                if (model.Place == place) Judge(model, call, null, id, body, ref best);
            }
        }
    }

    /// <summary>Several models may answer to one id: the one that knows the body's fields and has the fewest errors is meant.</summary>
    private static void Judge(JudgedModel model, int call, string? pathId, string? id, JsonObject body, ref BodyVerdict? best)
    {
        var state = RequestReader.Read(model.Plan, model.View, body, pathId);
        RequestValidator.Validate(model.Plan, state);
        if (best is null || Distance(state) < Distance(best.State!))
            best = new BodyVerdict(id, state.Violations) { Plan = model.Plan, State = state, Call = call };
    }

    private static int Distance(RequestState state) => state.Violations.Count(violation => !violation.IsWarning || violation.Kind == ViolationKind.UnknownField);

    private BodyVerdict Unknown(IReadOnlyList<BodyCall> calls, JsonObject body)
    {
        var routes = calls.Select(call => Find(call.Route)).OfType<RouteModels>().Distinct().ToList();
        if (routes.Count == 0) return Wrong(null, ViolationKind.Unsupported, "operation.unsupported", "", null, "No model of the catalog is served here");
        var known = routes.Count == 1 ? routes[0].KnownIds : [.. routes.SelectMany(route => route.KnownIds).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal)];
        var expected = known.Count switch
        {
            0 => "",
            <= MostIdsShown => "; expected one of " + string.Join(", ", known),
            _ => $"; expected one of {string.Join(", ", known.Take(MostIdsShown))} and {known.Count - MostIdsShown} more",
        };
        var place = routes.SelectMany(route => route.Places).FirstOrDefault();
        var value = calls.Select(call => call.ModelId).FirstOrDefault(id => id is not null) is { } inPath ? new JsonString(inPath) : place?.In(body);

        // An id in the URL stands nowhere in the body.
        var path = value is JsonString && place is null ? "" : place?.Path ?? "model";
        return value switch
        {
            null or JsonNull or JsonString { Value.Length: 0 } => Wrong(null, ViolationKind.Required, "model.required", path, null, $"`{path}` is required{expected}"),
            JsonString { Value: var id } => Wrong(id, ViolationKind.Enum, "model.enum", path, value, $"There is no model `{Cut(id)}`{(NearestName.Hint(id, known) is { Length: > 0 } hint ? hint : expected)}"),
            _ => Wrong(null, ViolationKind.Type, "model.type", path, value, $"`{path}` must be text; it is `{Cut(value.ToText())}`{expected}"),
        };
    }

    private RouteModels? Find(string? name)
    {
        foreach (var route in _routes)
        {
            if (route.Name == name) return route;
        }

        return null;
    }

    private static BodyVerdict Wrong(string? id, ViolationKind kind, string rule, string path, JsonValue? value, string message) =>
        new(id, [new RequestViolation(false, kind, rule, path, path, value is null ? null : RequestViolation.Cut(value.ToString()), message)]);

    private static string Cut(string text) => text.Length > 80 ? text.Substring(0, 80) + "…" : text;
}
