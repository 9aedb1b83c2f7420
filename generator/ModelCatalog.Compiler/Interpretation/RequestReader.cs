using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Reads a body back into a request: the plan walked backwards. What is wrong is reported, the rest is read.</summary>
public sealed class RequestReader
{
    private static readonly RuleMessage NoObject = new("A request is an object; this is {value}", "A body is an object; this is {value}");

    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly RequestState _state;
    private readonly string? _modelId;
    private readonly Dictionary<string, BodyLeaf> _leafOf = new(StringComparer.Ordinal);

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
        Collect(_view.Body.Root, root, "", leaves);
        ReadVariant(leaves);
        ReadScope(_view.Scope, leaves, "", _state.Values, isRoot: true);
        ReportUnknown(_view.Body.Root, root, "", _view.Scope, _state.Mode);
    }

    /// <summary>Pairs every field of the plan with what stands in the body.</summary>
    private void Collect(BodyObjectNode node, JsonObject? body, string path, List<BodyLeaf> leaves)
    {
        foreach (var member in node.Members)
        {
            var here = path.Length == 0 ? member.Name : path + "." + member.Name;
            var value = body?[member.Name];
            if (member.Value is not BodyObjectNode inner)
            {
                leaves.Add(new BodyLeaf(member.Value, here, value));
                continue;
            }

            if (value is not (null or JsonNull or JsonObject))
                ReportType(here, here, "an object", value);
            Collect(inner, value as JsonObject, here, leaves);
        }
    }

    private void ReadVariant(List<BodyLeaf> leaves)
    {
        var names = _plan.Model.Variants.Select(variant => variant.Key).ToList();
        var candidates = _view.Body.ModelIds;
        if (leaves.FirstOrDefault(leaf => leaf.Node is BodyModelIdNode) is { } id)
        {
            candidates = ReadModelId(id);
            if (candidates.Count == 0) return;
        }
        else if (_modelId is not null)
        {
            candidates = candidates.Where(candidate => candidate.Id == _modelId).ToEquatableArray();
        }

        if (names.Count == 0) return;
        var possible = candidates.Count == 0 ? names : candidates.Select(candidate => candidate.Variant!).Distinct().ToList();
        var told = leaves.FirstOrDefault(leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: VariantSource, IsAlias: false });
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

    private void ReportUnknownVariant(BodyLeaf told, List<string> possible)
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

    private EquatableArray<ModelIdPlan> ReadModelId(BodyLeaf leaf)
    {
        var ids = _view.Body.ModelIds;
        var known = ids.Select(id => id.Id).Distinct().ToList();
        switch (leaf.Value)
        {
            case null or JsonNull or JsonString { Value.Length: 0 }:
                _state.Report(ViolationKind.Required, "model.required", false, Both($"`{leaf.Path}` is required"), "variant", null, leaf.Path);
                return default;
            case JsonString text:
                var found = ids.Where(id => id.Id == text.Value).ToEquatableArray();
                if (found.Count == 0)
                    _state.Report(ViolationKind.Enum, "model.enum", false, Both($"`{leaf.Path}` must be {string.Join(" or ", known.Select(id => "`" + id + "`"))}; it is {{value}}{NearestName.Hint(text.Value, known)}"), "variant", text, leaf.Path);
                return found;
            default:
                _state.Report(ViolationKind.Type, "model.type", false, Both($"`{leaf.Path}` must be text; it is {{value}}"), "variant", leaf.Value, leaf.Path);
                return default;
        }
    }

    private void ReadScope(ScopeView scope, List<BodyLeaf> leaves, string prefix, Dictionary<string, JsonValue> values, bool isRoot)
    {
        var mode = scope.Union is { } union ? ReadMode(union, leaves, prefix, isRoot) : null;
        foreach (var leaf in leaves)
        {
            if (leaf.Value is null || leaf.Node is not (BodyValueNode or BodyOptionNode or BodyConstantNode)) continue;
            switch (leaf.Node)
            {
                case BodyOptionNode option:
                    ReadOption(option, leaf);
                    break;
                case BodyValueNode value when value.Source is not (ModeSource or VariantSource) && leaf.IsPresent:
                    ReadLeaf(leaf, value, mode, prefix, values);
                    break;
            }
        }

        if (scope.Union is { } modes) ReportOthers(modes, leaves, mode, prefix);
    }

    private string? ReadMode(UnionView union, List<BodyLeaf> leaves, string prefix, bool isRoot)
    {
        var told = leaves.FirstOrDefault(leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: ModeSource, IsAlias: false });
        var isTold = false;
        string? mode;
        if (union.Declaration.On is not null)
        {
            isTold = told is not null;
            mode = told is null ? union.AbsentMode : ModeSelector.ReadModes(told)?.FirstOrDefault(key => union.Find(key) is not null);
            if (told is not null && mode is null) ReportUnknownMode(union, told, prefix);
            else if (told is null && mode is null)
                _state.Report(ViolationKind.Required, union.Name + ".required", false, ByName(prefix + union.Name, "`{name}` is required"), prefix + union.Name, null);
        }
        else
        {
            mode = ModeSelector.Select(union, leaves, isRoot ? _state.Variant : null);
            isTold = mode is not null && union.Find(mode) is { IsAbsent: false } && leaves.Any(leaf => leaf.IsPresent && leaf.IsOfMode);
            if (mode is null) ReportNoMode(union, prefix);
            if (told is not null) CheckMismatch(union, told, mode);
        }

        if (isRoot) (_state.Mode, _state.IsModeTold) = (mode, isTold);
        return mode;
    }

    private void ReportUnknownMode(UnionView union, BodyLeaf told, string prefix)
    {
        var source = (ModeSource)((BodyValueNode)told.Node).Source;
        var known = source.Values.Select(value => value.Value.ToText()).ToList();
        if (told.Value is not JsonString && source.Values.All(value => value.Value.KindName != told.Value!.KindName))
        {
            ReportType(prefix + union.Name, told.Path, source.Values.Count > 0 ? "a " + source.Values[0].Value.KindName : "text", told.Value!);
            return;
        }

        var sentence = $"`{{name}}` must be one of {string.Join(", ", known.Select(value => "`" + value + "`"))}; it is {{value}}{NearestName.Hint(told.Value!.ToText(), known)}";
        _state.Report(ViolationKind.Enum, union.Name + ".enum", false, ByName(prefix + union.Name, sentence, told.Path), prefix + union.Name, told.Value, told.Path);
    }

    private void ReportNoMode(UnionView union, string prefix)
    {
        var ways = union.Modes.Select(mode => string.Join(" with ", mode.Parameters.Where(p => p.Effective.Required == true).DefaultIfEmpty(mode.Parameters.FirstOrDefault()!)
            .Where(p => p is not null).Select(p => "`" + NameOf(prefix + p.Key) + "`")));
        _state.Report(ViolationKind.Required, union.Name + ".required", false, Both($"A mode is needed: {string.Join(", or ", ways.Where(way => way.Length > 0))}"), prefix + union.Name, null);
    }

    private void CheckMismatch(UnionView union, BodyLeaf told, string? mode)
    {
        var source = (ModeSource)((BodyValueNode)told.Node).Source;
        var meant = ModeSelector.ReadModes(told);
        if (meant is null)
        {
            ReportUnknownMode(union, told, "");
            return;
        }

        if (mode is not null && meant.Contains(mode)) return;
        var expected = source.Values.FirstOrDefault(value => value.Mode == mode)?.Value.ToText();
        var sentence = $"`{told.Path}` is {{value}}, but the other fields say {(expected is null ? "otherwise" : "`" + expected + "`")}";
        _state.Report(ViolationKind.Mode, LastStep(told.Path) + ".mismatch", source.Conversion?.MismatchWarns == true, Both(sentence), union.Name, told.Value, told.Path);
    }

    /// <summary>Fields that only other modes take.</summary>
    private void ReportOthers(UnionView union, List<BodyLeaf> leaves, string? mode, string prefix)
    {
        var active = union.Find(mode);
        if (active is null) return;
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in leaves.Where(leaf => leaf.IsPresent && leaf.IsOfMode && !leaf.SourcesFor(mode, _state.Variant).Any()))
        {
            var source = leaf.AllSources.First(s => s.Modes.Count > 0);
            var key = union.Declaration.On is null ? string.Join("|", source.Modes) : source.Parameter;
            if (!reported.Add(key)) continue;
            if (active.NotAccepted.FirstOrDefault(field => field.Field == source.Parameter || field.Field == LastStep(leaf.Path)) is { } refused)
            {
                ReportRefused(refused, prefix, leaf.Value!, leaf.Path);
                continue;
            }

            var name = "`" + (_state.SpeaksWire ? LastStep(leaf.Path) : source.Parameter) + "`";
            var owners = string.Join(" or ", source.Modes.Select(m => "`" + m + "`"));
            var isToldByFields = union.Declaration.On is null;
            var (kind, rule, sentence) = active.Others switch
            {
                OtherModes.Reject => (isToldByFields ? ViolationKind.Exclusive : ViolationKind.Mode, union.Name, $"{name} belongs to the mode {owners} and cannot be combined with the mode `{active.Key}`"),
                OtherModes.Ignore => (ViolationKind.Ignored, union.Name + ".ignored", $"{name} has no effect in the mode `{active.Key}`; the mode {owners} takes it"),
                _ => (ViolationKind.Mode, union.Name + ".other", $"{name} is documented for the mode {owners} only; the mode here is `{active.Key}`"),
            };
            _state.Report(kind, rule, active.Others != OtherModes.Reject, Both(sentence), prefix + source.Parameter, leaf.Value, _state.SpeaksWire ? leaf.Path : null);
        }
    }

    private void ReadOption(BodyOptionNode option, BodyLeaf leaf)
    {
        if (!leaf.IsPresent || _view.Body.Options.FirstOrDefault(view => view.Key == option.Name) is not { } view) return;
        if (!ConstraintCheck.HasKind(view.Shape, leaf.Value!))
        {
            ReportType(option.Name, leaf.Path, ConstraintCheck.Describe(view.Shape), leaf.Value!);
            return;
        }

        _state.Options[option.Name] = leaf.Value!;
        _state.OptionPaths[option.Name] = leaf.Path;
    }

    private void ReadLeaf(BodyLeaf leaf, BodyValueNode node, string? mode, string prefix, Dictionary<string, JsonValue> values)
    {
        switch (BodyLeaf.Choose(node.Source, mode, _state.Variant))
        {
            case ParameterSource parameter when leaf.SourcesFor(mode, _state.Variant).Any():
                ReadParameter(parameter, leaf.Value!, leaf.Path, prefix, values, node.IsAlias);
                break;
            case ListSource list:
                ReadList(list, leaf, mode, prefix, values);
                break;
            case ChoiceSource choice:
                // Chosen by a parameter: it was read before, or tells nothing.
                var key = choice.By is Rules.NameExpression name && values.TryGetValue(name.Symbol.Name, out var by) ? by.ToText() : null;
                if (choice.Cases.FirstOrDefault(one => one.Case == key)?.Source is ParameterSource chosen) ReadParameter(chosen, leaf.Value!, leaf.Path, prefix, values, node.IsAlias);
                break;
        }
    }

    private void ReadList(ListSource list, BodyLeaf leaf, string? mode, string prefix, Dictionary<string, JsonValue> values)
    {
        var sources = list.Items.Where(item => item.Modes.Count == 0 || (mode is not null && item.Modes.Contains(mode))).ToList();
        if (sources.Count == 0) return;
        if (leaf.Value is not JsonArray array)
        {
            ReportType(prefix + sources[0].Parameter, leaf.Path, "a list", leaf.Value!);
            return;
        }

        var index = 0;
        foreach (var source in sources)
        {
            if (index >= array.Items.Count) return;
            if (source.Shape is ListShape)
            {
                var rest = new JsonArray(array.Items.Skip(index).ToEquatableArray());
                ReadParameter(source, rest, leaf.Path, prefix, values, false);
                return;
            }

            ReadParameter(source, array.Items[index], $"{leaf.Path}[{index}]", prefix, values, false);
            index++;
        }

        if (index < array.Items.Count)
        {
            var sentence = $"`{leaf.Path}` takes at most {sources.Count} item{(sources.Count == 1 ? "" : "s")} here; it has {{value}}";
            _state.Report(ViolationKind.Count, LastStep(leaf.Path) + ".count", false, Both(sentence), prefix + sources[sources.Count - 1].Parameter, array, leaf.Path, array.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void ReadParameter(ParameterSource source, JsonValue raw, string wire, string prefix, Dictionary<string, JsonValue> values, bool isAlias)
    {
        var path = prefix + source.Parameter;
        if (isAlias && (values.ContainsKey(source.Parameter) || _state.HasFailed(path))) return;
        var value = ValueReader.Read(source, raw, out var expected, out var unlisted);
        if (unlisted is not null)
        {
            ReportUnlisted(source, unlisted, path, wire);
            return;
        }

        if (value is null)
        {
            if (expected is null) return;
            ReportType(path, wire, expected, raw);
            return;
        }

        if (source.Object is not null) value = ReadObjects(source, value, path, wire);
        if (value is not null) values[source.Parameter] = value;
    }

    private void ReportUnlisted(ParameterSource source, JsonValue value, string path, string wire)
    {
        var check = _view.Scope.FindParameter(source.Parameter)?.Checks.FirstOrDefault(c => c.Constraint == FieldConstraint.Enum);
        if (check is not null && path == source.Parameter) _state.Report(check.Kind, check.Id, check.IsWarning, check.Message, path, value, wire);
        else ReportType(path, wire, "one of " + string.Join(", ", source.Conversion!.Values.Select(pair => "`" + pair.To.ToText() + "`")), value);
    }

    private JsonValue? ReadObjects(ParameterSource source, JsonValue value, string path, string wire)
    {
        var type = _plan.FindType(((source.Shape as ListShape)?.Item as ObjectShape ?? (ObjectShape)source.Shape).Type);
        if (value is not JsonArray array) return value is JsonObject one ? ReadObject(type, source.Object!, one, path, wire) : value;
        return new JsonArray(array.Items.Select((item, i) => item is JsonObject o ? ReadObject(type, source.Object!, o, $"{path}[{i}]", $"{wire}[{i}]") : item).ToEquatableArray());
    }

    private JsonObject ReadObject(TypePlan type, BodyObjectNode node, JsonObject body, string path, string wire)
    {
        var leaves = new List<BodyLeaf>();
        Collect(node, body, wire, leaves);
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        ReadScope(type.Scope, leaves, path + ".", values, isRoot: false);
        ReportUnknown(node, body, wire, type.Scope, null, path + ".");
        var told = leaves.FirstOrDefault(leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: ModeSource });
        var members = values.Select(pair => new JsonMember(pair.Key, pair.Value)).ToList();
        if (told is not null && type.Scope.Union is { Declaration.On: not null } union && ModeSelector.ReadModes(told)?.FirstOrDefault() is { } mode)
            members.Insert(0, new JsonMember(union.Name, union.Find(mode)?.Value ?? told.Value!));
        return new JsonObject(members.ToEquatableArray());
    }

    private void ReportUnknown(BodyObjectNode node, JsonObject body, string path, ScopeView scope, string? mode, string prefix = "")
    {
        foreach (var member in body.Members)
        {
            var here = path.Length == 0 ? member.Name : path + "." + member.Name;
            if (node.Members.FirstOrDefault(m => m.Name == member.Name) is { } known)
            {
                if (known.Value is BodyObjectNode inner && member.Value is JsonObject nested) ReportUnknown(inner, nested, here, scope, mode, prefix);
                continue;
            }

            var refused = scope.NotAccepted.Concat(scope.Union?.Find(mode)?.NotAccepted ?? default).FirstOrDefault(field => field.Field == member.Name);
            if (refused is not null)
            {
                ReportRefused(refused, prefix, member.Value, here);
                continue;
            }

            var hint = NearestName.Hint(member.Name, node.Members.Select(m => m.Name));
            _state.Report(ViolationKind.UnknownField, "unknown-field", true, Both($"No document mentions `{member.Name}`{hint}"), prefix + member.Name, member.Value, _state.SpeaksWire ? here : null);
        }
    }

    private void ReportRefused(RefusedField refused, string prefix, JsonValue value, string wire)
    {
        var reason = refused.Reason is { } text ? ": " + text.TrimEnd('.') : "";
        _state.Report(ViolationKind.UnknownField, "not_accepted." + refused.Field, false, Both($"`{refused.Field}` is not accepted{reason}"), prefix + refused.Field, value, _state.SpeaksWire ? wire : null);
    }

    private void ReportType(string path, string wire, string expected, JsonValue value) =>
        _state.Report(ViolationKind.Type, WithoutIndices(path) + ".type", false, new RuleMessage($"`{path}` must be {expected}; it is {{value}}", $"`{wire}` must be {expected}; it is {{value}}"), path, value, _state.SpeaksWire ? wire : null);

    private RuleMessage ByName(string parameter, string sentence, string? wire = null) =>
        new(sentence.Replace("{name}", parameter), sentence.Replace("{name}", wire ?? _view.WirePathOf(parameter) ?? parameter));

    private string NameOf(string parameter) => _state.SpeaksWire ? _view.WirePathOf(parameter) ?? parameter : parameter;

    private static RuleMessage Both(string sentence) => new(sentence, sentence);

    private static string LastStep(string path) => path.Substring(path.LastIndexOf('.') + 1);

    private static string WithoutIndices(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[\d+\]", "");
}
