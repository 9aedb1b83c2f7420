using System.Globalization;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Writes a request as one side's body: the plan walked forwards.</summary>
public sealed class BodyWriter
{
    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly RequestState _state;

    private BodyWriter(ModelPlan plan, RequestView view, RequestState state)
    {
        _plan = plan;
        _view = view;
        _state = state;
    }

    /// <summary>The body of a request. What has no model id at this side gives null.</summary>
    public static JsonObject? Write(ModelPlan plan, RequestView view, RequestState state)
    {
        var writer = new BodyWriter(plan, view, state);
        var context = ContextOf(view, state);
        return view.Body.ModelIds.Count > 0 && writer.ModelId(context) is null ? null : writer.WriteObject(view.Body.Root, state.Values, state.Mode, state.IsModeTold, context);
    }

    /// <summary>The wire's model id of a request; null where it has none at this side.</summary>
    public static string? FindModelId(ModelPlan plan, RequestView view, RequestState state) => new BodyWriter(plan, view, state).ModelId(ContextOf(view, state));

    private static ScopeContext ContextOf(RequestView view, RequestState state) =>
        new(state, state.Values, ActiveParameters.Of(view.Scope, state.Mode), state.Mode, state.IsModeTold, "", true);

    private string? ModelId(ScopeContext context)
    {
        var variant = _state.Variant ?? _view.DefaultVariant;
        return _view.Body.ModelIds
            .Where(id => id.Variant is null || id.Variant == variant)
            .FirstOrDefault(id => id.When is null || ExpressionEvaluator.Test(id.When, context) == true)?.Id;
    }

    private JsonObject WriteObject(BodyObjectNode node, IReadOnlyDictionary<string, JsonValue> values, string? mode, bool isModeTold, ScopeContext context)
    {
        var members = new List<JsonMember>();
        foreach (var member in node.Members)
        {
            var value = member.Value switch
            {
                BodyObjectNode inner => WriteObject(inner, values, mode, isModeTold, context) is { Members.Count: > 0 } nested ? nested : null,
                BodyModelIdNode => ModelId(context) is { } id ? new JsonString(id) : null,
                BodyOptionNode option => _state.Options.TryGetValue(option.Name, out var set) ? set : null,
                BodyConstantNode constant => constant.When is null || ExpressionEvaluator.Test(constant.When, context) == true ? constant.Value : null,
                BodyValueNode field when field.When is null || ExpressionEvaluator.Test(field.When, context) == true =>
                    WriteSource(field.Source, values, mode, isModeTold, context) ?? field.Else,
                _ => null,
            };
            if (value is not null) members.Add(new JsonMember(member.Name, value));
        }

        return new JsonObject(members.ToEquatableArray());
    }

    private JsonValue? WriteSource(BodySource source, IReadOnlyDictionary<string, JsonValue> values, string? mode, bool isModeTold, ScopeContext context)
    {
        switch (source)
        {
            case ParameterSource parameter:
                return WriteParameter(parameter, values, mode);
            case ListSource list:
                var items = list.Items.Select(item => WriteParameter(item, values, mode)).OfType<JsonValue>()
                    .SelectMany(value => value is JsonArray array ? array.Items : [value]).ToEquatableArray();
                return items.Count == 0 ? null : new JsonArray(items);
            case VariantSource variant:
                // By parameter names a request says only what was set.
                return (_state.Variant ?? (_view.Provider is null ? null : _view.DefaultVariant)) is { } key ? Map(variant.Conversion, new JsonString(key)) : null;
            case ModeSource modes:
                // A discriminator is written when the mode was told; where the fields tell the mode, always.
                var told = isModeTold || modes.Values.Any(value => value.Mode == "none") || _view.Scope.Union?.Declaration.On is null;
                return told && mode is not null ? modes.Values.FirstOrDefault(value => value.Mode == mode)?.Value : null;
            case ChoiceSource choice:
                var chooser = choice.By is NameExpression { Symbol.Kind: SymbolKind.Mode } ? mode ?? "none"
                    : choice.By is NameExpression { Symbol.Kind: SymbolKind.Variant } ? _state.Variant ?? _view.DefaultVariant
                    : ExpressionEvaluator.Evaluate(choice.By, context)?.ToText();
                var found = choice.Cases.FirstOrDefault(one => one.Case == chooser);
                return found is null ? null : WriteSource(found.Source, values, mode, isModeTold, context);
            default:
                return null;
        }
    }

    private JsonValue? WriteParameter(ParameterSource source, IReadOnlyDictionary<string, JsonValue> values, string? mode)
    {
        if (source.Modes.Count > 0 && (mode is null || !source.Modes.Contains(mode))) return null;
        if (!values.TryGetValue(source.Parameter, out var value)) return null;
        if (source.Shape is ListShape list && value is JsonArray array)
        {
            var items = array.Items.Select(item => WriteItem(source, item)).ToEquatableArray();
            return list.IsSingleBare && items.Count == 1 ? items[0] : new JsonArray(items);
        }

        return WriteItem(source, value);
    }

    private JsonValue WriteItem(ParameterSource source, JsonValue value)
    {
        if (source.Object is { } node && value is JsonObject nested) value = WriteNested(source, node, nested);
        return Map(source.Conversion, value);
    }

    private JsonObject WriteNested(ParameterSource source, BodyObjectNode node, JsonObject value)
    {
        var type = _plan.FindType(ValueShape.ObjectOf(source.Shape)!.Type);
        var values = value.Members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        string? mode = null;
        var isTold = false;
        if (type.Scope.Union is { } union)
        {
            isTold = union.Declaration.On is not null && values.ContainsKey(union.Name);
            mode = isTold
                ? union.Modes.FirstOrDefault(m => values[union.Name].Equals(m.Value))?.Key
                : union.Modes.FirstOrDefault(m => m.Parameters.Any(p => values.ContainsKey(p.Key)))?.Key ?? union.AbsentMode;
        }

        return WriteObject(node, values, mode, isTold, new ScopeContext(_state, values, ActiveParameters.Of(type.Scope, mode), mode, isTold, "", false));
    }

    private static JsonValue Map(ValueConversion? conversion, JsonValue value)
    {
        if (conversion is null) return value;
        if (conversion.Values.FirstOrDefault(pair => pair.From == value.ToText()) is { } mapped) return mapped.To;
        if (conversion.Forms.Count == 0) return value;
        var form = conversion.Forms[0];
        return form switch
        {
            "string" => new JsonString(value.ToText()),
            "integer" or "number" => double.TryParse(value.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? new JsonNumber(value.ToText()) : value,
            "boolean" => value.ToText() is "true" or "false" ? new JsonBoolean(value.ToText() == "true") : value,
            "json" => new JsonString(value.ToString()),
            "list" => value is JsonArray ? value : new JsonArray([value]),
            _ => new JsonString(form.Replace("{}", value.ToText())),
        };
    }
}
