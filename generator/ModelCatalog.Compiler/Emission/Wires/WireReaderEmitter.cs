using System.Globalization;
using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits the method that reads a request or an object back from a wire: the body's fields in order, then the record.</summary>
internal sealed partial class WireReaderEmitter
{
    private static readonly string s_collector = EmissionContext.Collector;

    private readonly SourceWriter _output;
    private readonly ScopeFields _fields;
    private readonly IReadOnlyList<BodySlot> _slots;
    private readonly string _suffix;
    private readonly LocalNames _locals = new("body", "model", "known", "value", "path", "violations", "result", "fields", "variant", "mode");
    private readonly LocalNames _statics;
    private readonly List<ReadParameter> _parameters = [];
    private readonly PatternTable _optionPatterns = new("s_optionPattern");

    private WireReaderEmitter(SourceWriter output, ScopeFields fields, BodyObjectNode body, string suffix, LocalNames statics)
    {
        _output = output;
        _fields = fields;
        _slots = BodySlots.Of(body);
        _suffix = suffix;
        _statics = statics;
        CollectParameters();
    }

    /// <summary>Emits the method of the whole body, and what it looks up.</summary>
    public static void EmitBody(SourceWriter output, ScopeFields fields, BodyPlan body, LocalNames statics)
    {
        var emitter = new WireReaderEmitter(output, fields, body.Root, "", statics);
        emitter.EmitTables(body.Root, true);
        output.Summary("Reads a body; null when it is no object.");
        var model = fields.Wire.Provider is null ? "" : ", string? model";
        using (output.Block($"internal static {fields.RecordType}? Read(global::System.Text.Json.JsonElement body{model}, ref {s_collector} violations)"))
        {
            var open = $"{EmissionContext.Runtime("BodyFields")}.Open(body, {emitter.Static("Body")}, {EmissionContext.Runtime("BodyPath")}.Root, ref violations)";
            output.Line($"if ({open} is not {{ }} fields) return null;");
            var tell = $"{emitter.Static("Variants")}.Tell(fields, {(fields.Wire.Provider is null ? "null" : "model")}, ref violations);";
            if (emitter._hasVariants) output.Line(fields.Wire.Names.Variants is null ? tell : "var variant = " + tell);
            emitter.ReadFields();
            emitter.EmitRecord("var request = ", ";", true);
            emitter.ReportRest(true);
            output.Line("return request;");
        }

        emitter._optionPatterns.Emit(output);
    }

    /// <summary>Emits the method of an object, and what it looks up.</summary>
    public static void EmitObject(SourceWriter output, ScopeFields fields, ObjectMapping mapping, LocalNames statics)
    {
        var emitter = new WireReaderEmitter(output, fields, mapping.Body, mapping.Method, statics);
        emitter.EmitTables(mapping.Body, false);
        var parameters = $"global::System.Text.Json.JsonElement value, {EmissionContext.Runtime("BodyPath")} path, ref {s_collector} violations, out {fields.RecordType} result";
        using (output.Block($"private static bool Read{mapping.Method}({parameters})"))
        {
            output.Line("result = null!;");
            output.Line($"if ({EmissionContext.Runtime("BodyFields")}.Open(value, {emitter.Static("Body")}, path, ref violations) is not {{ }} fields) return false;");
            emitter.ReadFields();
            emitter.EmitRecord("result = ", ";", false);
            emitter.ReportRest(false);
            output.Line("return true;");
        }
    }

    private string Static(string word) => "s_" + char.ToLowerInvariant(word[0]) + word.Substring(1) + _suffix;

    private bool _hasVariants;

    private void EmitTables(BodyObjectNode body, bool isRoot)
    {
        BodySlots.EmitLayout(_output, Static("Body"), body, _fields.View);
        if (isRoot) _hasVariants = ModeTableEmitter.EmitVariants(_output, Static("Variants"), _slots, _fields.Wire);
        if (_fields.View.Union is { } union) ModeTableEmitter.EmitModes(_output, Static("Modes"), union, _slots, _fields.Wire);
        foreach (var parameter in _parameters) FieldRulesEmitter.Emit(_output, parameter.Rules, parameter.Source, _fields.FindView(parameter.Source.Parameter, parameter.Modes), isRoot);
        foreach (var (view, _) in Options)
        {
            var source = new ParameterSource(view.Key, default, view.Shape, null, null);
            FieldRulesEmitter.Emit(_output, "s_option" + NaturalName.Proposal(view.Key), source, view, true, isOption: true);
        }

        _output.Line();
    }

    private IEnumerable<(ParameterView View, int Slot)> Options =>
        from slot in _slots
        where slot.Leaf.Node is BodyOptionNode
        from view in _fields.Wire.View.Body.Options
        where view.Key == ((BodyOptionNode)slot.Leaf.Node).Name
        select (view, slot.Slot);

    private IEnumerable<ModeView> RefusedModes => (_fields.View.Union?.Modes ?? default).Where(mode => mode.NotAccepted.Count > 0);

    /// <summary>One local for each parameter; one that several modes have with different C# types has one for each type.</summary>
    private void CollectParameters()
    {
        foreach (var source in _slots.Where(slot => slot.Value is not null).SelectMany(slot => slot.Leaf.AllSources))
        {
            if (_fields.IsCommon(source.Parameter))
            {
                if (Find(source.Parameter, null) is null) Add(source, _fields.CommonNames(source.Parameter), []);
                continue;
            }

            foreach (var mode in _fields.ModesWith(source.Parameter, source.Modes))
            {
                var names = _fields.ModeNames(mode.Declaration.Key, source.Parameter);
                if (_parameters.FirstOrDefault(known => known.Source.Parameter == source.Parameter && known.ValueType == names.ValueType) is { } same) same.Modes.Add(mode.Declaration.Key);
                else Add(source, names, [mode.Declaration.Key]);
            }
        }

        void Add(ParameterSource source, PropertyNames names, SortedSet<string> modes) =>
            _parameters.Add(new ReadParameter(source, names.ValueType, _locals.Take(names.Property), "s_" + _statics.Take(names.Property), modes));
    }

    private ReadParameter? Find(string parameter, string? mode) =>
        _parameters.FirstOrDefault(known => known.Source.Parameter == parameter && (known.Modes.Count == 0 || (mode is not null && known.Modes.Contains(mode))));

    private void ReadFields()
    {
        if (_fields.View.Union is not null) _output.Line($"var mode = {Static("Modes")}.Tell(fields, ref violations);");
        foreach (var parameter in _parameters) _output.Line($"{TypeOf(parameter)}? {parameter.Local} = null;");
        foreach (var slot in _slots)
        {
            if (slot.Value is { IsAlias: false } value) ReadLeaf(value.Source, slot, null);
        }

        foreach (var (view, slot) in Options) ReadOption(view, slot);
    }

    private string TypeOf(ReadParameter parameter) => _fields.Wire.Types.TypeOf(parameter.Source.Shape, parameter.ValueType);

    /// <summary>An option is no part of the request: it is judged, and dropped.</summary>
    private void ReadOption(ParameterView view, int slot)
    {
        var rules = "s_option" + NaturalName.Proposal(view.Key);
        if (view.Effective.Required == true) _output.Line($"fields.RequireOption({Number(slot)}, {rules}, ref violations);");
        var (method, type, reader) = OptionPlan.Of(view.Effective).Kind switch
        {
            OptionKind.Integer => ("Value", "long", "Int64"),
            OptionKind.Number => ("Value", "double", "Number"),
            OptionKind.Boolean => ("Value", "bool", "Boolean"),
            _ => ("Reference", "string", "Text"),
        };
        var read = $"fields.{method}<{type}>({Number(slot)}, {rules}, {EmissionContext.Runtime("ValueReaders")}.{reader}, ref violations)";
        var local = _locals.Take(view.Key);
        var failures = new OptionChecks(_fields.Wire.Types, _optionPatterns, FieldRulesEmitter.Rule).Failures(view, local).ToList();
        if (failures.Count == 0)
        {
            _output.Line(read + ";");
            return;
        }

        using var block = _output.Block($"if ({read} is {{ }} {local})");
        _output.Line(string.Join("\nelse ", failures));
    }

    private void ReadLeaf(BodySource source, BodySlot slot, string? condition)
    {
        switch (source)
        {
            case ParameterSource parameter: ReadSingle(parameter, slot, condition); break;
            case ListSource list: ReadList(list, slot, condition); break;
            case ChoiceSource choice: ReadChoice(choice, slot, condition); break;
        }
    }

    private void ReadSingle(ParameterSource source, BodySlot slot, string? condition)
    {
        foreach (var parameter in _parameters.Where(known => known.Source.Parameter == source.Parameter))
        {
            var modes = parameter.Modes.Where(mode => source.Modes.Count == 0 || source.Modes.Contains(mode)).ToList();
            if (parameter.Modes.Count > 0 && modes.Count == 0) continue;
            var guard = And(condition, modes.Count == 0 ? null : ModeIs(modes));
            var read = $"{parameter.Local} {(_fieldsRead.Add(parameter.Local) ? "=" : "??=")} {Read(parameter, "fields", SlotsOf(slot))};";
            _output.Line(guard is null ? read : $"if ({guard}) {read}");
        }
    }

    private readonly HashSet<string> _fieldsRead = new(StringComparer.Ordinal);

    /// <summary>The slot, or the first that is present of it and of its aliases.</summary>
    private string SlotsOf(BodySlot slot)
    {
        var aliases = _slots.Where(other => other.IsAlias && other.Value!.Source.Equals(slot.Value!.Source)).Select(other => Number(other.Slot)).ToList();
        return aliases.Count == 0 ? Number(slot.Slot) : $"fields.First([{Number(slot.Slot)}, {string.Join(", ", aliases)}])";
    }

    private void ReadList(ListSource list, BodySlot slot, string? condition)
    {
        // Modes that read the same parameters share the code.
        var modes = _fields.View.Union is { } union ? union.Modes.Select(mode => (string?)mode.Key).ToList() : [null];
        var groups = modes
            .Select(mode => (Mode: mode, Items: list.Items.Where(item => item.Modes.Count == 0 || (mode is not null && item.Modes.Contains(mode))).ToEquatableArray()))
            .Where(group => group.Items.Count > 0)
            .GroupBy(group => group.Items)
            .ToList();
        foreach (var group in groups)
        {
            var keys = group.Select(item => item.Mode).OfType<string>().ToList();
            var guard = And(condition, keys.Count == 0 || keys.Count == modes.Count ? null : ModeIs(keys));
            using (_output.Block(guard is null ? "" : $"if ({guard})")) ReadItems(group.Key, slot, keys.FirstOrDefault());
        }
    }

    private void ReadItems(EquatableArray<ParameterSource> items, BodySlot slot, string? mode)
    {
        var parameters = items.Select(item => Find(item.Parameter, mode)).OfType<ReadParameter>().ToList();
        if (parameters.Count == 0) return;
        var local = _locals.Take(slot.Leaf.Path.Substring(slot.Leaf.Path.LastIndexOf('.') + 1) + "Items");
        _output.Line($"var {local} = fields.Items({SlotsOf(slot)}, {parameters[0].Rules}, ref violations);");
        foreach (var parameter in parameters)
        {
            _output.Line($"{parameter.Local} = {Read(parameter, local, null)};");
            if (parameter.Source.Shape is ListShape) return;
        }

        _output.Line($"{local}.End({parameters[parameters.Count - 1].Rules}, ref violations);");
    }

    private void ReadChoice(ChoiceSource choice, BodySlot slot, string? condition)
    {
        foreach (var one in choice.Cases)
        {
            if (CaseOf(choice.By, one.Case) is { } chosen) ReadLeaf(one.Source, slot, And(condition, chosen));
        }
    }

    private string? CaseOf(Expression by, string value)
    {
        if (by is not NameExpression { Symbol: var symbol }) return null;
        if (symbol.Kind == SymbolKind.Mode) return value == "none" ? "mode is null or \"none\"" : "mode is " + Literals.Text(value);
        if (symbol.Kind == SymbolKind.Variant) return $"{(_fields.Wire.View.DefaultVariant == value ? "variant is null or " : "variant is ")}{Literals.Text(value)}";

        // Chosen by a parameter: it was read before, or tells nothing.
        var parameter = _parameters.FirstOrDefault(known => known.Source.Parameter == symbol.Name && _fieldsRead.Contains(known.Local));
        if (parameter?.Source.Shape is not EnumShape { IsOpen: false }) return null;
        var names = _fields.Wire.Names.FindEnum(parameter.ValueType!);
        return _fields.Wire.Types.EnumMember(names, value) is { } member ? $"{parameter.Local} is {member}" : null;
    }

    /// <summary>The expression that reads a parameter from a slot, or from the items of a shared list.</summary>
    private string Read(ReadParameter parameter, string from, string? slot)
    {
        var shape = parameter.Source.Shape;
        var item = shape is ListShape list ? list.Item : shape;
        var method = shape is ListShape ? "List" : EmissionContext.IsReference(shape) ? "Reference" : "Value";
        var type = _fields.Wire.Types.TypeOf(item, parameter.ValueType);
        return $"{from}.{method}<{type}>({(slot is null ? "" : slot + ", ")}{parameter.Rules}, {ReaderOf(item, parameter)}, ref violations)";
    }

    private string ReaderOf(ValueShape shape, ReadParameter parameter)
    {
        var readers = EmissionContext.Runtime("ValueReaders") + ".";
        switch (shape)
        {
            case TextShape or MediaShape: return readers + "Text";
            case IntegerShape { Width: IntegerWidth.Int32 }: return readers + "Int32";
            case IntegerShape { Width: IntegerWidth.UInt64 }: return readers + "UInt64";
            case IntegerShape: return readers + "Int64";
            case NumberShape: return readers + "Number";
            case BooleanShape: return readers + "Boolean";
            case EnumShape:
                _fields.Wire.ReadEnums[parameter.ValueType!] = _fields.Wire.Names.FindEnum(parameter.ValueType!);
                return "Read" + parameter.ValueType;
            case ObjectShape type: return "Read" + _fields.Wire.Mapping(type.Type, parameter.Source.Object).Method;
            case ChoiceShape: return "Read" + _fields.Wire.Choice(parameter.ValueType!, parameter.Source.Object).Method;
            default: return readers + "Json";
        }
    }

    private static string ModeIs(IEnumerable<string> modes) => "mode is " + string.Join(" or ", modes.Select(Literals.Text));

    private static string? And(string? left, string? right) =>
        left is null || left == right ? right : right is null ? left : (left.Contains(" or ") ? "(" + left + ")" : left) + " && " + (right.Contains(" or ") ? "(" + right + ")" : right);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A parameter while it is read.</summary>
    /// <param name="Source">Where it comes from.</param>
    /// <param name="ValueType">Its enum or choice type.</param>
    /// <param name="Local">The local that holds it.</param>
    /// <param name="Rules">The static field with its checks.</param>
    /// <param name="Modes">The modes that have it with this type; empty: it is one of every mode.</param>
    private sealed record ReadParameter(ParameterSource Source, string? ValueType, string Local, string Rules, SortedSet<string> Modes);
}
