using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Makes the names that expressions may use out of a scope, as one side sees it.</summary>
internal static class SymbolBuilder
{
    /// <summary>The names of a scope.</summary>
    /// <param name="draft">The scope.</param>
    /// <param name="variants">The model's variants; null for a type.</param>
    /// <param name="provider">The side; null: the model level.</param>
    /// <param name="shapes">Knows the object types.</param>
    public static EquatableArray<Symbol> Build(ScopeDraft draft, ModelDescriptor? variants, string? provider, ShapeResolver shapes)
    {
        var symbols = new List<Symbol>();
        if (variants is { Variants.Count: > 0 })
        {
            var initial = variants.Variants.FirstOrDefault(v => v.IsDefault)?.Key;
            symbols.Add(new Symbol("variant", SymbolKind.Variant, Domain(variants.Variants.Select(v => v.Key)), initial is null ? null : new JsonString(initial)));
        }

        if (draft.Union is { } union)
        {
            var initial = union.AbsentMode is { } absent ? new JsonString(absent) : null;
            symbols.Add(new Symbol(union.Declaration.UnionName, SymbolKind.Mode, Domain(union.Modes.Select(m => m.Key)), initial));
        }

        foreach (var parameter in draft.Parameters.Where(p => IsVisible(p, provider)))
            symbols.Add(new Symbol(parameter.Key, SymbolKind.Parameter, TypeOf(parameter.Shape, shapes), DefaultOf(parameter, provider)));
        var ofModes = draft.Union?.Modes.Where(m => m.IsServedBy(provider)).SelectMany(m => m.Parameters).Where(p => IsVisible(p, provider)).GroupBy(p => p.Key) ?? [];
        foreach (var group in ofModes)
        {
            // Modes that differ in the default leave it open: a rule then knows the value only when it is set.
            var defaults = group.Select(p => DefaultOf(p, provider)).Distinct().ToList();
            symbols.Add(new Symbol(group.Key, SymbolKind.ModeParameter, TypeOf(group.First().Shape, shapes), defaults.Count == 1 ? defaults[0] : null));
        }

        return symbols.ToEquatableArray();
    }

    /// <summary>The type of a shape in an expression.</summary>
    public static ExpressionType TypeOf(ValueShape shape, ShapeResolver shapes) => shape switch
    {
        EnumShape { IsOpen: false } values => Domain(values.Values.Select(v => v.Value.ToText())),
        IntegerShape => ExpressionType.Integer,
        NumberShape => ExpressionType.Number,
        BooleanShape => ExpressionType.Boolean,
        JsonShape => new ExpressionType(ExpressionKind.Json),
        ListShape list => new ExpressionType(ExpressionKind.List) { Item = TypeOf(list.Item, shapes) },
        ObjectShape => new ExpressionType(ExpressionKind.Object) { Fields = FieldsOf(shape, shapes) },
        ChoiceShape choice => TypeOf(choice.Alternatives[0], shapes) with
        {
            Alternatives = choice.Alternatives.Skip(1).Select(s => TypeOf(s, shapes))
                .Concat(choice.Literals.Count > 0 ? [Domain(choice.Literals)] : []).ToEquatableArray(),
        },
        _ => ExpressionType.Text,
    };

    private static EquatableArray<Symbol> FieldsOf(ValueShape shape, ShapeResolver shapes)
    {
        if (shapes.TypeOf(shape) is not { } type) return default;
        var fields = type.Shape.Fields.Concat(type.Shape.Union?.Modes.SelectMany(mode => mode.Fields) ?? []).GroupBy(field => field.Key).Select(g => g.First());
        return fields.Select(field => new Symbol(field.Key, SymbolKind.Parameter, TypeOf(field.Shape, shapes), field.Declaration.Default)).ToEquatableArray();
    }

    private static bool IsVisible(ParameterDraft parameter, string? provider) => provider is null ? parameter.IsOfModel : parameter.IsTakenBy(provider);

    private static JsonValue? DefaultOf(ParameterDraft parameter, string? provider) =>
        parameter.EffectiveAt(provider).Default is { } value and not JsonNull ? value : null;

    private static ExpressionType Domain(IEnumerable<string> values) => new(ExpressionKind.Text) { Domain = values.ToEquatableArray() };
}
