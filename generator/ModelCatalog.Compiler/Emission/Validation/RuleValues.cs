using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>
/// Collects the values that rules read, and emits them as a struct: one property for each, which gives null where a value is absent without a
/// default, or has an error of its own.
/// </summary>
internal sealed class RuleValues
{
    private readonly EmissionContext _context;
    private readonly RuleScope _scope;
    private readonly bool _hasViolations;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(MemberScope.RecordMembers, StringComparer.Ordinal) { "KnownValues" };
    private readonly List<string> _members = [];
    private readonly List<string> _statics = [];

    /// <param name="context">The types.</param>
    /// <param name="scope">The request or object.</param>
    /// <param name="hasViolations">Whether a collector knows which values have errors of their own; not so where a valid request is written.</param>
    public RuleValues(EmissionContext context, RuleScope scope, bool hasViolations)
    {
        _context = context;
        _scope = scope;
        _hasViolations = hasViolations;
    }

    /// <summary>Whether there is anything to emit.</summary>
    public bool IsEmpty => _members.Count == 0;

    public EmissionContext Context => _context;

    /// <summary>The value of a name or a field, its default where it is absent. Null where the path leads nowhere in C#.</summary>
    public Code? Value(Expression path) => Read(path, "", source => Present(source.Code, source.Default));

    /// <summary>Whether a name or a field was set.</summary>
    public Code? Has(Expression path) => Read(path, "Has", source => Code.Boolean(IsSet(source.Code with { Text = source.SetText ?? source.Code.Text })));

    /// <summary>A boolean in the place of a condition: absent is false.</summary>
    public Code? Condition(Expression path) => Read(path, "Is", source => source.Code.Kind == CodeKind.Boolean ? Present(source.Code, source.Default ?? "false") : null);

    /// <summary>The number of items of a list: 0 where it is absent.</summary>
    public Code? Size(Expression path) => Read(path, "SizeOf", source => source.Code.Kind == CodeKind.List
        ? new Code($"{EmissionContext.Tri}.Size({Present(source.Code, source.Default).Text})", CodeKind.Integer) : null);

    /// <summary>The value of a parameter path as the JSON that violations show: null where it is not set. The union has no value of its own.</summary>
    /// <param name="path"><c>duration</c>, <c>voice_settings.speed</c>, <c>variant</c>.</param>
    public Code? Json(string path)
    {
        Expression? target = null;
        foreach (var step in path.Split('.'))
        {
            if (target is null && step == _scope.View.Union?.Name) return null;
            var kind = target is null && step == "variant" && _scope.Variants is not null ? SymbolKind.Variant : SymbolKind.Parameter;
            var symbol = new Symbol(step, kind, ExpressionType.Text);
            target = target is null ? new NameExpression(symbol) : new FieldExpression(target, symbol);
        }

        return Read(target!, "JsonOf", source =>
        {
            var set = Present(source.Code with { Text = source.SetText ?? source.Code.Text }, null);
            return source.Code.Shape is { } shape ? new Code(_context.Json(shape, source.Code.ValueType, set.Text, source.Code.IsNullable), CodeKind.Text) : null;
        });
    }

    /// <summary>Adds a method; returns its name.</summary>
    /// <param name="word">What it is called after.</param>
    /// <param name="emit">Gives its text, by its name.</param>
    public string Method(string word, Func<string, string> emit)
    {
        var name = Unique(word);
        _members.Add(emit(name));
        return name;
    }

    /// <summary>The property of a pattern.</summary>
    public string Pattern(string pattern)
    {
        if (_names.TryGetValue("/" + pattern, out var known)) return known;
        var name = Unique("Pattern");
        var field = "s_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
        _names.Add("/" + pattern, name);
        _statics.Add(PatternField(field, pattern));
        _members.Add($"public global::System.Text.RegularExpressions.Regex {name} => {field};");
        return name;
    }

    /// <summary>The declaration of a pattern that is matched in linear time.</summary>
    public static string PatternField(string name, string pattern) =>
        $"private static readonly global::System.Text.RegularExpressions.Regex {name} = new({Literals.Text(pattern)}, " +
        "global::System.Text.RegularExpressions.RegexOptions.CultureInvariant | global::System.Text.RegularExpressions.RegexOptions.NonBacktracking);";

    /// <summary>Emits the struct.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="name">Its name.</param>
    public void Emit(SourceWriter writer, string name)
    {
        using var block = writer.Block($"private readonly ref struct {name}");
        foreach (var field in _statics) writer.Line(field);
        if (_statics.Count > 0) writer.Line();
        writer.Line($"private readonly {_scope.Record} _request;");
        if (_hasViolations) writer.Line($"private readonly ref {EmissionContext.Collector} _violations;");
        writer.Line();
        using (writer.Block($"public {name}({_scope.Record} request{(_hasViolations ? $", ref {EmissionContext.Collector} violations" : "")})"))
        {
            writer.Line("_request = request;");
            if (_hasViolations) writer.Line("_violations = ref violations;");
        }

        foreach (var member in _members)
        {
            writer.Line();
            writer.Line(member);
        }
    }

    /// <summary>The field of an object's code; null where the type has none of that name.</summary>
    /// <param name="target">The object.</param>
    /// <param name="field">The field.</param>
    public Code? Field(Code target, Symbol field)
    {
        if (target.Shape is not ObjectShape shape) return null;
        var type = _context.FindType(shape.Type);
        var names = _context.Names.FindType(shape.Type);
        if (type.Shape.Fields.FirstOrDefault(f => f.Key == field.Name) is { } own)
        {
            var property = names.Scope[field.Name];
            return Of(target.Text + "?." + property.Property, own.Shape, property.ValueType);
        }

        if (type.Shape.Union is not { } union) return null;
        if (union.Declaration.On == field.Name) return new Code($"{_context.ObjectValidator(shape.Type)}.KeyOf({target.Text}?.{names.Scope.Union!.Property})", CodeKind.Text);
        var arms = union.Modes.Where(mode => mode.Fields.Any(f => f.Key == field.Name)).ToList();
        if (arms.Count == 0) return null;
        var first = arms[0].Fields.First(f => f.Key == field.Name);
        var propertyNames = names.Scope.Union![arms[0].Declaration.Key][field.Name];
        var cast = Cast(first.Shape, propertyNames.ValueType);
        var cases = arms.Select(mode => $"{_context.Qualified(names.Scope.Union.Qualified(names.Scope.Union[mode.Declaration.Key]), names.IsShared ? names.Key : null)} mode => {cast}mode.{names.Scope.Union[mode.Declaration.Key][field.Name].Property}");
        return Of($"({target.Text}?.{names.Scope.Union.Property} switch {{ {string.Join(", ", cases)}, _ => null }})", first.Shape, propertyNames.ValueType);
    }

    /// <summary>A value of the request as it is set.</summary>
    public static Code Of(string text, ValueShape shape, string? valueType) => new(text, KindOf(shape)) { Shape = shape, ValueType = valueType };

    /// <summary>A value, null where it counts as absent and has no default.</summary>
    public static Code Present(Code source, string? fallback)
    {
        var text = source.Kind is CodeKind.Text or CodeKind.List or CodeKind.Json ? $"{EmissionContext.Tri}.Present({source.Text})" : source.Text;
        return fallback is null || !source.IsNullable ? source with { Text = text } : source with { Text = $"{text} ?? {fallback}" };
    }

    /// <summary>The C# type of a code's value, nullable.</summary>
    public string TypeOf(Code code) => code.Kind switch
    {
        CodeKind.Boolean => "bool?",
        CodeKind.Integer => "long?",
        CodeKind.Unsigned => "ulong?",
        CodeKind.Number => "double?",
        CodeKind.Text => "string?",
        CodeKind.List when code.Item is { } item => "global::ModelCatalog.ValueList<" + TypeOf(item) + ">?",
        _ when code.Shape is { } shape => _context.TypeOf(shape, code.ValueType) + "?",
        CodeKind.Enum => _context.EnumType(_context.Names.FindEnum(code.ValueType!)) + "?",
        _ => "object?",
    };

    private static CodeKind KindOf(ValueShape shape) => shape switch
    {
        TextShape or MediaShape => CodeKind.Text,
        IntegerShape { Width: IntegerWidth.UInt64 } => CodeKind.Unsigned,
        IntegerShape => CodeKind.Integer,
        NumberShape => CodeKind.Number,
        BooleanShape => CodeKind.Boolean,
        EnumShape => CodeKind.Enum,
        ChoiceShape => CodeKind.Choice,
        ListShape => CodeKind.List,
        ObjectShape => CodeKind.Object,
        _ => CodeKind.Json,
    };

    private static string IsSet(Code source) => source.Kind switch
    {
        _ when !source.IsNullable => "true",
        CodeKind.Text => $"!string.IsNullOrEmpty({source.Text})",
        CodeKind.List => source.Text + " is { Count: > 0 }",
        CodeKind.Json => $"{EmissionContext.Tri}.Present({source.Text}) is not null",
        _ => source.Text + " is not null",
    };

    private string Cast(ValueShape shape, string? valueType) => EmissionContext.IsReference(shape) ? "" : $"({_context.TypeOf(shape, valueType)}?)";

    /// <summary>The property of a path, made on first use.</summary>
    private Code? Read(Expression path, string purpose, Func<PathSource, Code?> read)
    {
        var root = RootOf(path);
        if (root is null || Source(path) is not { } source) return null;
        var key = purpose + " " + Describe(path);
        var code = read(source);
        if (code is null) return null;
        if (!_names.TryGetValue(key, out var name))
        {
            name = Unique(purpose + source.Word);
            _names.Add(key, name);
            var text = code.Text;
            if (_hasViolations && purpose != "JsonOf") text = $"_violations.{Look(purpose, code)}({Literals.Text(root.Name)}, {text})";
            _members.Add($"public {TypeOf(code)} {name} => {text};");
        }

        return code with { Text = name };
    }

    private static string Look(string purpose, Code code) =>
        purpose == "Has" ? "Has" : code.Kind is CodeKind.Text or CodeKind.List or CodeKind.Object ? "KnownObject" : "Known";

    private string Unique(string word)
    {
        var name = word;
        for (var i = 2; !_taken.Add(name); i++) name = word + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    private static Symbol? RootOf(Expression path) => path switch
    {
        NameExpression { Symbol: { Kind: not SymbolKind.Variable } symbol } => symbol,
        FieldExpression field => RootOf(field.Target),
        _ => null,
    };

    private static string Describe(Expression path) => path is FieldExpression field ? Describe(field.Target) + "." + field.Field.Name : ((NameExpression)path).Symbol.Name;

    private PathSource? Source(Expression path)
    {
        if (path is NameExpression { Symbol: var symbol }) return Source(symbol);
        var field = (FieldExpression)path;
        if (Source(field.Target) is not { } parent || Field(parent.Code, field.Field) is not { } code) return null;
        var own = field.Field.Default is { } value and not JsonNull ? value : null;
        var word = parent.Word + (NaturalName.Of(field.Field.Name) ?? "Field");

        // The default of an absent object may hold a value for the field.
        var inherited = (parent.Json as JsonObject)?[field.Field.Name];
        var source = new PathSource(code, own is null ? null : Constant(code, own), word) { Json = inherited ?? own };
        if (inherited is null || Constant(code, inherited) is not { } constant) return source;
        var cast = EmissionContext.IsReference(code.Shape!) ? "" : $"({TypeOf(code)})";
        return source with { Code = code with { Text = $"({parent.Code.Text} is null ? {cast}{constant} : {code.Text})" }, SetText = code.Text };
    }

    private PathSource? Source(Symbol symbol)
    {
        switch (symbol.Kind)
        {
            case SymbolKind.Variant when _scope.Variants is { } variants:
                var variant = new Code("_request." + NamePlan.VariantProperty, CodeKind.Enum) { ValueType = variants.Type, Shape = variants.Shape, IsNullable = _scope.IsVariantNullable };
                return new PathSource(variant, symbol.Default is { } key ? variants.Find(key.ToText()) : null, NamePlan.VariantProperty);
            case SymbolKind.Mode when _scope.Names.Union is { } union:
                return new PathSource(
                    new Code($"{_scope.ModeKeys}.KeyOf(_request.{union.Property})", CodeKind.Text), symbol.Default is { } mode ? Literals.Text(mode.ToText()) : null, union.Property);
            default:
                return Parameter(symbol);
        }
    }

    private PathSource? Parameter(Symbol symbol)
    {
        if (_scope.Shape.Fields.FirstOrDefault(field => field.Key == symbol.Name) is { } common)
        {
            var names = _scope.Names[symbol.Name];
            var code = Of("_request." + names.Property, common.Shape, names.ValueType);
            var isNullable = !common.IsRequired || EmissionContext.IsReference(common.Shape);
            return new PathSource(code with { IsNullable = isNullable }, symbol.Default is { } value ? Constant(code, value) : null, names.Property) { Json = symbol.Default };
        }

        return ModeParameter(symbol);
    }

    /// <summary>A parameter of modes: absent, and without a default, in the others.</summary>
    private PathSource? ModeParameter(Symbol symbol)
    {
        if (_scope.Shape.Union is not { } union || _scope.View.Union is not { } view) return null;
        var names = _scope.Names.Union!;
        var modes = union.Modes.Where(mode => view.Find(mode.Declaration.Key)?.Parameters.Any(p => p.Key == symbol.Name) == true && mode.Fields.Any(f => f.Key == symbol.Name)).ToList();
        if (modes.Count == 0) return null;
        var first = modes[0].Fields.First(field => field.Key == symbol.Name);
        var property = names[modes[0].Declaration.Key][symbol.Name];
        var code = Of("", first.Shape, property.ValueType);
        var fallback = symbol.Default is { } value ? Constant(code, value) : null;
        if (modes.Count == 1 && fallback is null)
            return new PathSource(code with { Text = $"(_request.{names.Property} as {names.Qualified(names[modes[0].Declaration.Key])})?.{property.Property}" }, null, property.Property);
        var cast = Cast(first.Shape, property.ValueType);
        var arms = modes.Select(mode =>
        {
            var field = mode.Fields.First(f => f.Key == symbol.Name);
            var mine = names[mode.Declaration.Key];
            var isNullable = !field.IsRequired || EmissionContext.IsReference(field.Shape);
            var set = Present(Of("mode." + mine[symbol.Name].Property, field.Shape, property.ValueType) with { IsNullable = isNullable }, fallback).Text;
            return $"    {names.Qualified(mine)} mode => {(cast.Length > 0 && set.Contains(" ") ? $"{cast}({set})" : cast + set)},\n";
        });

        // The mode that absence means is active without being there.
        var meant = fallback is not null && modes.Any(mode => mode.Declaration.Key == view.AbsentMode) ? $"    null => {cast}{fallback},\n" : "";
        var text = $"(_request.{names.Property} switch\n{{\n{string.Concat(arms)}{meant}    _ => null,\n}})";
        return new PathSource(code with { Text = text }, null, property.Property) { SetText = SetOf(modes, names, symbol.Name, cast) };
    }

    private static string SetOf(IEnumerable<ModeShape> modes, UnionNames names, string key, string cast)
    {
        var arms = modes.Select(mode => $"    {names.Qualified(names[mode.Declaration.Key])} mode => {cast}mode.{names[mode.Declaration.Key][key].Property},\n");
        return $"(_request.{names.Property} switch\n{{\n{string.Concat(arms)}    _ => null,\n}})";
    }

    private string? Constant(Code code, JsonValue value) =>
        code.Kind == CodeKind.Text && value is JsonString text ? Literals.Text(text.Value) : code.Shape is { } shape ? _context.Constant(shape, code.ValueType, value) : null;

    /// <summary>Where a path's value comes from.</summary>
    /// <param name="Code">The value as it is set.</param>
    /// <param name="Default">What stands for it where it is absent; null: nothing.</param>
    /// <param name="Word">What its property is called.</param>
    private sealed record PathSource(Code Code, string? Default, string Word)
    {
        /// <summary>The default as it is written.</summary>
        public JsonValue? Json { get; init; }

        /// <summary>The value as it is set, where <see cref="Code"/> has the default in it already.</summary>
        public string? SetText { get; init; }
    }
}
