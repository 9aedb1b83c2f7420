using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>A request or an object as rules look at it.</summary>
/// <param name="Record">The C# type of the record.</param>
/// <param name="Shape">Its fields.</param>
/// <param name="Names">Their names.</param>
/// <param name="View">The side that looks.</param>
internal sealed record RuleScope(string Record, ScopeShape Shape, ScopeNames Names, ScopeView View)
{
    /// <summary>The enum of variants; null: there is none.</summary>
    public EnumNames? Variants { get; init; }

    /// <summary>Whether the variant may be null: the model has a default one.</summary>
    public bool IsVariantNullable { get; init; }

    /// <summary>The static class with <c>KeyOf</c> of the union.</summary>
    public string ModeKeys { get; init; } = "";

    /// <summary>The scope of a request as a side judges it.</summary>
    public static RuleScope OfRequest(ModelPlan plan, RequestView view, EmissionContext context) =>
        new(context.Names.RequestType, plan.Shape, context.Names.Request, view.Scope)
        {
            Variants = context.Names.Variants,
            IsVariantNullable = plan.ModelView.DefaultVariant is not null,
            ModeKeys = context.Names.Validator,
        };

    /// <summary>The scope of an object.</summary>
    public static RuleScope OfType(TypePlan type, EmissionContext context)
    {
        var names = context.Names.FindType(type.Key);
        return new RuleScope(names.Type, type.Shape, names.Scope, type.Scope) { ModeKeys = names.Validator };
    }
}
