using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>The JSON Schema (draft 2020-12) of a request: as it travels at a provider, or by its parameters' names.</summary>
/// <remarks>
/// It refuses what the validator calls an error, and nothing else. What JSON Schema cannot say stands under <c>$comment</c>, rule by rule.
/// Warnings are no part of it: such a request is accepted.
/// </remarks>
public sealed class RequestSchema
{
    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly List<(string Id, string Reason)> _unsaid = [];
    private readonly ValueSchema _values;
    private readonly List<(string Name, JsonValue? Value)> _definitions = [(Schema.AbsentName, Schema.Absent)];

    private RequestSchema(ModelPlan plan, RequestView view)
    {
        _plan = plan;
        _view = view;
        _values = new ValueSchema(_unsaid);
    }

    /// <summary>The schema of a request at one side, and the ids of the rules that it cannot say.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="view">A provider's side, or the model's own.</param>
    public static (JsonObject Schema, IReadOnlyList<string> Unsaid) Of(ModelPlan plan, RequestView view)
    {
        var writer = new RequestSchema(plan, view);
        return (writer.Document(), [.. writer._unsaid.Select(one => one.Id).Distinct()]);
    }

    private JsonObject Document()
    {
        foreach (var (key, node) in Objects(_view.Body.Root).GroupBy(pair => pair.Key).Select(group => group.First()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var type = _plan.FindType(key);
            _definitions.Add((ValueSchema.DefinitionName(key), Scope(type.Scope, new ScopeFields(type.Scope, node), ValueSchema.DefinitionName(key), type.Declaration.Doc)));
        }

        var root = Scope(_view.Scope, new ScopeFields(_view.Scope, _view.Body.Root), null, _plan.Model.Summary);
        var unsaid = _unsaid.Distinct().ToList();
        List<JsonMember> members =
        [
            new("$schema", Schema.Text("https://json-schema.org/draft/2020-12/schema")),
            new("title", Schema.Text(_plan.Model.Title + (_view.Provider is { } provider ? " at " + provider : ""))),
        ];
        if (unsaid.Count > 0) members.Add(new JsonMember("$comment", Schema.Text("Not said here: " + string.Join("; ", unsaid.Select(one => $"{one.Id} ({one.Reason})")))));
        members.AddRange(root.Members);
        members.Add(new JsonMember("$defs", Schema.Of([.. _definitions])));
        return new JsonObject(members.ToEquatableArray());
    }

    private JsonObject Scope(ScopeView scope, ScopeFields fields, string? type, string? doc)
    {
        var isRoot = type is null;
        var names = new ScopeNames(_plan, fields, isRoot ? _view : null, Define);

        JsonValue Define(string name, JsonValue schema)
        {
            name = isRoot ? name : type + "." + name;
            _definitions.Add((name, schema));
            return Schema.Of(("$ref", Schema.Text("#/$defs/" + name)));
        }

        var conditions = new List<JsonValue>();
        var tree = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var (view, modes) in fields.Parameters()) Parameter(view, modes, scope, fields, names, tree, conditions);
        foreach (var (path, node) in fields.Leaves) Field(path, node, scope, fields, tree, conditions, isRoot);
        foreach (var refused in scope.NotAccepted) Refuse(refused, fields, tree);
        if (scope.Union is { } union) Modes(union, scope, fields, names, conditions);
        foreach (var rule in scope.Rules.Where(rule => !rule.IsWarning)) Rule(rule, names, conditions);
        var schema = Tree(fields, tree);
        return Schema.Of([
            ("description", doc is null ? null : Schema.Text(doc)), ("type", Schema.Text("object")),
            .. ((JsonObject)Schema.All(schema, Schema.Of(("properties", new JsonObject(default))))).Members.Select(member => (member.Name, (JsonValue?)member.Value)),
            ("allOf", conditions.Count == 0 ? null : new JsonArray(conditions.Distinct().ToEquatableArray()))]);
    }

    /// <summary>A parameter's own constraints: where it always counts among the properties, else under its modes.</summary>
    private void Parameter(ParameterView view, IReadOnlyList<ModeView> modes, ScopeView scope, ScopeFields fields, ScopeNames names, Dictionary<string, JsonValue> tree, List<JsonValue> conditions)
    {
        if (!view.IsSupported) return;
        if (fields.Find(view.Key) is not { } field)
        {
            // What the endpoint implies does not travel.
            if (!fields.Holds(view.Key)) return;
            foreach (var check in view.Checks.Where(check => !check.IsWarning)) _unsaid.Add((check.Id, "its value shares a field of the body with others"));
            return;
        }

        var path = string.Join("\n", field.Path);
        if (modes.Count == 0)
        {
            tree[path] = Described(view, IsRequired(view) ? _values.Of(view, field.Source) : Optional(_values.Of(view, field.Source)));
            return;
        }

        // What an inactive mode's field holds is not looked at, unless it must not be there at all.
        var isAlwaysRead = scope.Union!.Modes.Except(modes).All(mode => mode.Others == OtherModes.Reject);
        var schemas = modes.Select(mode => (mode, View: mode.Parameters.First(parameter => parameter.Key == view.Key))).Select(pair => (pair.mode, pair.View, Schema: _values.Of(pair.View, field.Source))).ToList();
        var isUniform = schemas.All(one => one.Schema.Equals(schemas[0].Schema));
        tree[path] = Described(view, isAlwaysRead && isUniform ? Optional(schemas[0].Schema) : Schema.Of());
        foreach (var (mode, own, schema) in schemas)
        {
            var isKnown = names.IsMode(mode.Key);
            var then = IsRequired(own) ? Schema.At(field.Path, schema) : isAlwaysRead && isUniform ? Schema.Anything : Schema.IfThere(field.Path, Optional(schema));
            if (isKnown is not null) conditions.Add(Schema.When(isKnown, then));
            else if (!then.Equals(Schema.Anything)) _unsaid.AddRange(own.Checks.Where(check => !check.IsWarning).Select(check => (check.Id, "which mode is meant follows from several fields")));
        }
    }

    private void Field(IReadOnlyList<string> path, BodyNode node, ScopeView scope, ScopeFields fields, Dictionary<string, JsonValue> tree, List<JsonValue> conditions, bool isRoot)
    {
        var key = string.Join("\n", path);
        switch (node)
        {
            case BodyModelIdNode:
                tree[key] = Schema.Of(("enum", Schema.Texts(_view.Body.ModelIds.Select(id => id.Id).Distinct())));
                break;
            case BodyOptionNode option when _view.Body.Options.FirstOrDefault(one => one.Key == option.Name) is { } view:
                tree[key] = Described(view, Optional(_values.Of(view, new ParameterSource(view.Key, default, view.Shape, null, null))));
                break;
            case BodyValueNode { Source: VariantSource source }:
                var known = Schema.Of(("enum", new JsonArray(_view.Variants.SelectMany(variant => ValueSchema.WireValues(source.Conversion, new JsonString(variant))).Distinct().ToEquatableArray())));
                tree[key] = _view.DefaultVariant is null ? known : Optional(known);
                break;
            case BodyValueNode { Source: ModeSource source } when scope.Union is { } union:
                var listed = Schema.Of(("enum", new JsonArray(source.Values.Select(value => value.Value).Concat((source.Conversion?.Reads ?? default).Select(read => (JsonValue)new JsonString(read.From))).Distinct().ToEquatableArray())));
                tree[key] = union.AbsentMode is null && union.Declaration.On is not null ? listed : Optional(listed);
                if (union.Declaration.On is null && source.Conversion?.MismatchWarns != true) _unsaid.Add((path[path.Count - 1] + ".mismatch", "which mode is meant follows from several fields"));
                break;
            case BodyValueNode { Source: ListSource }:
                tree[key] = Schema.Of();
                _unsaid.Add((path[path.Count - 1] + ".count", "how many items there may be follows from other fields"));
                break;
            default:
                if (!tree.ContainsKey(key)) tree[key] = Schema.Of();
                break;
        }
    }

    private static void Refuse(RefusedField refused, ScopeFields fields, Dictionary<string, JsonValue> tree)
    {
        // Wherever a field of that name would be unknown.
        foreach (var parent in fields.Leaves.Select(leaf => string.Join("\n", leaf.Path.Take(leaf.Path.Count - 1))).Distinct().ToList())
        {
            var key = parent.Length == 0 ? refused.Field : parent + "\n" + refused.Field;
            if (!tree.ContainsKey(key)) tree[key] = Schema.AbsentReference;
        }
    }

    private void Modes(UnionView union, ScopeView scope, ScopeFields fields, ScopeNames names, List<JsonValue> conditions)
    {
        foreach (var mode in union.Modes)
        {
            var others = union.Modes.Where(other => other != mode).SelectMany(other => other.Parameters).Select(parameter => parameter.Key)
                .Where(key => mode.Parameters.All(own => own.Key != key)).Distinct().ToList();
            foreach (var key in others)
            {
                var isRefused = mode.NotAccepted.Any(refused => refused.Field == key);
                if (!isRefused && mode.Others != OtherModes.Reject) continue;
                var id = isRefused ? "not_accepted." + key : union.Name;
                if (fields.Find(key) is not { } field) _unsaid.Add((id, "the fields of the modes share fields of the body"));
                else if (union.Declaration.On is null) Apart(mode, field, union, fields, names, conditions, id);
                else if (names.IsMode(mode.Key) is { } isMode) conditions.Add(Schema.When(isMode, Schema.Not(Schema.At(field.Path, Schema.Not(Schema.AbsentReference)))));
                else _unsaid.Add((id, "the body does not carry the mode"));
            }

            foreach (var refused in mode.NotAccepted.Where(refused => !others.Contains(refused.Field)))
            {
                if (names.IsMode(mode.Key) is not { } isMode) _unsaid.Add(("not_accepted." + refused.Field, "which mode is meant follows from several fields"));
                else conditions.AddRange(fields.Leaves.Select(leaf => leaf.Path.Take(leaf.Path.Count - 1).ToList()).Where(parent => parent.Count > 0 || fields.Leaves.All(leaf => leaf.Path.Count == 1))
                    .GroupBy(parent => string.Join("\n", parent)).Select(group => Schema.When(isMode, Schema.IfThere([.. group.First(), refused.Field], Schema.AbsentReference))));
            }
        }

        if (union.AbsentMode is null && union.Declaration.On is null)
        {
            var told = union.Modes.Select(mode => names.IsMode(mode.Key)).ToList();
            if (told.Contains(null)) _unsaid.Add((union.Name + ".required", "which mode is meant follows from several fields"));
            else conditions.Add(Schema.Any(told!));
        }
    }

    /// <summary>Fields of two modes, of which each refuses the other's.</summary>
    private void Apart(ModeView mode, ScopeField field, UnionView union, ScopeFields fields, ScopeNames names, List<JsonValue> conditions, string id)
    {
        if (mode.IsAbsent || mode.Parameters.Count == 0) return;
        if (names.IsMode(mode.Key) is null || mode.Parameters.Any(own => fields.Find(own.Key) is null))
        {
            _unsaid.Add((id, "which mode is meant follows from several fields"));
            return;
        }

        var own = Schema.Any(mode.Parameters.Select(parameter => Schema.At(fields.Find(parameter.Key)!.Path, Schema.Not(Schema.AbsentReference))));
        conditions.Add(Schema.When(own, Schema.Not(Schema.At(field.Path, Schema.Not(Schema.AbsentReference)))));
    }

    private void Rule(RuleCheck rule, ScopeNames names, List<JsonValue> conditions)
    {
        var builder = new ConditionSchema(names, new CaseBudget());
        var when = rule.When is null ? Schema.Anything : builder.True(rule.When);
        var isBroken = builder.False(rule.Holds);
        if (when is null || isBroken is null)
        {
            if (!Schema.Nothing.Equals(when) && !Schema.Nothing.Equals(isBroken)) _unsaid.Add((rule.Id, "a schema cannot compute it"));
            return;
        }

        var schema = Schema.When(when, Schema.Not(isBroken));
        if (schema.Equals(Schema.Anything)) return;
        conditions.Add(schema is JsonObject known ? new JsonObject(new[] { new JsonMember("$comment", Schema.Text($"{rule.Id}: {rule.Message.Wire}")) }.Concat(known.Members).ToEquatableArray()) : schema);
    }

    /// <summary>The properties as the body nests them, with what must be there.</summary>
    private JsonValue Tree(ScopeFields fields, Dictionary<string, JsonValue> tree)
    {
        var parts = new List<JsonValue>();
        foreach (var pair in tree)
        {
            var path = pair.Key.Split('\n');
            parts.Add(Schema.IfThere(path, pair.Value));
        }

        var required = fields.Parameters().Where(pair => pair.Modes.Count == 0 && pair.View.IsSupported && IsRequired(pair.View)).Select(pair => fields.Find(pair.View.Key)?.Path)
            .Concat(fields.Leaves.Where(leaf => leaf.Node is BodyModelIdNode || (leaf.Node is BodyValueNode { Source: VariantSource } && _view.DefaultVariant is null)
                || (leaf.Node is BodyValueNode { Source: ModeSource } && fields.Scope.Union is { AbsentMode: null, Declaration.On: not null })).Select(leaf => (IReadOnlyList<string>?)leaf.Path));
        foreach (var path in required)
        {
            if (path is not null) parts.Add(Schema.At(path, Schema.Anything));
        }

        // A member that holds others is an object; what counts as absent is none of it.
        foreach (var wrapper in fields.Leaves.SelectMany(leaf => Enumerable.Range(1, leaf.Path.Count - 1).Select(count => leaf.Path.Take(count).ToList())).GroupBy(path => string.Join("\n", path)).Select(group => group.First()))
        {
            var isNeeded = required.Any(path => path is not null && path.Count > wrapper.Count && path.Take(wrapper.Count).SequenceEqual(wrapper));
            parts.Add(Schema.IfThere(wrapper, Schema.Of(("type", isNeeded ? Schema.Text("object") : Schema.Texts(["object", "null"])))));
        }

        return Schema.All(parts);
    }

    private static bool IsRequired(ParameterView view) => view.Checks.Any(check => check.Constraint == FieldConstraint.Required && !check.IsWarning);

    private static JsonValue Optional(JsonValue schema) => schema is JsonObject { Members.Count: 0 } ? schema : Schema.Any(schema, Schema.AbsentReference);

    private static JsonValue Described(ParameterView view, JsonValue schema)
    {
        var effective = view.Effective;
        var words = Schema.Of(
            ("description", effective.Doc is { } doc ? Schema.Text(doc) : null),
            ("default", effective.Default),
            ("deprecated", effective.Deprecated is null ? null : Schema.Anything));
        return schema is JsonObject known ? new JsonObject(words.Members.Concat(known.Members).ToEquatableArray()) : schema;
    }

    // The object types that the body holds, with the mapping of their fields.
    private static IEnumerable<(string Key, BodyObjectNode Node)> Objects(BodyObjectNode node) => node.Members.SelectMany(member => member.Value switch
    {
        BodyObjectNode inner => Objects(inner),
        BodyValueNode value => Objects(value.Source),
        _ => [],
    });

    private static IEnumerable<(string Key, BodyObjectNode Node)> Objects(BodySource source) => source switch
    {
        ParameterSource { Object: { } node } parameter => TypesOf(parameter.Shape).Select(key => (key, node)).Concat(Objects(node)),
        ListSource list => list.Items.SelectMany(Objects),
        ChoiceSource choice => choice.Cases.SelectMany(one => Objects(one.Source)),
        _ => [],
    };

    private static IEnumerable<string> TypesOf(ValueShape shape) => shape switch
    {
        ObjectShape type => [type.Type],
        ListShape list => TypesOf(list.Item),
        ChoiceShape choice => choice.Alternatives.SelectMany(TypesOf),
        _ => [],
    };
}
