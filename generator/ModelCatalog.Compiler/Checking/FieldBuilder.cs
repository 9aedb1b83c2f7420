using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Makes the input part of a body: what <c>fields</c> maps, and everything else under its own name.</summary>
internal sealed class FieldBuilder(
    ScopeDraft draft, WireDescriptor wire, string? naming, EquatableArray<Symbol> symbols, ShapeResolver shapes, HashSet<string> elsewhere, ICollection<Finding> findings)
{
    private readonly HashSet<string> _used = new(elsewhere, StringComparer.Ordinal);
    private BodyTree _tree = new();

    private string Provider => wire.Provider;

    private UnionDraft? Union => draft.Union;

    public void AddTo(BodyTree tree)
    {
        _tree = tree;
        var mapped = new List<(WireFieldDescriptor Field, BodyNode Node)>();
        foreach (var field in wire.Fields)
        {
            if (BuildNode(field.Value, field) is { } node) mapped.Add((field, node));
            if (field.Value is WireConversion { Also.Count: > 0 } conversion && mapped.Count > 0 && mapped[mapped.Count - 1].Node is BodyValueNode value)
                mapped.AddRange(conversion.Also.Select(also => (field with { Path = also }, (BodyNode)(value with { IsAlias = true }))));
        }

        var nothing = wire.Fields.Where(field => field.Value is WireNothing).Select(field => field.Path).ToList();
        AddOwnNames(nothing);
        foreach (var (field, node) in mapped) Put(field.Path, node, "'fields'", field.Pointer);
    }

    private void AddOwnNames(List<string> nothing)
    {
        var refused = wire.NotAccepted.Select(field => field.Field).ToList();
        foreach (var parameter in draft.Parameters) AddOwnName(parameter, [], nothing, refused);
        if (Union is not { } union) return;
        if (union.Declaration.On is { } on && !_used.Contains(union.Declaration.UnionName) && !nothing.Contains(on))
            Put(Named(on, naming), new BodyValueNode(new ModeSource(ModeValues(union), null)), "the modes", union.Declaration.Pointer);
        foreach (var group in union.Modes.Where(mode => mode.IsServedBy(Provider)).SelectMany(mode => mode.Parameters.Select(p => (mode, p))).GroupBy(pair => pair.p.Key))
        {
            var taken = group.Where(pair => pair.p.IsTakenBy(Provider)).ToList();
            if (taken.Count > 0) AddOwnName(taken[0].p, taken.Select(pair => pair.mode.Key).ToEquatableArray(), nothing, refused);
        }
    }

    private void AddOwnName(ParameterDraft parameter, EquatableArray<string> modes, List<string> nothing, List<string> refused)
    {
        if (_used.Contains(parameter.Key) || !parameter.IsTakenBy(Provider) || refused.Contains(parameter.Key)) return;
        if (wire.Fixed.Any(fixedValue => fixedValue.Name == parameter.Key)) return;
        var name = Named(parameter.Key, naming);
        if (nothing.Contains(name) || nothing.Contains(parameter.Key))
        {
            findings.Add(WireDiagnostics.TravelsNowhere.AtKey(wire.Pointer / "fields" / (nothing.Contains(name) ? name : parameter.Key), parameter.Key));
            return;
        }

        Put(name, new BodyValueNode(new ParameterSource(parameter.Key, modes, parameter.Shape, null, ObjectOf(parameter.Shape, [], default))), $"the parameter '{parameter.Key}'", parameter.Declared.Pointer);
    }

    private void Put(string path, BodyNode node, string owner, Pointer pointer)
    {
        if (_tree.Add(path, node, owner) is { } clash) findings.Add(WireDiagnostics.SameField.AtKey(pointer, clash.Field, clash.First, clash.Second));
    }

    /// <summary>What each mode writes into the discriminator's field; the absent mode writes nothing.</summary>
    public static EquatableArray<ModeValue> ModeValues(UnionDraft union) =>
        union.Modes.Where(mode => !mode.IsAbsent).Select(mode => new ModeValue(mode.Key, mode.Declaration.Value ?? new JsonString(mode.Key))).ToEquatableArray();

    private BodyNode? BuildNode(WireValue value, WireFieldDescriptor field)
    {
        switch (value)
        {
            case WireNothing:
                return null;
            case WireConstant constant:
                if (draft.MentionsBroken(constant.When)) return null;
                Expression? when = null;
                if (constant.When is not null && (when = Condition(constant.When, constant.Pointer / "when")) is null) return null;
                return new BodyConstantNode(constant.Value, when);
            case WireConversion conversion:
                if (draft.MentionsBroken(conversion.When)) return null;
                Expression? condition = null;
                if (conversion.When is not null && (condition = Condition(conversion.When, conversion.Pointer / "when")) is null) return null;
                return BuildSource(conversion) is { } source ? new BodyValueNode(source, condition, conversion.Else) : null;
            default:
                return BuildSource(value) is { } plain ? new BodyValueNode(plain) : null;
        }
    }

    private Expression? Condition(string text, Pointer pointer) => ExpressionCompiler.Compile(text, symbols, ExpressionKind.Boolean, pointer, findings);

    private BodySource? BuildSource(WireValue value)
    {
        switch (value)
        {
            case WireName name:
                return Named(name.Name, value.Pointer, null);
            case WireConversion conversion:
                return Named(conversion.From, conversion.Pointer / "from", conversion);
            case WireList list:
                var items = list.Names.Select((item, i) => Named(item, value.Pointer / i, null)).ToList();
                return items.All(item => item is ParameterSource) ? new ListSource(items.Cast<ParameterSource>().ToEquatableArray()) : null;
            case WireChoice choice:
                return BuildChoice(choice);
            default:
                findings.Add(WireDiagnostics.Conversion.At(value.Pointer, "A constant or nothing cannot stand in a choice of sources"));
                return null;
        }
    }

    private BodySource? BuildChoice(WireChoice choice)
    {
        if (draft.MentionsBroken(choice.By)) return null;
        if (ExpressionCompiler.Compile(choice.By, symbols, null, choice.Pointer / "by", findings) is not { } by) return null;
        if (by is not NameExpression { Symbol: { Kind: not SymbolKind.Variable } symbol } || symbol.Type.Domain.Count == 0)
        {
            findings.Add(WireDiagnostics.Choice.At(choice.Pointer / "by", choice.By));
            return null;
        }

        var cases = new List<ChoiceSourceCase>();
        foreach (var one in choice.Cases)
        {
            if (!symbol.Type.Domain.Contains(one.Case))
                findings.Add(WireDiagnostics.UnknownCase.AtKey(choice.Pointer / one.Case, one.Case, "'" + choice.By + "'", NearestName.Hint(one.Case, symbol.Type.Domain)));
            else if (BuildSource(one.Value) is { } source)
                cases.Add(new ChoiceSourceCase(one.Case, source));
        }

        return new ChoiceSource(by, cases.ToEquatableArray());
    }

    private BodySource? Named(string name, Pointer pointer, WireConversion? said)
    {
        _used.Add(name);
        var conversion = said is null ? null : ConversionOf(said);
        var checker = said is null ? null : new ConversionChecker(said, findings);
        if (Union is { } union && name == union.Declaration.UnionName)
        {
            checker?.CheckCases(union.Modes.Select(mode => mode.Key).ToList(), "the modes");
            var values = conversion is { Values.Count: > 0 }
                ? conversion.Values.Select(pair => new ModeValue(pair.From, pair.To)).ToEquatableArray()
                : ModeValues(union);
            return new ModeSource(values, conversion);
        }

        if (name == "variant" && symbols.FirstOrDefault(s => s.Kind == SymbolKind.Variant) is { } variant)
        {
            checker?.CheckCases(variant.Type.Domain.ToList(), "the variants");
            return new VariantSource(conversion);
        }

        var sources = draft.Parameters.Where(p => p.Key == name).Select(p => (Parameter: p, Mode: (string?)null))
            .Concat(Union?.Modes.SelectMany(mode => mode.Parameters.Where(p => p.Key == name).Select(p => (Parameter: p, Mode: (string?)mode.Key))) ?? [])
            .Where(pair => pair.Parameter.IsTakenBy(Provider)).ToList();
        if (sources.Count == 0)
        {
            if (draft.Broken.Contains(name)) return null;
            findings.Add(WireDiagnostics.UnknownSource.At(pointer, name, NearestName.Hint(name, draft.All.Where(p => p.IsTakenBy(Provider)).Select(p => p.Key))));
            return null;
        }

        var shape = sources[0].Parameter.Shape;
        checker?.Check(shape);
        var modes = sources.Where(pair => pair.Mode is not null).Select(pair => pair.Mode!).ToEquatableArray();
        if (conversion is not null) conversion = conversion with { Texts = TextsOf(conversion, sources[0].Parameter) };
        return new ParameterSource(name, modes, shape, conversion, ObjectOf(shape, said?.Items ?? default, pointer));
    }

    private EquatableArray<string> TextsOf(ValueConversion conversion, ParameterDraft parameter)
    {
        var item = parameter.Shape is ListShape list ? list.Item : parameter.Shape;
        if (item is not (IntegerShape or NumberShape) || conversion.Values.Count > 0) return default;
        if (parameter.EffectiveAt(Provider).Enum is not { Open: false, OpenPattern: null } values) return default;
        return conversion.Forms.Where(form => form == "string" || form.Contains("{}"))
            .SelectMany(form => values.Values.Select(value => form == "string" ? value.Value.ToText() : form.Replace("{}", value.Value.ToText()))).ToEquatableArray();
    }

    private static ValueConversion? ConversionOf(WireConversion conversion) =>
        conversion.As.Count == 0 && conversion.Values.Count == 0 && conversion.Reads.Count == 0 && !conversion.MismatchWarns
            ? null
            : new ValueConversion
            {
                Forms = conversion.As,
                Values = conversion.Values.Select(pair => new ValuePair(pair.Key, pair.Value)).ToEquatableArray(),
                Reads = conversion.Reads.Select(pair => new ValuePair(pair.Key, pair.Value)).ToEquatableArray(),
                MismatchWarns = conversion.MismatchWarns,
            };

    private BodyObjectNode? ObjectOf(ValueShape shape, EquatableArray<WireFieldDescriptor> items, Pointer pointer)
    {
        if (shapes.TypeOf(shape) is not { } type) return null;
        var inner = new ScopeDraft();
        foreach (var field in type.Shape.Fields) inner.Parameters.Add(new ParameterDraft(field.Declaration, field.Shape, true));
        if (type.Shape.Union is { } union)
        {
            inner.Union = new UnionDraft(union.Declaration) { AbsentMode = type.Scope.Union!.AbsentMode };
            foreach (var mode in type.Scope.Union.Modes)
            {
                var modeDraft = new ModeDraft(mode.Declaration, mode.IsAbsent, null);
                modeDraft.Parameters.AddRange(mode.Parameters.Select(p => new ParameterDraft(p.Effective, p.Shape, true)));
                inner.Union.Modes.Add(modeDraft);
            }
        }

        var tree = new BodyTree();
        var itemWire = new WireDescriptor(Provider, items.Count > 0 ? items[0].Pointer : pointer) { Fields = items };
        new FieldBuilder(inner, itemWire, naming, SymbolBuilder.Build(inner, null, null, shapes), shapes, [], findings).AddTo(tree);
        return tree.ToNode();
    }

    /// <summary>A parameter's name in the wire's spelling.</summary>
    public static string Named(string key, string? naming)
    {
        if (naming == "camel")
        {
            var parts = key.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
            return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
        }

        return naming == "snake" ? string.Concat(key.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString())) : key;
    }
}
