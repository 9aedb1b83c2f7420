using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Conditions of a wire as C#: what chooses a source, a model id, whether a field is written. One for each method.</summary>
/// <param name="fields">The fields that conditions look at.</param>
/// <param name="output">Takes the declaration of the local that the first condition needs: it stands before what is written.</param>
internal sealed class WireConditions(ScopeFields fields, SourceWriter output)
{
    private const string Known = "known";

    private bool _isDeclared;

    /// <summary>A condition that holds when an expression is true; unknown does not hold.</summary>
    public string Holds(Expression condition)
    {
        var simple = condition is BinaryExpression { Operator: BinaryOperator.Equal, Left: NameExpression name, Right: LiteralExpression { Value: JsonString text } }
            ? Is(name.Symbol, text.Value)
            : null;
        return simple ?? "(" + Kleene(condition) + ") == true";
    }

    /// <summary>A condition that holds when what chooses has a value.</summary>
    /// <param name="by">What chooses: the mode, the variant or an enum.</param>
    /// <param name="value">The value as text.</param>
    public string Is(Expression by, string value) =>
        Holds(new BinaryExpression(BinaryOperator.Equal, by, new LiteralExpression(new JsonString(value), ExpressionType.Text), ExpressionType.Boolean));

    private string? Is(Symbol symbol, string value) => symbol.Kind switch
    {
        SymbolKind.Mode => IsMode(value),
        SymbolKind.Variant => IsVariant(value),
        SymbolKind.Parameter => IsEnum(symbol, value),
        _ => null,
    };

    /// <summary>The pattern of a mode: its type, and null where absence means it.</summary>
    public string? ModePattern(string mode)
    {
        var type = fields.HasMode(mode) ? fields.ModeType(mode) : null;
        var isAbsence = mode == (fields.View.Union?.AbsentMode ?? "none");
        return type is null ? (isAbsence ? "null" : null) : isAbsence ? "null or " + type : type;
    }

    /// <summary>The pattern of a variant; with null where it is meant when none is given.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="canBeMeant">Whether null may stand for it.</param>
    public string VariantPattern(string variant, bool canBeMeant = true)
    {
        var names = fields.Wire.Names.Variants!;
        var member = fields.Wire.Types.EnumType(names) + "." + names.Members.First(known => known.Value == variant).Member;
        return canBeMeant && fields.Wire.IsVariantNullable && fields.Wire.View.DefaultVariant == variant ? "null or " + member : member;
    }

    private string Kleene(Expression condition)
    {
        if (!_isDeclared) output.Line($"var {Known} = new {fields.ValuesType}({fields.Record});");
        _isDeclared = true;
        return new ExpressionEmitter(fields.Values, Known).Condition(condition);
    }

    private string IsMode(string mode) => ModePattern(mode) is { } pattern ? fields.UnionProperty + " is " + pattern : "false";

    private string? IsVariant(string variant) =>
        fields.Wire.Names.Variants is { } names && names.Find(variant) is not null ? $"{fields.Record}.{NamePlan.VariantProperty} is {VariantPattern(variant)}" : null;

    private string? IsEnum(Symbol symbol, string value)
    {
        if (!fields.IsCommon(symbol.Name) || fields.CommonField(symbol.Name) is not { Shape: EnumShape { IsOpen: false } } field) return null;
        var property = fields.CommonNames(symbol.Name);
        var names = fields.Wire.Names.FindEnum(property.ValueType!);
        if (names.Members.FirstOrDefault(known => known.Value == value) is not { } member) return "false";
        var pattern = fields.Wire.Types.EnumType(names) + "." + member.Member;
        var isDefault = !field.IsRequired && symbol.Default is JsonString initial && initial.Value == value;
        return $"{fields.Record}.{property.Property} is {(isDefault ? "null or " : "")}{pattern}";
    }
}
