using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits the method that writes a request or an object as a wire takes it: straight-line calls of <c>Utf8JsonWriter</c>, in the order of the body.</summary>
internal sealed class WireWriterEmitter
{
    private readonly SourceWriter _output;
    private readonly ScopeFields _fields;
    private readonly ValueWriterEmitter _values;
    private readonly LocalNames _locals = new("writer", "request", "options", "known", "mode");
    private readonly WireConditions _conditions;
    private readonly Dictionary<string, string> _modeLocals = new(StringComparer.Ordinal);

    private WireWriterEmitter(SourceWriter output, ScopeFields fields)
    {
        _output = output;
        _fields = fields;
        _values = new ValueWriterEmitter(output, fields.Wire, _locals);
        _conditions = new WireConditions(fields, output);
    }

    /// <summary>Emits the method of the whole body.</summary>
    public static void EmitBody(SourceWriter output, ScopeFields fields, BodyPlan body)
    {
        var wire = fields.Wire;
        var options = wire.Provider is { } provider
            ? ", " + wire.ProviderType(provider.Options, provider.Key) + "? options"
            : "";
        output.Summary("Writes the body.");
        using var block = output.Block($"internal static void Write(global::System.Text.Json.Utf8JsonWriter writer, {fields.RecordType} {fields.Record}{options})");
        new WireWriterEmitter(output, fields).Root(body.Root);
    }

    /// <summary>Emits the method of an object.</summary>
    public static void EmitObject(SourceWriter output, ScopeFields fields, ObjectMapping mapping)
    {
        using var block = output.Block($"private static void Write{mapping.Method}(global::System.Text.Json.Utf8JsonWriter writer, {fields.RecordType} {fields.Record})");
        new WireWriterEmitter(output, fields).Root(mapping.Body);
    }

    /// <summary>Emits the method that gives the wire's model id.</summary>
    public static void EmitModelId(SourceWriter output, ScopeFields fields, BodyPlan body)
    {
        output.Summary("The wire's id of the model; null where the request has none.");
        var head = $"internal static string? ModelId({fields.RecordType} {fields.Record})";
        var ids = body.ModelIds;
        if (ids.Count == 0)
        {
            output.Line($"{head} => {(body.ModelFrom is { } from && fields.IsCommon(from) ? ParameterText(fields, from) : "null")};");
        }
        else if (ids.All(id => id.Id == ids[0].Id && id.When is null) && (ids[0].Variant is null || ids.Count == fields.Wire.Plan.Model.Variants.Count))
        {
            output.Line($"{head} => {Literals.Text(ids[0].Id)};");
        }
        else
        {
            if (ids.All(id => id.When is null && id.Variant is not null)) EmitVariantIds(output, fields, ids, head);
            else EmitConditionalIds(output, fields, ids, head);
        }
    }

    /// <summary>The text of the parameter that names the model.</summary>
    private static string ParameterText(ScopeFields fields, string parameter)
    {
        var field = fields.CommonField(parameter);
        var value = fields.Record + "." + fields.CommonNames(parameter).Property;
        return field.Shape switch
        {
            TextShape => value,
            EnumShape => value + (field.IsRequired ? ".ToText()" : "?.ToText()"),
            ListShape { Item: TextShape } => $"{value} is {{ Count: > 0 }} ids ? string.Join(\", \", ids) : null",
            ListShape { Item: EnumShape } => $"{value} is {{ Count: > 0 }} ids ? string.Join(\", \", global::System.Linq.Enumerable.Select(ids, static id => id.ToText())) : null",
            _ => "null",
        };
    }

    private static void EmitVariantIds(SourceWriter output, ScopeFields fields, EquatableArray<ModelIdPlan> ids, string head)
    {
        var conditions = new WireConditions(fields, output);
        using var block = output.Block($"{head} => {fields.Record}.{NamePlan.VariantProperty} switch", "};");
        foreach (var id in ids) output.Line($"{conditions.VariantPattern(id.Variant!)} => {Literals.Text(id.Id)},");
        output.Line("_ => null,");
    }

    private static void EmitConditionalIds(SourceWriter output, ScopeFields fields, EquatableArray<ModelIdPlan> ids, string head)
    {
        using var block = output.Block(head);
        var conditions = new WireConditions(fields, output);
        var variants = fields.Wire.Plan.Model.Variants.Count;
        foreach (var group in ids.GroupBy(id => (id.When, id.Id)))
        {
            var parts = new List<string>();
            if (group.All(id => id.Variant is not null) && group.Count() < variants)
            {
                parts.Add($"{fields.Record}.{NamePlan.VariantProperty} is {string.Join(" or ", group.Select(id => conditions.VariantPattern(id.Variant!)))}");
            }

            if (group.Key.When is { } when) parts.Add(conditions.Holds(when));
            output.Line((parts.Count == 0 ? "" : $"if ({string.Join(" && ", parts)}) ") + $"return {Literals.Text(group.Key.Id)};");
            if (parts.Count == 0) return;
        }

        output.Line("return null;");
    }

    private void Root(BodyObjectNode body)
    {
        foreach (var member in body.Members) Prepare(member.Value);
        var parts = body.Members.Where(member => member.Value is not BodyOptionNode { IsOfPrice: true }).Select(member => Part(member.Value, member.Name)).ToList();
        _output.Line("writer.WriteStartObject();");
        foreach (var part in parts) Write(part);
        _output.Line("writer.WriteEndObject();");
    }

    /// <summary>Declares what several places ask for: the parameters of modes, and what the discriminator writes.</summary>
    private void Prepare(BodyNode node)
    {
        if (node is BodyObjectNode body)
        {
            foreach (var member in body.Members) Prepare(member.Value);
        }
        else if (node is BodyValueNode value)
        {
            Prepare(value.Source);
        }
    }

    private void Prepare(BodySource source)
    {
        switch (source)
        {
            case ParameterSource parameter when !_fields.IsCommon(parameter.Parameter): PrepareModes(parameter); break;
            case ListSource list:
                foreach (var item in list.Items) Prepare(item);
                break;
            case ChoiceSource choice:
                foreach (var @case in choice.Cases) Prepare(@case.Source);
                break;
        }
    }

    private void PrepareModes(ParameterSource source)
    {
        var key = KeyOf(source);
        if (_modeLocals.ContainsKey(key)) return;
        var modes = _fields.ModesWith(source.Parameter, source.Modes).Select(mode => mode.Declaration.Key).ToList();
        if (modes.Count == 0) return;
        var first = _fields.ModeNames(modes[0], source.Parameter);
        var local = _locals.Take(first.Property);
        _modeLocals.Add(key, local);
        if (modes.Count == 1)
        {
            _output.Line($"var {local} = ({_fields.UnionProperty} as {_fields.ModeType(modes[0])})?.{first.Property};");
            return;
        }

        using var block = _output.Block($"{_fields.Wire.Types.TypeOf(source.Shape, first.ValueType)}? {local} = {_fields.UnionProperty} switch", "};");
        foreach (var mode in modes) _output.Line($"{_fields.ModeType(mode)} mode => mode.{_fields.ModeNames(mode, source.Parameter).Property},");
        _output.Line("_ => null,");
    }

    private static string KeyOf(ParameterSource source) => source.Parameter + "/" + string.Join("/", source.Modes);

    private void Write(WirePart part, Action? otherwise = null)
    {
        if (part.Condition is null)
        {
            part.Write();
            return;
        }

        using (_output.Block($"if ({part.Guard ?? part.Condition})")) part.Write();
        if (otherwise is null) return;
        using (_output.Block("else")) otherwise();
    }

    private WirePart Part(BodyNode node, string name) => node switch
    {
        BodyObjectNode body => ObjectPart(body, name),
        BodyModelIdNode => ModelPart(name),
        BodyOptionNode option => OptionPart(option, name),
        BodyConstantNode constant => new WirePart(constant.When is { } when ? _conditions.Holds(when) : null, null, () => _values.Constant(constant.Value, name)),
        BodyValueNode value => ValuePart(value, name),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "There is no writer of this part of a body."),
    };

    private WirePart ObjectPart(BodyObjectNode body, string name)
    {
        var parts = body.Members.Select(member => Part(member.Value, member.Name)).ToList();
        var condition = parts.Any(part => part.Condition is null) ? null : WirePart.Any(parts.Select(part => part.Condition!));
        return new WirePart(condition, null, () =>
        {
            _output.Line($"writer.WriteStartObject({Literals.Utf8(name)});");
            foreach (var part in parts) Write(part);
            _output.Line("writer.WriteEndObject();");
        });
    }

    private WirePart ModelPart(string name)
    {
        if (_fields.Wire.View.Body.ModelFrom is { } parameter)
        {
            var view = _fields.FindView(parameter, []);
            return view is null ? WirePart.Nothing : SourcePart(new ParameterSource(parameter, default, view.Shape, null, null), name);
        }

        if (_fields.Wire.View.Body.ModelIds.Count == 0) return WirePart.Nothing;
        var local = _locals.Take("model");
        return new WirePart(
            $"ModelId({_fields.Record}) is not null", $"ModelId({_fields.Record}) is {{ }} {local}", () => _output.Line($"writer.WriteString({Literals.Utf8(name)}, {local});"));
    }

    private WirePart OptionPart(BodyOptionNode node, string name)
    {
        var declaration = _fields.Wire.View.Body.Options.FirstOrDefault(parameter => parameter.Key == node.Name);
        if (declaration is null || _fields.Wire.Provider is null) return WirePart.Nothing;
        var option = OptionPlan.Of(declaration.Effective);
        var local = _locals.Take(option.Property);
        var write = option.Kind switch
        {
            OptionKind.Integer or OptionKind.Number => "WriteNumber",
            OptionKind.Boolean => "WriteBoolean",
            _ => "WriteString",
        };
        var pattern = option.Kind == OptionKind.Text ? "{ Length: > 0 }" : "{ }";
        var condition = "options?." + option.Property + " is ";
        return new WirePart(condition + pattern, condition + pattern + " " + local, () => _output.Line($"writer.{write}({Literals.Utf8(name)}, {local});"));
    }

    private WirePart ValuePart(BodyValueNode node, string name)
    {
        var source = SourcePart(node.Source, name);
        if (node.Else is { } constant)
        {
            var inner = source;
            source = new WirePart(null, null, () => Write(inner, () => _values.Constant(constant, name)));
        }

        if (node.When is null) return source;
        var when = _conditions.Holds(node.When);
        var whole = source.Condition is null ? when : when + " && " + source.Condition;
        return new WirePart(whole, source.Guard is { } guard ? when + " && " + guard : null, source.Write);
    }

    private WirePart SourcePart(BodySource source, string name) => source switch
    {
        ParameterSource parameter => ParameterPart(parameter, name),
        ListSource list => ListPart(list, name),
        VariantSource variant => VariantPart(variant, name),
        ModeSource mode => ModePart(mode, name),
        ChoiceSource choice => ChoicePart(choice, name),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "There is no writer of this source."),
    };

    private WirePart ParameterPart(ParameterSource source, string? name)
    {
        if (Access(source) is not { } access) return WirePart.Nothing;
        var write = (string value) => _values.Value(source, _fields.ValueTypeOf(source), value, name);
        if (access.IsAlways) return new WirePart(null, null, () => write(access.Expression));
        var subject = source.Shape is JsonShape ? $"global::ModelCatalog.Infrastructure.Tri.Present({access.Expression})" : access.Expression;
        var condition = subject + " is " + Pattern(source.Shape);

        // A local of its own needs no second name: the pattern has told that it is not null.
        if (access.IsLocal && EmissionContext.IsReference(source.Shape)) return new WirePart(condition, null, () => write(access.Expression));
        var local = _locals.Take(access.IsLocal ? access.Expression + "Value" : access.Property);
        return new WirePart(condition, condition + " " + local, () => write(local));
    }

    private static string Pattern(ValueShape shape) => shape switch
    {
        TextShape or MediaShape => "{ Length: > 0 }",
        ListShape => "{ Count: > 0 }",
        _ => "{ }",
    };

    private sealed record FieldAccess(string Expression, string Property, bool IsLocal, bool IsAlways);

    private FieldAccess? Access(ParameterSource source)
    {
        if (!_fields.IsCommon(source.Parameter))
        {
            return _modeLocals.TryGetValue(KeyOf(source), out var local) ? new FieldAccess(local, local, true, false) : null;
        }

        var names = _fields.CommonNames(source.Parameter);
        var isRequired = _fields.CommonField(source.Parameter).IsRequired;

        // An empty text or list counts as absent, and a reference may be null in spite of its type: only values are always there.
        var isStruct = !EmissionContext.IsReference(source.Shape) && source.Shape is not JsonShape;
        var isAlways = isRequired && isStruct;
        return new FieldAccess(_fields.Record + "." + names.Property, names.Property, false, isAlways);
    }

    private WirePart ListPart(ListSource list, string name)
    {
        var parts = list.Items.Select(item => item.Shape is ListShape items ? SpreadPart(item, items) : ParameterPart(item, null)).ToList();
        var condition = parts.Any(part => part.Condition is null) ? null : WirePart.Any(parts.Select(part => part.Condition!));
        return new WirePart(condition, null, () =>
        {
            _output.Line($"writer.WriteStartArray({Literals.Utf8(name)});");
            foreach (var part in parts) Write(part);
            _output.Line("writer.WriteEndArray();");
        });
    }

    private WirePart SpreadPart(ParameterSource source, ListShape list)
    {
        if (Access(source) is not { } access) return WirePart.Nothing;
        var condition = access.Expression + " is { Count: > 0 }";
        var local = access.IsLocal ? access.Expression : _locals.Take(access.Property);
        return new WirePart(condition, access.IsLocal ? null : condition + " " + local, () => _values.Items(source, list, _fields.ValueTypeOf(source), local));
    }

    private WirePart VariantPart(VariantSource source, string name)
    {
        // By parameter names a request says only what was set; at a provider the default is what absence means.
        var variants = _fields.Wire.View.Variants
            .Select(variant => (_conditions.VariantPattern(variant, canBeMeant: _fields.Wire.Provider is not null), ValueMap.Write(source.Conversion, new Json.JsonString(variant))))
            .ToList();
        return TablePart(name, _fields.Record + "." + NamePlan.VariantProperty, variants);
    }

    private WirePart ModePart(ModeSource source, string name)
    {
        // A discriminator is written when the mode is told; absence is written only where the wire has a word for it.
        var writesAbsence = _fields.View.Union?.Declaration.On is null || source.Values.Any(value => value.Mode == "none");
        var absent = _fields.View.Union?.AbsentMode;
        var cases = source.Values
            .Where(value => value.Mode != "none" || absent == "none")
            .Select(value => (Case: PatternOf(value.Mode), value.Value))
            .Where(value => value.Case is not null)
            .Select(value => (value.Case!, value.Value))
            .ToList();
        return TablePart(name, _fields.UnionProperty, cases);

        string? PatternOf(string mode) => mode == absent && !writesAbsence ? _fields.ModeType(mode) : _conditions.ModePattern(mode);
    }

    /// <summary>A field whose value a switch over the variant or the mode gives.</summary>
    private WirePart TablePart(string name, string subject, IReadOnlyList<(string Case, Json.JsonValue Value)> cases)
    {
        if (cases.Count == 0) return WirePart.Nothing;
        var isText = cases.All(item => item.Value is Json.JsonString);
        var local = _locals.Take(name);
        using (_output.Block($"var {local} = {subject} switch", "};"))
        {
            foreach (var (pattern, value) in cases) _output.Line($"{pattern} => {Literals.Text(isText ? value.ToText() : value.ToString())},");
            _output.Line("_ => null,");
        }

        return new WirePart(local + " is not null", null, () =>
        {
            if (!isText) _output.Line($"writer.WritePropertyName({Literals.Utf8(name)});");
            _output.Line(isText ? $"writer.WriteString({Literals.Utf8(name)}, {local});" : $"writer.WriteRawValue({local});");
        });
    }

    private WirePart ChoicePart(ChoiceSource source, string name)
    {
        var parts = source.Cases.Select(item => (Case: _conditions.Is(source.By, item.Case), Part: SourcePart(item.Source, name))).ToList();
        var condition = WirePart.Any(parts.Select(part => part.Part.Condition is { } inner ? part.Case + " && " + inner : part.Case));
        return new WirePart(condition, null, () =>
        {
            var head = "if";
            foreach (var (@case, part) in parts)
            {
                using (_output.Block($"{head} ({@case}{(part.Condition is null ? "" : " && (" + (part.Guard ?? part.Condition) + ")")})")) part.Write();
                head = "else if";
            }
        });
    }
}
