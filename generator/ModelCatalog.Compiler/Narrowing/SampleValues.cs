using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Values that a validator takes, where narrowing itself needs to know no more than that something is there, or how much of it.</summary>
internal sealed class SampleValues(ModelPlan plan, RequestView view)
{
    private const int Deepest = 4;

    /// <summary>A value for a state; null: none was found that the parameter's own checks take.</summary>
    /// <param name="name">The parameter, variant or union.</param>
    /// <param name="state">The state, not absent.</param>
    public JsonValue? Of(string name, JsonValue state)
    {
        var here = ChoiceNames.ViewsOf(view.Scope, name).Select(pair => pair.View).ToList();
        var parameter = here.FirstOrDefault(one => one.IsSupported) ?? here.FirstOrDefault();
        if (parameter is null) return state is JsonUnknown ? null : state;
        var value = state switch
        {
            JsonUnknown when parameter.Fixed is { } implied => implied,
            JsonUnknown when parameter.Shape is ListShape list => List(parameter, list, Math.Max(1, (int)(parameter.Effective.List?.Minimum?.AsDouble ?? 1))),
            JsonUnknown => Item(parameter, parameter.Shape, 0),
            JsonString when parameter.Shape is MediaShape && !IsTaken(parameter, state) => Item(parameter, parameter.Shape, 0),
            JsonArray sized when parameter.Shape is ListShape list => List(parameter, list, sized.Items.Count),
            _ => state,
        };
        return value is not null && IsTaken(parameter, value) ? value : null;
    }

    /// <summary>An item of a list.</summary>
    public JsonValue? ItemOf(string name) =>
        ChoiceNames.ViewsOf(view.Scope, name).Concat(ChoiceNames.ViewsOf(plan.ModelView.Scope, name)).Select(pair => pair.View).FirstOrDefault(parameter => parameter.Shape is ListShape) is { } parameter
            ? Item(parameter, ((ListShape)parameter.Shape).Item, 0) : null;

    // Whether the parameter by itself is right; what its companions make of it is no matter here.
    private bool IsTaken(ParameterView parameter, JsonValue value)
    {
        var mode = ChoiceNames.ViewsOf(view.Scope, parameter.Key).Select(pair => pair.Mode).FirstOrDefault();
        var request = new PartialRequest
        {
            IsComplete = false,
            IsVariantKnown = false,
            Mode = mode,
            IsModeKnown = mode is not null,
            Values = new Dictionary<string, JsonValue>(StringComparer.Ordinal) { [parameter.Key] = value },
        };
        var own = new HashSet<string>(parameter.Checks.Where(check => check.Constraint is not (FieldConstraint.Count or FieldConstraint.Supported)).Select(check => check.Id), StringComparer.Ordinal);
        return request.Judge(plan, view).Violations.All(violation =>
            violation.IsWarning || !(own.Contains(violation.Rule) || violation.Parameter.StartsWith(parameter.Key + ".", StringComparison.Ordinal) || violation.Parameter.StartsWith(parameter.Key + "[", StringComparison.Ordinal)));
    }

    private JsonValue? List(ParameterView parameter, ListShape list, int size) =>
        Item(parameter, list.Item, 0) is { } item ? new JsonArray(Enumerable.Repeat(item, size).ToEquatableArray()) : null;

    private JsonValue? Item(ParameterView parameter, ValueShape shape, int depth)
    {
        var effective = parameter.Effective;
        if (effective.Enum is { Values.Count: > 0 } listed && shape is not ChoiceShape) return listed.Values[0].Value;
        switch (shape)
        {
            case EnumShape { Values.Count: > 0 } values:
                return values.Values[0].Value;
            case IntegerShape or NumberShape:
                return effective.Range?.Minimum ?? effective.Range?.Maximum ?? new JsonNumber(1);
            case BooleanShape:
                return JsonBoolean.True;
            case MediaShape:
                return new JsonString(effective.Accepts.Count == 0 || effective.Accepts.Contains("url") ? "https://example.com/a"
                    : effective.Accepts.Contains("data") ? "data:image/png;base64,AAAA" : "AAAA");
            case ObjectShape type:
                return depth > Deepest ? null : Object(plan.FindType(type.Type).Scope, depth + 1);
            case ChoiceShape choice:
                return choice.Literals.Count > 0 ? new JsonString(choice.Literals[0]) : Item(parameter, choice.Alternatives[0], depth);
            case JsonShape:
                return new JsonObject([]);
            default:
                return new JsonString(new string('x', Math.Max(1, (int)Math.Min(100_000, effective.Length?.Minimum?.AsDouble ?? 1))));
        }
    }

    private JsonObject? Object(ScopeView scope, int depth)
    {
        var members = new List<JsonMember>();
        var required = scope.Parameters.Where(parameter => parameter.Effective.Required == true);
        if (scope.Union is { AbsentMode: null, Modes: { Count: > 0 } modes } union)
        {
            if (union.Declaration.On is { } on && modes[0].Value is { } value) members.Add(new JsonMember(on, value));
            required = required.Concat(modes[0].Parameters.Where(parameter => parameter.Effective.Required == true));
        }

        // An empty object may count as nothing; the first field makes it something.
        if (!required.Any()) required = scope.Parameters.Take(1);
        foreach (var parameter in required)
        {
            var value = parameter.Shape is ListShape list
                ? (Item(parameter, list.Item, depth) is { } item ? new JsonArray(Enumerable.Repeat(item, Math.Max(1, (int)(parameter.Effective.List?.Minimum?.AsDouble ?? 1))).ToEquatableArray()) : null)
                : Item(parameter, parameter.Shape, depth);
            if (value is null) return null;
            members.Add(new JsonMember(parameter.Key, value));
        }

        return new JsonObject(members.ToEquatableArray());
    }
}
