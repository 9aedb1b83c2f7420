using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Reads a body back into a request: the plan walked backwards. What is wrong is reported, the rest is read.</summary>
public sealed partial class RequestReader
{
    private static readonly RuleMessage NoObject = new("A request is an object; this is {value}", "A body is an object; this is {value}");

    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly RequestState _state;
    private readonly string? _modelId;

    private RequestReader(ModelPlan plan, RequestView view, string? modelId)
    {
        _plan = plan;
        _view = view;
        _modelId = modelId;
        _state = new RequestState(view, view.Provider is not null);
    }

    /// <summary>Reads a body as one side writes it; the model view reads a canonical request.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="view">The side.</param>
    /// <param name="body">The body.</param>
    /// <param name="modelId">The wire's model id where it travels outside the body, in the URL; null: the body says it, or nothing does.</param>
    public static RequestState Read(ModelPlan plan, RequestView view, JsonValue body, string? modelId = null)
    {
        var reader = new RequestReader(plan, view, modelId);
        reader.ReadRoot(body);
        return reader._state;
    }

    private void ReadRoot(JsonValue body)
    {
        if (body is not JsonObject root)
        {
            _state.Report(ViolationKind.Type, "body.type", false, NoObject, "", body, _state.SpeaksWire ? "" : null);
            return;
        }

        var leaves = new List<BodyLeaf>();
        var index = BodyIndex.Of(_view.Body.Root);
        Collect(index, root, "", leaves);
        ReadVariant(leaves);
        ReadScope(_view.Scope, leaves, "", _state.Values, isRoot: true);
        ReportUnknown(index, root, "", _view.Scope, _state.Mode);
    }

    /// <summary>Pairs every field of the plan with what stands in the body.</summary>
    private void Collect(BodyIndex index, JsonObject? body, string parent, List<BodyLeaf> leaves)
    {
        foreach (var member in index.Members)
        {
            var value = body?[member.Name];
            if (member.Field is { } field)
            {
                leaves.Add(new BodyLeaf(field, parent, value));
                continue;
            }

            if (value is not (null or JsonNull or JsonObject))
            {
                var here = parent.Length == 0 ? member.Path : parent + "." + member.Path;
                ReportType(here, here, "an object", value);
            }

            Collect(member.Inner!, value as JsonObject, parent, leaves);
        }
    }

    private void ReadVariant(List<BodyLeaf> leaves)
    {
        var ids = ModelIdIndex.Of(_view.Body);
        IReadOnlyList<string>? possible = ids.Variants;
        if (Find(leaves, static leaf => leaf.Node is BodyModelIdNode) is { } id)
        {
            possible = ReadModelId(id, ids);
            if (possible is null) return;
        }
        else if (_modelId is not null)
        {
            possible = ids.VariantsOf(_modelId);
        }

        if (_plan.Model.Variants.Count == 0) return;
        if (possible is null or { Count: 0 }) possible = _plan.Model.Variants.Select(variant => variant.Key).ToList();
        var told = Find(leaves, static leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: VariantSource, IsAlias: false });
        if (told is not null)
        {
            var source = (VariantSource)((BodyValueNode)told.Node).Source;
            var read = told.Value is JsonString text ? ValueReader.Invert(source.Conversion, text.Value, possible) : null;
            if (read is not null) _state.Variant = read;
            else ReportUnknownVariant(told, possible);
            return;
        }

        if (possible.Count == 1) _state.Variant = possible[0];
        else if (_view.DefaultVariant is null) _state.Report(ViolationKind.Required, "variant.required", false, Both("`variant` is required"), "variant", null);
    }

    private void ReportUnknownVariant(BodyLeaf told, IReadOnlyList<string> possible)
    {
        if (told.Value is not JsonString text)
        {
            ReportType("variant", told.Path, "text", told.Value!);
            return;
        }

        var hint = NearestName.Hint(text.Value, possible);
        var sentence = $"`{{name}}` must be one of {string.Join(", ", possible.Select(p => "`" + p + "`"))}; it is {{value}}{hint}";
        var message = new RuleMessage(sentence.Replace("{name}", "variant"), sentence.Replace("{name}", told.Path));
        _state.Report(ViolationKind.Enum, "variant.enum", false, message, "variant", told.Value, told.Path);
    }

    /// <summary>The variants that the body's id can mean; null: it is wrong, which was reported.</summary>
    private IReadOnlyList<string>? ReadModelId(BodyLeaf leaf, ModelIdIndex ids)
    {
        switch (leaf.Value)
        {
            case null or JsonNull or JsonString { Value.Length: 0 }:
                _state.Report(ViolationKind.Required, "model.required", false, Both($"`{leaf.Path}` is required"), "variant", null, leaf.Path);
                return null;
            case JsonString text:
                var possible = ids.VariantsOf(text.Value);
                if (possible is null)
                    _state.Report(ViolationKind.Enum, "model.enum", false, Both($"`{leaf.Path}` must be {string.Join(" or ", ids.Ids.Select(id => "`" + id + "`"))}; it is {{value}}{NearestName.Hint(text.Value, ids.Ids)}"), "variant", text, leaf.Path);
                return possible;
            default:
                _state.Report(ViolationKind.Type, "model.type", false, Both($"`{leaf.Path}` must be text; it is {{value}}"), "variant", leaf.Value, leaf.Path);
                return null;
        }
    }

    private void ReadScope(ScopeView scope, List<BodyLeaf> leaves, string prefix, Dictionary<string, JsonValue> values, bool isRoot)
    {
        var mode = scope.Union is { } union ? ReadMode(union, leaves, prefix, isRoot) : null;
        var target = new ReadTarget(ActiveParameters.Of(scope, mode), mode, prefix, values);
        foreach (var leaf in leaves)
        {
            if (!leaf.IsPresent)
            {
                KeepEmpty(leaf, target);
                continue;
            }

            if (leaf.Node is BodyOptionNode option) ReadOption(option, leaf);
            else if (leaf.Node is BodyValueNode { Source: not (ModeSource or VariantSource) } value) ReadLeaf(leaf, value, target);
        }

        if (scope.Union is { } modes) ReportOthers(modes, leaves, mode, prefix);
    }

    /// <summary>An empty list where some items are needed is a list of the wrong size, not a missing one.</summary>
    private static void KeepEmpty(BodyLeaf leaf, in ReadTarget target)
    {
        if (leaf is not { Value: JsonArray { Items.Count: 0 } empty, Node: BodyValueNode { Source: ParameterSource source, IsAlias: false } }) return;
        if (target.Active.Find(source.Parameter) is { CountsEmpty: true }) target.Values[source.Parameter] = empty;
    }

    private void ReadOption(BodyOptionNode option, BodyLeaf leaf)
    {
        if (_view.Body.Options.FirstOrDefault(view => view.Key == option.Name) is not { } view) return;
        if (!ConstraintCheck.HasKind(view.Shape, leaf.Value!))
        {
            ReportType(option.Name, leaf.Path, ConstraintCheck.Describe(view.Shape), leaf.Value!);
            return;
        }

        _state.Options[option.Name] = leaf.Value!;
        _state.OptionPaths[option.Name] = leaf.Path;
    }

    private void ReadLeaf(BodyLeaf leaf, BodyValueNode node, in ReadTarget target)
    {
        switch (BodyField.Choose(node.Source, target.Mode, _state.Variant))
        {
            case ParameterSource parameter when leaf.Field.SourcesFor(target.Mode, _state.Variant).Count > 0:
                ReadParameter(parameter, leaf.Value!, leaf.Path, target, node.IsAlias);
                break;
            case ListSource list:
                ReadList(list, leaf, target);
                break;
            case ChoiceSource choice:
                // Chosen by a parameter: it was read before, or tells nothing.
                var key = choice.By is Rules.NameExpression name && target.Values.TryGetValue(name.Symbol.Name, out var by) ? by.ToText() : null;
                if (choice.Cases.FirstOrDefault(one => one.Case == key)?.Source is ParameterSource chosen) ReadParameter(chosen, leaf.Value!, leaf.Path, target, node.IsAlias);
                break;
        }
    }

    private void ReadList(ListSource list, BodyLeaf leaf, in ReadTarget target)
    {
        var mode = target.Mode;
        var sources = list.Items.Where(item => item.Modes.Count == 0 || (mode is not null && item.Modes.Contains(mode))).ToList();
        if (sources.Count == 0) return;
        if (leaf.Value is not JsonArray array)
        {
            ReportType(target.Prefix + sources[0].Parameter, leaf.Path, "a list", leaf.Value!);
            return;
        }

        var index = 0;
        foreach (var source in sources)
        {
            if (index >= array.Items.Count) return;
            if (source.Shape is ListShape)
            {
                var rest = new JsonArray(array.Items.Skip(index).ToEquatableArray());
                ReadParameter(source, rest, leaf.Path, target, false);
                return;
            }

            ReadParameter(source, array.Items[index], $"{leaf.Path}[{index}]", target, false);
            index++;
        }

        if (index < array.Items.Count)
        {
            var sentence = $"`{leaf.Path}` takes at most {sources.Count} item{(sources.Count == 1 ? "" : "s")} here; it has {{value}}";
            _state.Report(
                ViolationKind.Count, LastStep(leaf.Path) + ".count", false, Both(sentence), target.Prefix + sources[sources.Count - 1].Parameter, array, leaf.Path,
                array.Items.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void ReadParameter(ParameterSource source, JsonValue raw, string wire, in ReadTarget target, bool isAlias)
    {
        var path = target.Prefix + source.Parameter;
        if (isAlias && (target.Values.ContainsKey(source.Parameter) || _state.HasFailed(path))) return;
        var value = ValueReader.Read(source, raw, out var expected, out var unlisted, out var index);
        var item = index < 0 ? "" : "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
        if (unlisted is not null)
        {
            ReportUnlisted(source, unlisted, path, path + item, wire + item);
            return;
        }

        if (value is null)
        {
            if (expected is null) return;
            ReportType(path + item, wire + item, expected, index < 0 ? raw : ((JsonArray)raw).Items[index]);
            return;
        }

        if (!IntegerFit.IsHeld(source.Shape, value))
        {
            if (!ReportUnheld(target.Active.Find(source.Parameter), value, path)) ReportType(path, wire, IntegerFit.Expected(source.Shape), raw);
            return;
        }

        if (source.Object is not null) value = ReadObjects(source, value, path, wire);
        target.Values[source.Parameter] = value;
    }

    /// <summary>Reports what a value that no request can hold violates; false: nothing says more than that its type cannot hold it.</summary>
    private bool ReportUnheld(ParameterView? parameter, JsonValue value, string path)
    {
        if (parameter is null) return false;
        if (value is not JsonArray list || parameter.Shape is not ListShape) return ReportRefusing(parameter, value, path, path);
        if (parameter.Checks.FirstOrDefault(check => check.Constraint == FieldConstraint.Count) is { } count && !RequestValidator.Holds(FieldConstraint.Count, parameter, value))
        {
            _state.ReportUnheld(count, path, path, value, list.Items.Count.ToString(CultureInfo.InvariantCulture));
            return true;
        }

        var isReported = false;
        for (var i = 0; i < list.Items.Count; i++) isReported |= ReportRefusing(parameter, list.Items[i], path, $"{path}[{i}]");
        return isReported;
    }

    private bool ReportRefusing(ParameterView parameter, JsonValue value, string path, string reported)
    {
        foreach (var check in parameter.Checks)
        {
            if (check.Constraint is not (FieldConstraint.Enum or FieldConstraint.Range) || RequestValidator.Holds(check.Constraint, parameter, value)) continue;
            _state.ReportUnheld(check, path, reported, value);
            return true;
        }

        return false;
    }

    private void ReportUnlisted(ParameterSource source, JsonValue value, string path, string place, string wire)
    {
        var check = _view.Scope.FindParameter(source.Parameter)?.Checks.FirstOrDefault(c => c.Constraint == FieldConstraint.Enum);
        if (check is not null && path == source.Parameter) _state.Report(check.Kind, check.Id, check.IsWarning, check.Message, place, value, wire);
        else ReportType(place, wire, "one of " + string.Join(", ", source.Conversion!.Values.Select(pair => pair.To.ToText()).Concat(source.Conversion.Texts).Select(text => "`" + text + "`")), value);
    }

    private JsonValue ReadObjects(ParameterSource source, JsonValue value, string path, string wire)
    {
        if (value is JsonObject one) return ReadObject(_plan.FindType(ValueShape.ObjectOf(source.Shape)!.Type), source.Object!, one, path, wire);
        if (value is not JsonArray array) return value;
        var type = _plan.FindType(ValueShape.ObjectOf(source.Shape)!.Type);
        var items = new JsonValue[array.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = array.Items[i];
            items[i] = item is JsonObject entry ? ReadObject(type, source.Object!, entry, $"{path}[{i}]", $"{wire}[{i}]") : item;
        }

        return new JsonArray(new EquatableArray<JsonValue>(items));
    }

    private JsonObject ReadObject(TypePlan type, BodyObjectNode node, JsonObject body, string path, string wire)
    {
        var leaves = new List<BodyLeaf>();
        var index = BodyIndex.Of(node);
        Collect(index, body, wire, leaves);
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        ReadScope(type.Scope, leaves, path + ".", values, isRoot: false);
        ReportUnknown(index, body, wire, type.Scope, null, path + ".");
        var members = new List<JsonMember>(values.Count + 1);
        if (type.Scope.Union is { Declaration.On: not null } union && Find(leaves, static leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: ModeSource }) is { } told
            && ModeSelector.ReadModes(told)?.FirstOrDefault() is { } mode)
            members.Add(new JsonMember(union.Name, union.Find(mode)?.Value ?? told.Value!));
        foreach (var pair in values) members.Add(new JsonMember(pair.Key, pair.Value));
        return new JsonObject(members.ToEquatableArray());
    }

    private void ReportUnknown(BodyIndex index, JsonObject body, string path, ScopeView scope, string? mode, string prefix = "")
    {
        foreach (var member in body.Members)
        {
            if (index.Find(member.Name) is { } known)
            {
                if (known.Inner is { } inner && member.Value is JsonObject nested) ReportUnknown(inner, nested, Join(path, member.Name), scope, mode, prefix);
                continue;
            }

            var here = Join(path, member.Name);
            var refused = scope.NotAccepted.Concat(scope.Union?.Find(mode)?.NotAccepted ?? default).FirstOrDefault(field => field.Field == member.Name);
            if (refused is not null)
            {
                if (BodyLeaf.IsAbsent(member.Value)) continue;
                ReportRefused(refused, prefix, member.Value, here);
                continue;
            }

            var hint = NearestName.Hint(member.Name, index.Names);
            _state.Report(ViolationKind.UnknownField, "unknown-field", true, Both($"No document mentions `{member.Name}`{hint}"), prefix + member.Name, member.Value, _state.SpeaksWire ? here : null);
        }
    }

    private void ReportRefused(RefusedField refused, string prefix, JsonValue value, string wire, ViolationKind kind = ViolationKind.UnknownField)
    {
        var reason = refused.Reason is { } text ? ": " + text.TrimEnd('.') : "";
        _state.Report(kind, "not_accepted." + refused.Field, false, Both($"`{refused.Field}` is not accepted{reason}"), prefix + refused.Field, value, _state.SpeaksWire ? wire : null);
    }

    private void ReportType(string path, string wire, string expected, JsonValue value) =>
        _state.Report(ViolationKind.Type, WithoutIndices(path) + ".type", false, new RuleMessage($"`{path}` must be {expected}; it is {{value}}", $"`{wire}` must be {expected}; it is {{value}}"), path, value, _state.SpeaksWire ? wire : null);

    private RuleMessage ByName(string parameter, string sentence, string? wire = null) =>
        new(sentence.Replace("{name}", parameter), sentence.Replace("{name}", wire ?? _view.WirePathOf(parameter) ?? parameter));

    private string NameOf(string parameter) => _state.SpeaksWire ? _view.WirePathOf(parameter) ?? parameter : parameter;

    private static BodyLeaf? Find(List<BodyLeaf> leaves, Func<BodyLeaf, bool> test)
    {
        foreach (var leaf in leaves)
        {
            if (test(leaf)) return leaf;
        }

        return null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static RuleMessage Both(string sentence) => new(sentence, sentence);

    private static string LastStep(string path) => path.Substring(path.LastIndexOf('.') + 1);

    private static string WithoutIndices(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[\d+\]", "");

    /// <summary>What the fields of a scope are read into.</summary>
    private readonly record struct ReadTarget(ActiveParameters Active, string? Mode, string Prefix, Dictionary<string, JsonValue> Values);
}
