using System.Collections;
using System.Reflection;
using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Makes requests of an emitted assembly from canonical JSON, as an application would with object initialisers.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="names">The names of the model.</param>
/// <param name="types">The object types of the model.</param>
internal sealed class EmittedRequests(Assembly assembly, NamePlan names, EquatableArray<TypePlan> types)
{
    /// <summary>What C# cannot express: a value of another type, a required number that is absent.</summary>
    public sealed class NotExpressible(string what) : Exception(what);

    /// <summary>A type of the assembly.</summary>
    public Type Type(string name) => assembly.GetType("Contoso.Media." + name.Replace('.', '+'), throwOnError: true)!;

    /// <summary>The request of a model.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="json">Its values by parameter names.</param>
    /// <param name="mode">The mode that is told; null: none.</param>
    public object Request(ModelPlan plan, JsonObject json, string? mode)
    {
        var request = Scope(Type(names.RequestType), plan.Shape, names.Request, json, mode);
        if (names.Variants is { } variants)
        {
            if (json["variant"] is { } variant) Set(request, NamePlan.VariantProperty, Enum(variants, variant.ToText()));
            else if (plan.ModelView.DefaultVariant is null) throw new NotExpressible("no variant");
        }

        return request;
    }

    /// <summary>A record.</summary>
    public object Scope(Type type, ScopeShape shape, ScopeNames scope, JsonObject json, string? mode)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var field in shape.Fields) SetField(record, field, scope[field.Key], json[field.Key]);
        if (mode is not null && shape.Union is { } union && scope.Union is { } unionNames)
        {
            var modeShape = union.Modes.Single(one => one.Declaration.Key == mode);
            var modeNames = unionNames[mode];
            var value = Activator.CreateInstance(Type(unionNames.Qualified(modeNames)))!;
            foreach (var field in modeShape.Fields) SetField(value, field, modeNames[field.Key], json[field.Key]);
            Set(record, unionNames.Property, value);
        }

        return record;
    }

    /// <summary>A value.</summary>
    public object Value(ValueShape shape, string? valueType, JsonValue json)
    {
        switch (shape, json)
        {
            case (TextShape or MediaShape, JsonString text): return text.Value;
            case (BooleanShape, JsonBoolean boolean): return boolean.Value;
            case (NumberShape, JsonNumber number) when double.IsFinite(number.AsDouble): return number.AsDouble;
            case (IntegerShape integer, JsonNumber { IsInteger: true } number) when number.TryGetDecimal(out var exact): return Integer(integer.Width, exact);
            case (EnumShape, JsonString text): return Enum(names.FindEnum(valueType!), text.Value);
            case (ChoiceShape choice, _): return Choice(choice, valueType!, json);
            case (ListShape list, JsonArray items): return List(list, valueType, items);
            case (JsonShape, _): return JsonDocument.Parse(json.ToString()).RootElement;
            case (ObjectShape type, JsonObject value):
                var plan = types.Single(one => one.Key == type.Type);
                var typeNames = names.FindType(type.Type);
                if (plan.Shape.Union is not null) throw new NotExpressible("an object with modes");
                return Scope(Type(typeNames.Type), plan.Shape, typeNames.Scope, value, null);
            default: throw new NotExpressible($"{json} as {shape.GetType().Name}");
        }
    }

    private static object Integer(IntegerWidth width, decimal value) => width switch
    {
        IntegerWidth.Int32 when value is >= int.MinValue and <= int.MaxValue => (int)value,
        IntegerWidth.Int64 when value is >= long.MinValue and <= long.MaxValue => (long)value,
        IntegerWidth.UInt64 when value is >= 0 and <= ulong.MaxValue => (ulong)value,
        _ => throw new NotExpressible(value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static void Set(object target, string property, object? value) => target.GetType().GetProperty(property)!.SetValue(target, value);

    private void SetField(object record, FieldShape field, PropertyNames property, JsonValue? json)
    {
        if (json is not (null or JsonNull)) Set(record, property.Property, Value(field.Shape, property.ValueType, json));
        else if (field.IsRequired && field.Shape is not (TextShape or MediaShape or ListShape or ObjectShape)) throw new NotExpressible("no " + field.Key);
    }

    private object Enum(EnumNames values, string text)
    {
        var type = Type(values.Type);
        if (values.Shape.IsOpen) return Activator.CreateInstance(type, text)!;
        var member = values.Members.FirstOrDefault(one => one.Value == text) ?? throw new NotExpressible(text);
        return System.Enum.Parse(type, member.Member);
    }

    private object Choice(ChoiceShape choice, string valueType, JsonValue json)
    {
        var choiceNames = names.FindChoice(valueType);
        var type = Type(valueType);
        if (json is JsonString text && choiceNames.Literals.FirstOrDefault(one => one.Value == text.Value) is { } literal) return type.GetProperty(literal.Member)!.GetValue(null)!;
        foreach (var alternative in choice.Alternatives)
        {
            try
            {
                var value = Value(alternative, choiceNames.EnumType, json);
                return type.GetMethod("op_Implicit", [value.GetType()])!.Invoke(null, [value])!;
            }
            catch (NotExpressible)
            {
                // Another alternative may take it.
            }
        }

        throw new NotExpressible(json.ToString());
    }

    private object List(ListShape list, string? valueType, JsonArray json)
    {
        var items = json.Items.Select(item => Value(list.Item, valueType, item)).ToList();
        var itemType = items.Count > 0 ? items[0].GetType() : typeof(string);
        if (items.Count == 0) throw new NotExpressible("an empty list of an unknown type");
        var typed = Array.CreateInstance(itemType, items.Count);
        ((ICollection)items.ToArray()).CopyTo(typed, 0);
        return typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(itemType).Invoke(null, [typed])!;
    }
}
