using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

// Parameters, fields of types, and what narrows them.
public static partial class DescriptorBinder
{
    /// <summary>Where parameters stand, which decides what each of them has to say.</summary>
    private enum ParameterPlace
    {
        /// <summary>A model or its modes: a type is needed.</summary>
        Model,

        /// <summary>Fields of a type, options of a call, an output: a type is needed.</summary>
        Field,

        /// <summary>A wire: without a type it narrows, with one it adds.</summary>
        Overlay,
    }

    private static EquatableArray<ParameterDescriptor> BindParameters(BindingScope scope, ParameterPlace place)
    {
        if (scope.Read("parameters") is not { } reader) return default;
        var parameters = new List<ParameterDescriptor>();
        foreach (var (key, value) in reader.AllEntries(NameForm.Parameter))
        {
            if (value.Read("parameter") is not { } entry) continue;
            var parameter = BindParameter(key, entry, place);
            if (NameForm.Parameter.Accepts(key)) parameters.Add(parameter);
        }

        return parameters.ToEquatableArray();
    }

    private static ParameterDescriptor BindParameter(string key, MappingReader reader, ParameterPlace place)
    {
        var typeScope = reader["type"];
        if (typeScope is null && place != ParameterPlace.Overlay) reader.ReportMissing("type");
        var type = typeScope is null ? null : TypeReader.Read(typeScope);
        var kind = type is null ? reader.Context.KindOf(key) : TypeReader.LiteralsOf(type);
        if (type is not null) reader.Context.Declare(key, kind);
        return BindDetails(BindConstraints(new ParameterDescriptor(key, reader.Pointer) { Type = type }, reader, kind), reader, kind);
    }

    // What a mode changes of a shared parameter: everything but its type.
    private static EquatableArray<ParameterDescriptor> BindTakenParameters(BindingScope scope)
    {
        var taken = new List<ParameterDescriptor>();
        if (!scope.IsMapping)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in scope.Items())
            {
                if (item.Name(NameForm.Parameter) is not { } name) continue;
                if (seen.Add(name)) taken.Add(new ParameterDescriptor(name, item.Pointer));
                else item.Report(BindingDiagnostics.Duplicate, name, scope.Label);
            }

            return taken.ToEquatableArray();
        }

        if (scope.Read("taken-parameters") is not { } reader) return default;
        foreach (var (key, value) in reader.Entries(NameForm.Parameter))
        {
            if (value.Read("parameter-overrides") is not { } overrides) continue;
            var kind = reader.Context.KindOf(key);
            taken.Add(BindDetails(BindConstraints(new ParameterDescriptor(key, overrides.Pointer), overrides, kind), overrides, kind));
        }

        return taken.ToEquatableArray();
    }

    private static EquatableArray<ParameterDescriptor> BindNarrowedParameters(BindingScope scope)
    {
        if (scope.Read("narrowed-parameters") is not { } reader) return default;
        if (reader.Count == 0) reader.ReportEmpty("one parameter");
        var narrowed = new List<ParameterDescriptor>();
        foreach (var (key, value) in reader.Entries(NameForm.Path))
        {
            if (value.Read("constraints") is not { } constraints) continue;
            if (constraints.Count == 0) constraints.ReportEmpty("one constraint");
            narrowed.Add(BindConstraints(new ParameterDescriptor(key, constraints.Pointer), constraints, reader.Context.KindOf(key)));
        }

        return narrowed.ToEquatableArray();
    }

    private static ParameterDescriptor BindConstraints(ParameterDescriptor parameter, MappingReader reader, LiteralKind kind)
    {
        var (length, unit) = reader["length"] is { } lengthScope ? BindLength(lengthScope) : default;
        return parameter with
        {
            List = reader["list"] is { } list ? RangeReader.Read(list, RangeForm.Items) : null,
            Enum = BindEnum(reader, kind),
            Range = reader["range"] is { } range ? RangeReader.Read(range, RangeForm.Value) : null,
            Length = length,
            LengthUnit = unit,
            Step = BindStep(reader["step"]),
            Pattern = reader["pattern"]?.Pattern(),
            Format = reader["format"]?.Line(),
            Accepts = reader["accepts"]?.ListOf(item => item.Word()) ?? default,
            Asset = BindAssetLimits(reader),
            Resource = reader["resource"]?.Name(NameForm.Resource),
            Unit = reader["unit"]?.Line(),
        };
    }

    private static ParameterDescriptor BindDetails(ParameterDescriptor parameter, MappingReader reader, LiteralKind kind) => parameter with
    {
        Single = reader["single"]?.Flag() ?? false,
        Required = reader["required"]?.Flag(),
        Default = BindDefault(reader["default"], kind),
        Absent = reader["absent"]?.Prose(),
        Deprecated = reader["deprecated"]?.Deprecation(),
        Name = reader["name"]?.Name(NameForm.Word),
        Doc = reader["doc"]?.Prose(),
        Source = reader["source"]?.Line(),
    };

    private static JsonValue? BindDefault(BindingScope? scope, LiteralKind kind)
    {
        if (scope is null) return null;
        if (scope is { IsScalar: false, IsList: false, IsMapping: false })
        {
            // A default of nothing is no default: the parameter is simply absent.
            scope.WrongKind();
            return null;
        }

        return LiteralReader.Read(scope, kind);
    }

    private static (RangeDescriptor? Length, LengthUnit Unit) BindLength(BindingScope scope)
    {
        if (scope.Scalar() is not { } scalar) return default;
        var text = scalar.Text.Trim();
        var space = text.LastIndexOf(' ');
        LengthUnit? unit = space < 0 ? null : text.Substring(space + 1) switch
        {
            "chars" => LengthUnit.Characters,
            "bytes" => LengthUnit.Bytes,
            "utf16" => LengthUnit.Utf16,
            _ => null,
        };
        return (RangeReader.Read(scope, unit is null ? text : text.Substring(0, space).TrimEnd(), RangeForm.Characters), unit ?? LengthUnit.Characters);
    }

    private static JsonNumber? BindStep(BindingScope? scope)
    {
        if (scope?.Number() is not { } step) return null;
        if (step.AsDouble > 0) return step;
        scope.Report(BindingDiagnostics.Number, scope.Label, step.Digits, "a number above 0");
        return null;
    }

    private static AssetLimits? BindAssetLimits(MappingReader reader)
    {
        var limits = new AssetLimits
        {
            Formats = reader["formats"]?.ListOf(item => item.Name(NameForm.Format)) ?? default,
            Size = reader["size"] is { } size ? RangeReader.Read(size, RangeForm.Size) : null,
            Pixels = reader["pixels"] is { } pixels ? RangeReader.Read(pixels, RangeForm.Pixels) : null,
            Ratio = reader["ratio"] is { } ratio ? RatioReader.Read(ratio) : null,
            Seconds = reader["seconds"] is { } seconds ? RangeReader.Read(seconds, RangeForm.Seconds) : null,
        };
        return limits == new AssetLimits() ? null : limits;
    }
}
