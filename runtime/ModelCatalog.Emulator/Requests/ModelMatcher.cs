using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Emulator.Requests;

/// <summary>Finds the model of a request: by its id in the path or the body, else by the route.</summary>
internal sealed class ModelMatcher
{
    private readonly List<Candidate> _candidates;

    /// <summary>Takes the models that a provider serves.</summary>
    public ModelMatcher(IEnumerable<ModelPlan> models, string provider) =>
        _candidates = models.Select(plan => (Plan: plan, View: plan.FindView(provider)))
            .Where(pair => pair.View is not null)
            .Select(pair => new Candidate(pair.Plan, pair.View!, PlaceOfId(pair.View!.Body.Root, pair.View.Body.ModelFrom)))
            .ToList();

    /// <summary>The model of a request, read and judged; null where there is none, and why.</summary>
    /// <param name="matches">The operations that the request may be for.</param>
    /// <param name="body">The body.</param>
    /// <param name="error">Why there is none.</param>
    public ModelMatch? Find(IReadOnlyList<OperationMatch> matches, JsonObject body, out EmulatedError? error)
    {
        error = null;
        var offered = matches.SelectMany(match => _candidates
            .Where(candidate => candidate.View.Body.Route == match.Operation.Route.Name)
            .Select(candidate => (Match: match, Candidate: candidate))).ToList();
        if (offered.Count == 0)
        {
            error = new EmulatedError("not-found", "No model of the catalog is served here");
            return null;
        }

        var named = offered.Where(pair => Claims(pair.Candidate, pair.Match, body)).ToList();
        if (named.Count == 0) named = offered.Where(pair => pair.Candidate.View.Body is { ModelIds.Count: 0, ModelFrom: null }).ToList();
        if (named.Count == 0) named = offered.Where(pair => pair.Candidate.View.Body.ModelFrom is not null && IdOf(pair.Candidate, pair.Match, body) is JsonString { Value.Length: > 0 }).ToList();
        if (named.Count == 0)
        {
            error = UnknownModel(offered, body);
            return null;
        }

        // Several models may answer to one id: the one that the request suits is meant.
        return named.Select(pair => Judge(pair.Candidate, pair.Match, body)).MinBy(match => match.State.Violations.Count(violation => !violation.IsWarning));
    }

    private static ModelMatch Judge(Candidate candidate, OperationMatch match, JsonObject body)
    {
        var state = RequestReader.Read(candidate.Plan, candidate.View, body, PathId(match));
        RequestValidator.Validate(candidate.Plan, state);
        return new ModelMatch(candidate.Plan, candidate.View, state, match.Operation);
    }

    private static bool Claims(Candidate candidate, OperationMatch match, JsonObject body)
    {
        if (IdOf(candidate, match, body) is not JsonString { Value: var id }) return false;
        var plan = candidate.View.Body;
        if (plan.ModelFrom is null) return plan.ModelIds.Any(known => known.Id == id);
        return candidate.View.Scope.FindParameter(plan.ModelFrom)?.Effective.Enum?.Values.Any(value => value.Value.ToText() == id) == true;
    }

    private static string? PathId(OperationMatch match) => match.Values.GetValueOrDefault("model");

    private static JsonValue? IdOf(Candidate candidate, OperationMatch match, JsonObject body)
    {
        if (PathId(match) is { } id) return new JsonString(id);
        JsonValue? value = candidate.PlaceOfId is null ? null : body;
        foreach (var step in candidate.PlaceOfId ?? []) value = (value as JsonObject)?[step];
        return value;
    }

    private static EmulatedError UnknownModel(List<(OperationMatch Match, Candidate Candidate)> offered, JsonObject body)
    {
        var known = offered.SelectMany(pair => pair.Candidate.KnownIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var expected = known.Count switch
        {
            0 => "",
            <= 12 => "; expected one of " + string.Join(", ", known),
            _ => $"; expected one of {string.Join(", ", known.Take(12))} and {known.Count - 12} more",
        };
        foreach (var (match, candidate) in offered)
        {
            if (IdOf(candidate, match, body) is JsonString { Value: { Length: > 0 } id })
                return new EmulatedError("not-found", $"There is no model `{(id.Length > 80 ? id[..80] + "…" : id)}`{NearestName.Hint(id, known)}{expected}");
        }

        var place = offered.Select(pair => pair.Candidate.PlaceOfId).FirstOrDefault(path => path is not null);
        return new EmulatedError("invalid", $"`{(place is null ? "model" : string.Join('.', place))}` is required{expected}");
    }

    /// <summary>Where the body holds the model's id; null: nowhere.</summary>
    private static string[]? PlaceOfId(BodyObjectNode node, string? parameter)
    {
        foreach (var member in node.Members)
        {
            switch (member.Value)
            {
                case BodyModelIdNode:
                case BodyValueNode { Source: ParameterSource source } when source.Parameter == parameter:
                    return [member.Name];
                case BodyObjectNode inner when PlaceOfId(inner, parameter) is { } place:
                    return [member.Name, .. place];
            }
        }

        return null;
    }

    private sealed record Candidate(ModelPlan Plan, RequestView View, string[]? PlaceOfId)
    {
        public IEnumerable<string> KnownIds => View.Body.ModelFrom is { } from
            ? View.Scope.FindParameter(from)?.Effective.Enum?.Values.Select(value => value.Value.ToText()) ?? []
            : View.Body.ModelIds.Select(id => id.Id);
    }
}
