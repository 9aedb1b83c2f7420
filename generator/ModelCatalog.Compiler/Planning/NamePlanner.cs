using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Names, and what is wrong with them.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Names">The names. They are complete, but usable only without findings.</param>
/// <param name="Findings">What has no name, or the same as another.</param>
public sealed record PlannedNames(NamePlan Names, EquatableArray<Finding> Findings);

/// <summary>Gives everything that is emitted its C# name. A clash is a finding that proposes a <c>name:</c>, never a silent renaming.</summary>
public sealed partial class NamePlanner
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, Named> _types = new(StringComparer.Ordinal);
    private readonly List<EnumNames> _enums = [];
    private readonly List<ChoiceNames> _choices = [];
    private readonly CatalogIndex _index;
    private readonly EquatableArray<TypeDescriptor> _localTypes;
    private readonly string _prefix;
    private HashSet<string> _reservedMembers = MemberScope.RecordMembers;

    private NamePlanner(string prefix, EquatableArray<TypeDescriptor> localTypes, CatalogIndex index)
    {
        _prefix = prefix;
        _localTypes = localTypes;
        _index = index;
    }

    /// <summary>The names of a model.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="index">The catalog: its providers and the shared types that the model uses.</param>
    public static PlannedNames Plan(ModelPlan plan, CatalogIndex index)
    {
        var model = plan.Model;
        var findings = new List<Finding>();
        var prefix = MemberScope.Word(new Named("model", model.Model, model.Name, model.Name is null ? Pointer.Root / "model" : Pointer.Root), findings);
        var planner = new NamePlanner(prefix, model.Types, index);
        planner._findings.AddRange(findings);
        return planner.PlanModel(plan);
    }

    /// <summary>The names of a shared type, as a plan without a request.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="types">Its plan behind those of the types that it uses; empty for an alias.</param>
    /// <param name="index">The catalog.</param>
    public static PlannedNames PlanShared(string key, EquatableArray<TypePlan> types, CatalogIndex index)
    {
        var planner = new NamePlanner("", default, index) { _reportedShared = key };
        var names = types.Select(planner.ObjectType).ToEquatableArray();
        if (planner.FindShared(key) is { Alias.Enum: not null }) planner.AliasEnum(key, null);
        return planner.Result(new ScopeNames(default, null), null, names, default);
    }

    private PlannedNames PlanModel(ModelPlan plan)
    {
        var model = plan.Model;
        var self = new Named("model", model.Model, model.Name, Pointer.Root / "model");
        DeclareType(_prefix + "Request", self);
        DeclareType(_prefix + "Validator", self);
        var variants = model.Variants.Count == 0 ? null : Variants(model);
        var types = plan.Types.Concat(plan.Output.Types)
            .GroupBy(type => type.Key, StringComparer.Ordinal).Select(group => ObjectType(group.First())).ToEquatableArray();
        var scope = new MemberScope(_prefix + "Request", MemberScope.RequestMembers, _findings);
        if (variants is not null) scope.Take(NamePlan.VariantProperty, new Named("property of the", "variants", null, Pointer.Root / "variants"));
        var providers = plan.ProviderViews.Select(view => new MemberName(view.Provider!, ProviderName(view.Provider!, _index))).ToEquatableArray();
        var result = Result(Scope(plan.Shape, scope, _prefix, null), variants, types, providers);
        return result with { Names = result.Names with { Resources = ResourceMethods(model, _index) } };
    }

    private PlannedNames Result(ScopeNames request, EnumNames? variants, EquatableArray<TypeNames> types, EquatableArray<MemberName> providers) =>
        new(new NamePlan(_prefix, request, variants, types, _enums.ToEquatableArray(), _choices.ToEquatableArray(), providers), _findings.ToEquatableArray());

    private EnumNames Variants(ModelDescriptor model)
    {
        var scope = MemberScope.OfEnum(_findings);
        var members = model.Variants.Select(v => new MemberName(v.Key, scope.Add(new Named("variant", v.Key, v.Name, v.Pointer)))).ToEquatableArray();
        var values = model.Variants.Select(v => new EnumValueDescriptor(new Json.JsonString(v.Key), v.Pointer) { Doc = v.Doc ?? v.Title, Name = v.Name, Deprecated = v.Deprecated });
        var names = new EnumNames(_prefix + "Variant", new EnumShape(values.ToEquatableArray(), false, null), members, "The variants of " + (model.Title ?? model.Model) + ".");
        DeclareTypes(names.DeclaredTypes, new Named("enum of the", "variants", null, Pointer.Root / "variants"));
        return names;
    }

    private TypeNames ObjectType(TypePlan plan)
    {
        var isShared = plan.Key.Contains("/");
        var self = new Named("type", plan.Key, plan.Declaration.Name, plan.Declaration.Pointer);
        var before = _findings.Count;

        // The name of a shared type is judged by CheckSharedType.
        var name = isShared ? SharedTypeName(plan.Declaration) : TypeName(_prefix, MemberScope.Word(self, _findings));
        var scope = new MemberScope(name, _reservedMembers, _findings);
        var names = new TypeNames(plan.Key, name, Scope(plan.Shape, scope, name, isShared ? plan.Key : null));
        DeclareTypes([names.Type, names.Validator], self);

        // What is wrong inside a shared type is said at its own file, not at each model that uses it.
        if (isShared && plan.Key != _reportedShared) _findings.RemoveRange(before, _findings.Count - before);
        return names;
    }

    private ScopeNames Scope(ScopeShape shape, MemberScope scope, string owner, string? sharedKey)
    {
        var properties = shape.Fields.Select(field => Field(field, scope, owner, sharedKey)).ToEquatableArray();
        return new ScopeNames(properties, shape.Union is { } union ? Union(union, scope, owner, sharedKey) : null);
    }

    private UnionNames Union(UnionShape shape, MemberScope scope, string owner, string? sharedKey)
    {
        var declaration = shape.Declaration;
        var self = new Named("union of modes", declaration.UnionName, declaration.On is null ? null : declaration.Name, declaration.Pointer);
        var property = scope.Add(self);
        var type = TypeName(owner, property);
        DeclareType(type, self);

        // Modes are types nested in the union's, and its modes inherit them: no field may be called like a mode, in whichever mode it stands.
        var modeScope = new MemberScope(type, MemberScope.RecordMembers, _findings);
        var modes = shape.Modes
            .Select(mode => (Shape: mode, Name: modeScope.Add(new Named("mode", mode.Declaration.Key, mode.Declaration.Name, mode.Declaration.Pointer))))
            .ToList();
        var differing = DifferingKeys(shape);
        var names = modes.Select(mode => Mode(mode.Shape, mode.Name, modeScope)).ToEquatableArray();
        return new UnionNames(property, type, names);

        ModeNames Mode(ModeShape mode, string name, MemberScope modeNames)
        {
            var fields = new MemberScope(name, MemberScope.RecordMembers, _findings);
            foreach (var other in modeNames.Names.Where(other => other != name))
            {
                if (modeNames.Find(other) is { } owning) fields.Take(other, owning);
            }

            var properties = mode.Fields.Select(field => Field(field, fields, differing.Contains(field.Key) ? owner + name : owner, sharedKey));
            return new ModeNames(mode.Declaration.Key, name, properties.ToEquatableArray());
        }
    }

    /// <summary>The fields that several modes have with different enums or choices: each mode's gets a type of its own.</summary>
    private static HashSet<string> DifferingKeys(UnionShape union)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var differing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in union.Modes.SelectMany(mode => mode.Fields))
        {
            var signature = Signature(field.Shape);
            if (first.TryGetValue(field.Key, out var other) && other != signature) differing.Add(field.Key);
            else first[field.Key] = signature;
        }

        return differing;
    }
}
