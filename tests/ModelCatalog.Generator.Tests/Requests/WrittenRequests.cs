using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>Writes requests as C# with constants, as a developer would.</summary>
/// <param name="plan">The model.</param>
/// <param name="names">Its names.</param>
internal sealed class WrittenRequests(ModelPlan plan, NamePlan names)
{
    /// <summary>The expression that makes a request; null: C# has none.</summary>
    public string? Write(RequestState state)
    {
        var members = new List<string>();
        if (names.Variants is { } variants)
        {
            if (state.Variant is { } variant) members.Add($"{NamePlan.VariantProperty} = {variants.Find(variant)}");
            else if (plan.ModelView.DefaultVariant is null) return null;
        }

        if (!Fields(plan.Shape.Fields.Select(field => (field, names.Request[field.Key])), state.Values, members)) return null;
        if (plan.Shape.Union is { } union && state.Mode is { } key && union.Modes.FirstOrDefault(mode => mode.Declaration.Key == key) is { } shape)
        {
            var mode = names.Request.Union![key];
            var fields = new List<string>();
            if (!Fields(shape.Fields.Select(field => (field, mode[field.Key])), state.Values, fields)) return null;
            var isSet = state.IsModeTold || fields.Count > 0 || union.IsRequired;
            if (isSet) members.Add($"{names.Request.Union.Property} = new {names.Request.Union.Qualified(mode)} {{ {string.Join(", ", fields)} }}");
        }
        else if (plan.Shape.Union is { IsRequired: true })
        {
            return null;
        }

        return $"new {names.RequestType} {{ {string.Join(", ", members)} }}";
    }

    private bool Fields(IEnumerable<(FieldShape Field, PropertyNames Names)> fields, IReadOnlyDictionary<string, JsonValue> values, List<string> members)
    {
        foreach (var (field, property) in fields)
        {
            if (values.TryGetValue(field.Key, out var value))
            {
                if (Value(field.Shape, property.ValueType, value) is not { } written) return false;
                members.Add($"{property.Property} = {written}");
            }
            else if (field.IsRequired)
            {
                // What C# demands can only be given as nothing.
                if (field.Shape is not (TextShape or MediaShape or ListShape)) return false;
                members.Add($"{property.Property} = {(field.Shape is ListShape ? "null!" : "\"\"")}");
            }
        }

        return true;
    }

    private string? Value(ValueShape shape, string? valueType, JsonValue value)
    {
        switch (shape, value)
        {
            case (TextShape or MediaShape, JsonString text):
                return SymbolDisplay.FormatLiteral(text.Value, true);
            case (BooleanShape, JsonBoolean boolean):
                return boolean.Value ? "true" : "false";
            case (IntegerShape integer, JsonNumber number) when number.TryGetDecimal(out var exact):
                return Fits(integer.Width, exact) ? exact.ToString("0", CultureInfo.InvariantCulture) : null;
            case (NumberShape, JsonNumber number):
                return number.AsDouble.ToString("R", CultureInfo.InvariantCulture) + "d";
            case (EnumShape listed, JsonString text):
                return names.FindEnum(valueType!).Find(text.Value) ?? (listed.IsOpen ? $"new {valueType}({SymbolDisplay.FormatLiteral(text.Value, true)})" : null);
            case (ListShape list, JsonArray array):
                var items = array.Items.Select(item => Value(list.Item, valueType, item)).ToList();
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            case (ChoiceShape choice, _):
                var choiceNames = names.FindChoice(valueType!);
                if (value is JsonString known && choiceNames.Literals.FirstOrDefault(one => one.Value == known.Value) is { } literal) return $"{valueType}.{literal.Member}";
                return choice.Alternatives.Select(alternative => Value(alternative, choiceNames.EnumType, value)).FirstOrDefault(written => written is not null);
            case (ObjectShape type, JsonObject one):
                return Object(type.Type, one);
            default:
                return null;
        }
    }

    private string? Object(string key, JsonObject value)
    {
        var (shape, typeNames) = (plan.FindType(key).Shape, names.FindType(key));
        var values = value.Members.ToDictionary(member => member.Name, member => member.Value);
        var members = new List<string>();
        if (!Fields(shape.Fields.Select(field => (field, typeNames.Scope[field.Key])), values, members)) return null;
        if (shape.Union is { } union)
        {
            var told = union.Modes.FirstOrDefault(mode => union.Declaration.On is { } on
                ? values.TryGetValue(on, out var by) && by.Equals(mode.Declaration.Value ?? new JsonString(mode.Declaration.Key))
                : mode.Fields.Any(field => values.ContainsKey(field.Key)));
            if (told is null) return union.IsRequired ? null : $"new {typeNames.Type} {{ {string.Join(", ", members)} }}";
            var mode = typeNames.Scope.Union![told.Declaration.Key];
            var fields = new List<string>();
            if (!Fields(told.Fields.Select(field => (field, mode[field.Key])), values, fields)) return null;
            members.Add($"{typeNames.Scope.Union.Property} = new {typeNames.Scope.Union.Qualified(mode)} {{ {string.Join(", ", fields)} }}");
        }

        return $"new {typeNames.Type} {{ {string.Join(", ", members)} }}";
    }

    private static bool Fits(IntegerWidth width, decimal value) => width switch
    {
        IntegerWidth.Int32 => value is >= int.MinValue and <= int.MaxValue,
        IntegerWidth.UInt64 => value is >= 0 and <= ulong.MaxValue,
        _ => value is >= long.MinValue and <= long.MaxValue,
    };
}
