using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Finds what a parameter's type means: its shape, and what an alias adds to its constraints.</summary>
internal sealed class ShapeResolver(EquatableArray<TypeDescriptor> localTypes, CatalogIndex index, ICollection<Finding> findings, bool isReply = false)
{
    private const int MaxDepth = 8;

    private static readonly string[] Scalars = ["string", "integer", "number", "boolean", "image", "video", "audio", "url", "json"];

    private readonly List<TypePlan> _types = [];
    private readonly List<string> _open = [];
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private ICollection<Finding> _findings = findings;

    /// <summary>The object types met so far; each after the types that it uses itself.</summary>
    public EquatableArray<TypePlan> Types => _types.ToEquatableArray();

    /// <summary>The object type of a shape, or of a list's items; null for other shapes.</summary>
    public TypePlan? TypeOf(ValueShape shape) => shape switch
    {
        ObjectShape type => _types.FirstOrDefault(plan => plan.Key == type.Type),
        ListShape list => TypeOf(list.Item),
        ChoiceShape choice => choice.Alternatives.OfType<ObjectShape>().Select(TypeOf).FirstOrDefault(),
        _ => null,
    };

    /// <summary>The shape of a parameter and what holds for it, aliases applied. Null when its type is wrong; that was reported.</summary>
    public (ParameterDescriptor Effective, ValueShape Shape)? Resolve(ParameterDescriptor parameter)
    {
        if (parameter.Type is null) return null;
        var effective = parameter;
        var item = parameter.Type.Alternatives.Count == 1 && parameter.Type.Alternatives[0].Name is { } name
            ? ResolveName(ref effective, name)
            : ResolveAlternatives(parameter);
        if (item is null) return null;
        if (!ConstraintChecker.Fits(effective, item, _findings)) return null;
        if (item is TextShape && effective.Enum is { } values) item = new EnumShape(values.Values, values.Open, AliasOf(parameter));
        return (effective, effective.List is null ? item : new ListShape(item, effective.Single));
    }

    private static string? AliasOf(ParameterDescriptor parameter) =>
        parameter.Enum is null && parameter.Type!.Alternatives[0].Name is { } name && !Scalars.Contains(name) ? name : null;

    private ValueShape? ResolveName(ref ParameterDescriptor effective, string name)
    {
        if (ScalarShape(name, effective) is { } scalar) return scalar;
        if (FindType(name) is not { } type)
        {
            _findings.Add(ModelDiagnostics.UnknownType.At(effective.Pointer / "type", name, NearestName.Hint(name, KnownTypes())));
            return null;
        }

        if (type.Alias is not { } alias) return ResolveObject(type, effective.Pointer / "type");

        // What it is another word for could not be read; its own file says so.
        if (alias.Type is null) return null;
        if (_open.Contains(name))
        {
            _findings.Add(ModelDiagnostics.RecursiveType.At(effective.Pointer / "type", name, string.Join(" > ", _open.Append(name))));
            return null;
        }

        if (_open.Count >= MaxDepth)
        {
            _findings.Add(ModelDiagnostics.TooDeep.At(effective.Pointer / "type", MaxDepth));
            return null;
        }

        _open.Add(name);
        effective = Overlay.Apply(alias with { Key = effective.Key, Pointer = effective.Pointer }, effective with { Type = null });
        var aliased = alias.Type.Alternatives.Count == 1 && alias.Type.Alternatives[0].Name is { } aliasedName
            ? ResolveName(ref effective, aliasedName)
            : ResolveAlternatives(effective);
        _open.Remove(name);
        return aliased;
    }

    private ValueShape? ScalarShape(string name, ParameterDescriptor effective) => name switch
    {
        "string" => new TextShape(),
        "integer" => new IntegerShape(WidthOf(effective)),
        "number" => new NumberShape(),
        "boolean" => new BooleanShape(),
        "json" => new JsonShape(),
        "image" or "video" or "audio" or "url" => new MediaShape([name]),
        "decimal" when isReply => new DecimalShape(),
        "unix" when isReply => new TimeShape(TimeForm.UnixSeconds),
        "unix-ms" when isReply => new TimeShape(TimeForm.UnixMilliseconds),
        "iso" when isReply => new TimeShape(TimeForm.Iso),
        _ => null,
    };

    private static IntegerWidth WidthOf(ParameterDescriptor parameter)
    {
        if (parameter.Range is not { } range) return parameter.Enum is null ? IntegerWidth.Int64 : IntegerWidth.Int32;
        var lower = range.Minimum is { } minimum && minimum.TryGetDecimal(out var low) ? low : (decimal?)null;
        var upper = range.Maximum is { } maximum && maximum.TryGetDecimal(out var high) ? high : (decimal?)null;
        if (lower >= int.MinValue && upper <= int.MaxValue) return IntegerWidth.Int32;
        return upper > long.MaxValue ? IntegerWidth.UInt64 : IntegerWidth.Int64;
    }

    private ValueShape? ResolveAlternatives(ParameterDescriptor parameter)
    {
        var literals = parameter.Type!.Alternatives.Where(a => a.Literal is not null).Select(a => a.Literal!).ToEquatableArray();
        var shapes = new List<(string Name, ValueShape Shape)>();
        foreach (var alternative in parameter.Type.Alternatives)
        {
            if (alternative.Name is not { } name) continue;
            var ignored = parameter with { Enum = null };
            if (ResolveName(ref ignored, name) is not { } shape) return null;
            shapes.Add((name, shape));
        }

        // Links of several kinds travel alike: one shape that names them all.
        if (literals.Count == 0 && shapes.All(s => s.Shape is MediaShape))
            return new MediaShape(shapes.SelectMany(s => ((MediaShape)s.Shape).Kinds).Distinct().ToEquatableArray());
        for (var i = 0; i < shapes.Count; i++)
        {
            for (var j = i + 1; j < shapes.Count; j++)
            {
                if (JsonKind(shapes[i].Shape) is var kind && (kind == JsonKind(shapes[j].Shape) || kind == "anything"))
                {
                    _findings.Add(ModelDiagnostics.AmbiguousType.At(parameter.Pointer / "type", shapes[i].Name, shapes[j].Name, kind));
                    return null;
                }
            }
        }

        if (literals.Count > 0 && shapes.FirstOrDefault(s => JsonKind(s.Shape) is "text" or "anything") is { Name: { } text })
        {
            _findings.Add(ModelDiagnostics.AmbiguousType.At(parameter.Pointer / "type", literals[0], text, "text"));
            return null;
        }

        return shapes.Count == 0
            ? new EnumShape(literals.Select(l => new EnumValueDescriptor(new Json.JsonString(l), parameter.Pointer / "type")).ToEquatableArray(), false, null)
            : new ChoiceShape(shapes.Select(s => s.Shape).ToEquatableArray(), literals);
    }

    private static string JsonKind(ValueShape shape) => shape switch
    {
        TextShape or MediaShape or EnumShape => "text",
        IntegerShape or NumberShape => "a number",
        BooleanShape => "a boolean",
        ObjectShape => "an object",
        _ => "anything",
    };

    private ValueShape? ResolveObject(TypeDescriptor type, Pointer pointer)
    {
        if (_types.Any(plan => plan.Key == type.Key)) return new ObjectShape(type.Key);
        if (_failed.Contains(type.Key)) return null;
        if (_open.Contains(type.Key))
        {
            _findings.Add(ModelDiagnostics.RecursiveType.At(pointer, type.Key, string.Join(" > ", _open.Append(type.Key))));
            return null;
        }

        if (_open.Count >= MaxDepth)
        {
            _findings.Add(ModelDiagnostics.TooDeep.At(pointer, MaxDepth));
            return null;
        }

        _open.Add(type.Key);

        // A shared type's own mistakes are reported in its own file.
        var outer = _findings;
        if (type.Key.Contains('/')) _findings = [];
        var before = _findings.Count;
        var plan = new ScopeChecker(this, _findings, type.Key.Split('/').Last() + ".").CheckType(type);
        var isWrong = plan is null || _findings.Count > before;
        _findings = outer;
        _open.Remove(type.Key);
        if (isWrong)
        {
            _failed.Add(type.Key);
            return null;
        }

        _types.Add(plan!);
        return new ObjectShape(type.Key);
    }

    private TypeDescriptor? FindType(string name) =>
        name.Contains('/') ? index.FindType(name)?.Type : localTypes.FirstOrDefault(type => type.Key == name);

    private IEnumerable<string> KnownTypes() => Scalars.Concat(localTypes.Select(type => type.Key)).Concat(index.Types.Select(type => type.Type.Key));
}
