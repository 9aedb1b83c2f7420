using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Rendering;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes a model.</summary>
internal sealed class ModelDocs
{
    private readonly CatalogReference _catalog;
    private readonly ModelPlan _plan;
    private readonly MatrixModel _matrix;
    private readonly NamePlan _names;
    private readonly Anchors _anchors = new();
    private readonly RuleDocs _rules;

    private ModelDocs(CatalogReference catalog, MatrixModel matrix)
    {
        (_catalog, _matrix, _plan) = (catalog, matrix, matrix.Plan);
        _names = catalog.NamesOf(_plan);
        _rules = new RuleDocs(_plan, _anchors);
    }

    /// <summary>Everything of a model.</summary>
    public static ModelDoc Of(CatalogReference catalog, MatrixModel matrix) => new ModelDocs(catalog, matrix).Build();

    private ModelDoc Build()
    {
        var model = _plan.Model;
        var modes = Modes(_plan.ModelView.Scope, _names.Request, "p");
        var types = _plan.Types.Select(Type).ToList();
        var rules = _rules.At(null).ToList();
        var wires = _matrix.Wires.Select(wire => WireDocs.Of(_catalog, _matrix, wire, _rules, _anchors)).ToList();
        var examples = ExampleDocs.Of(_catalog, _plan, _anchors);
        return new ModelDoc
        {
            Key = model.Key,
            Title = CatalogReference.TitleOf(_plan),
            Vendor = model.Vendor,
            Summary = model.Summary,
            File = model.Path,
            Sources = Links(model.Sources),
            Tasks = [.. model.Tasks],
            Output = CatalogReference.OutputOf(_plan),
            RequestType = _names.RequestType,
            IsGateway = model.Gateway,
            Variants = [.. model.Variants.Select(Variant)],
            Modes = modes,
            ModesTold = _plan.ModelView.Scope.Union is { } union ? Told(union) : null,
            Diagram = _plan.ModelView.Scope.Union is { } told ? ModeDiagram.Of(told, modes) : null,
            HasDifferences = modes.Any(mode => mode.Parameters.Any(parameter => parameter.Differences.Count > 0)),
            Types = types,
            Rules = rules,
            Refused = Refused(model.NotAccepted),
            Wires = wires,
            Examples = [.. examples.Where(example => example.Findings.Count == 0)],
            Mistakes = [.. examples.Where(example => example.Findings.Count > 0)],
            Notes = [.. model.Notes],
            Related = [.. model.Related.Select(_catalog.LinkToModel)],
            Fallback = Fallbacks.Of(_catalog, _matrix),
        };
    }

    /// <summary>Texts as sources.</summary>
    public static IReadOnlyList<Link> Links(EquatableArray<string> sources) => [.. sources.Select(Link.Source)];

    /// <summary>Fields that are refused.</summary>
    public static IReadOnlyList<RefusedDoc> Refused(EquatableArray<RefusedField> fields) => [.. fields.Select(field => new RefusedDoc(field.Field, field.Reason))];

    private VariantDoc Variant(VariantDescriptor variant) => new(
        variant.Key, variant.Doc ?? variant.Title, variant.IsDefault, variant.Deprecated,
        [.. _matrix.Wires.Where(wire => wire.View.Variants.Contains(variant.Key)).Select(wire => _catalog.LinkToProvider(wire.Provider))]);

    private List<ModeDoc> Modes(ScopeView scope, ScopeNames names, string kind)
    {
        var all = new List<ModeDoc>
        {
            new() { Anchor = _anchors.Add(kind == "p" ? "modes" : "fields", kind), Parameters = [.. scope.Parameters.Select(parameter => Parameter(kind, null, parameter, names[parameter.Key].Property))] },
        };
        foreach (var mode in scope.Union?.Modes ?? default)
        {
            var own = mode.IsAbsent ? null : names.Union![mode.Key];
            all.Add(new ModeDoc
            {
                Key = mode.Key,
                Anchor = _anchors.Add(kind == "p" ? "mode" : "mode-" + kind, mode.Key),
                Doc = mode.Declaration.Doc,
                Type = own is null ? null : names.Union!.Qualified(own),
                Others = IsSame(scope.Union!) ? null : OthersOf(mode.Others),
                IsAbsence = mode.IsAbsent || mode.Key == scope.Union!.AbsentMode,
                Parameters = [.. mode.Parameters.Select(parameter => Parameter(kind, mode.Key, parameter, own?[parameter.Key].Property))],
                Refused = Refused(mode.NotAccepted),
            });
        }

        return all;
    }

    private ParameterDoc Parameter(string kind, string? mode, ParameterView view, string? property)
    {
        var anchor = _anchors.Add(kind, mode is null ? view.Key : mode + "." + view.Key);
        var index = kind == "p" ? _matrix.Parameters.ToList().FindIndex(parameter => parameter.Name == view.Key && parameter.Mode == mode) : -1;
        return index < 0 ? ParameterDocs.Of(view, anchor, property) : ParameterDocs.Of(_matrix, index, _catalog, anchor, property);
    }

    private TypeDoc Type(TypePlan type)
    {
        var names = _names.FindType(type.Key);
        var shared = _catalog.Catalog.Index.FindType(type.Key);
        return new TypeDoc(
            type.Key, _anchors.Add("type", type.Key), names.Type, type.Declaration.Doc, Modes(type.Scope, names.Scope, Anchors.Of("field", type.Key)), [.. _rules.OfType(type.Key)])
        {
            Notes = [.. shared?.Notes ?? default],
            Sources = Links(shared?.Sources ?? default),
        };
    }

    private static string Told(UnionView union)
    {
        var told = union.Declaration.On is { } field ? Prose.Code(field) + " tells the mode" : "The fields that are set tell the mode";
        var absent = union.AbsentMode is not { } mode ? "one must be told" : union.Find(mode)?.IsAbsent == true ? "none at all is a mode of its own" : "none means " + Prose.Code(mode);
        var others = union.Modes.Count > 1 && IsSame(union) ? " " + OthersOf(union.Modes[0].Others) : "";
        return $"{told}; {absent}.{others} In C# a mode is one record of a closed union: what excludes each other cannot be written together.";
    }

    // What all modes say is said once.
    private static bool IsSame(UnionView union) => union.Modes.All(mode => mode.Others == union.Modes[0].Others);

    private static string OthersOf(OtherModes others) => others switch
    {
        OtherModes.Reject => "A field of another mode is an error.",
        OtherModes.Ignore => "Fields of other modes are ignored.",
        _ => "A field of another mode is warned of: no document says what becomes of it.",
    };
}
