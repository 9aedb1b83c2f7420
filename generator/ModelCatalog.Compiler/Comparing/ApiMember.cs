using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Comparing;

/// <summary>Something that C# code can name.</summary>
/// <param name="Name">Its whole name: <c>ClipMode.Frame.StartImage</c>.</param>
/// <param name="Type">Its type, or what it is.</param>
/// <param name="IsRequired">Whether whoever makes the object must set it.</param>
internal sealed record ApiMember(string Name, string Type, bool IsRequired = false)
{
    private static readonly EmissionOptions s_options = new("Catalog");

    /// <summary>The members that a model brings.</summary>
    public static IReadOnlyList<ApiMember> Of(ModelPlan plan, NamePlan names)
    {
        var context = new EmissionContext(plan, names, s_options);
        var members = new List<ApiMember> { new(names.RequestType, "record") };
        if (names.Variants is { } variants) members.Add(new ApiMember(names.RequestType + "." + NamePlan.VariantProperty, variants.Type, plan.ModelView.DefaultVariant is null));
        AddScope(members, names.RequestType, plan.Shape, names.Request, context);
        foreach (var type in plan.Types.Concat(plan.Output.Types).GroupBy(type => type.Key).Select(group => group.First()))
        {
            var typeNames = names.FindType(type.Key);
            members.Add(new ApiMember(typeNames.Type, "record"));
            AddScope(members, typeNames.Type, type.Shape, typeNames.Scope, context);
        }

        foreach (var values in names.Enums.Concat(names.Variants is { } known ? [known] : []))
        {
            members.Add(new ApiMember(values.Type, values.Shape.IsOpen ? "open enum" : "enum"));
            members.AddRange(values.Members.Select(member => new ApiMember(values.Type + "." + member.Member, "value `" + member.Value + "`")));
        }

        foreach (var choice in names.Choices)
        {
            members.Add(new ApiMember(choice.Type, "choice"));
            members.AddRange(choice.Shape.Alternatives.Select(shape => new ApiMember($"{choice.Type} from {Short(context.TypeOf(shape, choice.EnumType))}", "conversion")));
            members.AddRange(choice.Literals.Select(literal => new ApiMember(choice.Type + "." + literal.Member, "value `" + literal.Value + "`")));
        }

        var output = Short(OutputEmitter.TypeOf(plan, names, s_options));
        foreach (var view in plan.ProviderViews)
        {
            var provider = new ProviderNames(view.Provider!, names.Provider(view.Provider!));
            members.Add(new ApiMember($"{names.RequestType} : {provider.Request}", output));
            if (view.Body.IsSync) members.Add(new ApiMember($"{names.RequestType} : {provider.SyncRequest}", output));
            if (view.Body.IsBatch) members.Add(new ApiMember($"{names.RequestType} : {provider.BatchRequest}", output));
        }

        return members;
    }

    /// <summary>Whether its type can be null.</summary>
    public bool IsNullable => Type.EndsWith("?", StringComparison.Ordinal);

    private static void AddScope(List<ApiMember> members, string owner, ScopeShape shape, ScopeNames names, EmissionContext context)
    {
        AddFields(members, owner, shape.Fields, key => names[key], context);
        if (shape.Union is not { } union) return;
        var unionNames = names.Union!;
        members.Add(new ApiMember(owner + "." + unionNames.Property, unionNames.Type + (union.IsRequired ? "" : "?"), union.IsRequired));
        foreach (var mode in union.Modes)
        {
            var modeNames = unionNames[mode.Declaration.Key];
            members.Add(new ApiMember(unionNames.Qualified(modeNames), "record"));
            AddFields(members, unionNames.Qualified(modeNames), mode.Fields, key => modeNames[key], context);
        }
    }

    private static void AddFields(List<ApiMember> members, string owner, EquatableArray<FieldShape> fields, Func<string, PropertyNames> names, EmissionContext context)
    {
        foreach (var field in fields)
            members.Add(new ApiMember(owner + "." + names(field.Key).Property, Short(PropertyEmitter.TypeOf(field, names(field.Key), context)), field.IsRequired));
    }

    private static string Short(string type) => type.Replace("global::ModelCatalog.", "").Replace("global::System.Text.Json.", "").Replace("global::System.", "").Replace("global::Catalog.", "");
}
