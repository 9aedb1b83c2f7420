using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>Reads expressions as values of a request: constants, and what is made of them. What is not constant is <see cref="JsonUnknown"/>.</summary>
/// <param name="model">The model.</param>
/// <param name="locals">What locals hold.</param>
/// <param name="places">Takes where each value stands, by its path.</param>
internal sealed class ConstantReader(RequestModel model, LocalValues locals, Dictionary<string, SyntaxNode> places)
{
    /// <summary>Reads a field's value.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="shape">What the value looks like.</param>
    /// <param name="valueType">The enum or choice type of it or of its items.</param>
    /// <param name="path">Its path in the request.</param>
    public JsonValue Read(IOperation operation, ValueShape shape, string? valueType, string path)
    {
        places[path] = operation.Syntax;
        var value = locals.Resolve(operation);
        if (IsNull(value)) return JsonNull.Instance;
        return shape switch
        {
            ListShape list => ReadList(value, list, valueType, path),
            ObjectShape type => ReadObject(value, type, path),
            EnumShape values => ReadEnum(value, values, valueType!),
            ChoiceShape choice => ReadChoice(value, choice, valueType!, path),
            _ => ReadScalar(value, shape),
        } ?? JsonUnknown.Instance;
    }

    /// <summary>Whether an expression is known to be null.</summary>
    public static bool IsNull(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: null } || (value is IDefaultValueOperation && value.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T });

    /// <summary>The properties that an initializer sets, with their values.</summary>
    public static IEnumerable<(string Property, IOperation Value)> Assignments(IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (var operation in initializer?.Initializers ?? [])
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment) yield return (target.Property.Name, assignment.Value);
        }
    }

    /// <summary>The fields of a mode, or null where it is not known which one it is.</summary>
    public ModeNames? ReadMode(IOperation value, UnionShape shape, UnionNames union, string prefix, Action<string, JsonValue> set)
    {
        if (value.Type is not { } type || !IsMade(value) || union.Modes.FirstOrDefault(mode => mode.Type == type.Name) is not { } names) return null;
        var mode = shape.Modes.First(one => one.Declaration.Key == names.Key);
        foreach (var (property, assigned) in Members(value))
        {
            if (property is null)
            {
                foreach (var field in mode.Fields) set(field.Key, JsonUnknown.Instance);
            }
            else if (names.Properties.FirstOrDefault(one => one.Property == property) is { } field)
            {
                set(field.Key, Read(assigned!, mode.Fields.First(one => one.Key == field.Key).Shape, field.ValueType, prefix + field.Key));
            }
        }

        return names;
    }

    /// <summary>Whether an expression makes a record here: what it holds can be read.</summary>
    private static bool IsMade(IOperation value) => value switch
    {
        IObjectCreationOperation creation => creation.Arguments.Length == 0 && !RequestReader.IsWrittenByHand(creation.Constructor),
        IWithOperation => true,
        _ => false,
    };

    /// <summary>The properties that make a record, later ones over earlier ones. The first one is null where a <c>with</c> starts from what is not known.</summary>
    private IEnumerable<(string? Property, IOperation? Value)> Members(IOperation value)
    {
        if (value is IWithOperation with)
        {
            var basis = locals.Resolve(with.Operand);
            return (IsMade(basis) ? Members(basis) : [(null, null)]).Concat(Assignments(with.Initializer).Select(one => ((string?)one.Property, (IOperation?)one.Value)));
        }

        return Assignments(((IObjectCreationOperation)value).Initializer).Select(one => ((string?)one.Property, (IOperation?)one.Value));
    }

    private static JsonValue? ReadScalar(IOperation value, ValueShape shape) => (shape, value.ConstantValue.HasValue ? value.ConstantValue.Value : null) switch
    {
        (TextShape or MediaShape, string text) => new JsonString(text),
        (BooleanShape, bool boolean) => boolean ? JsonBoolean.True : JsonBoolean.False,
        (IntegerShape or NumberShape, { } number) => ReadNumber(number),
        _ => null,
    };

    /// <summary>A number as C# has it; null: it is none that a request can hold.</summary>
    public static JsonNumber? ReadNumber(object value) => value switch
    {
        double or float when !double.IsNaN(ToDouble(value)) && !double.IsInfinity(ToDouble(value)) => new JsonNumber(ToDouble(value).ToString("R", CultureInfo.InvariantCulture)),
        char letter => new JsonNumber((int)letter),
        int or long or ulong or uint or short or ushort or byte or sbyte => new JsonNumber(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static double ToDouble(object value) => value is float single ? single : (double)value;

    /// <summary>The known value of a struct that an expression names; null: it names something else.</summary>
    private static string? MemberOf(IOperation value) =>
        value is IPropertyReferenceOperation { Instance: null, Property: var property } && SymbolEqualityComparer.Default.Equals(property.ContainingType, property.Type) ? property.Name : null;

    private JsonString? ReadEnum(IOperation value, EnumShape shape, string valueType)
    {
        var names = model.Names.FindEnum(valueType);
        string? member = null;
        if (shape.IsOpen)
        {
            if (value is IObjectCreationOperation { Arguments: { Length: 1 } arguments })
                return locals.Resolve(arguments[0].Value).ConstantValue is { HasValue: true, Value: string text } ? new JsonString(text) : null;
            member = MemberOf(value);
        }
        else if (value is { ConstantValue: { HasValue: true, Value: { } constant }, Type: { TypeKind: TypeKind.Enum } type })
        {
            member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => constant.Equals(field.ConstantValue))?.Name;
        }

        return names.Members.FirstOrDefault(one => one.Member == member) is { } known ? new JsonString(known.Value) : null;
    }

    private JsonValue? ReadChoice(IOperation value, ChoiceShape choice, string valueType, string path)
    {
        var names = model.Names.FindChoice(valueType);
        if (MemberOf(value) is { } member) return names.Literals.FirstOrDefault(literal => literal.Member == member) is { } literal ? new JsonString(literal.Value) : null;
        if (value is not IConversionOperation { OperatorMethod: not null } conversion) return null;
        var place = places[path];
        foreach (var alternative in choice.Alternatives)
        {
            var read = Read(conversion.Operand, alternative, names.EnumType, path);
            places[path] = place;
            if (read is not (JsonUnknown or JsonNull)) return read;
        }

        return null;
    }

    private JsonArray? ReadList(IOperation value, ListShape list, string? valueType, string path)
    {
        if (ItemsOf(value) is not { } items) return null;
        return new JsonArray(items.Select((item, i) => Read(item, list.Item, valueType, $"{path}[{i}]")).ToEquatableArray());
    }

    /// <summary>The items of a list where it is made; null: how many there are is not known. What a local list holds may have been changed since.</summary>
    private static IReadOnlyList<IOperation>? ItemsOf(IOperation value)
    {
        switch (value)
        {
            case ICollectionExpressionOperation collection:
                return collection.Elements.Any(element => element is ISpreadOperation) ? null : collection.Elements;
            case IArrayCreationOperation { Initializer: { } initializer }:
                return initializer.ElementValues;
            case IConversionOperation { OperatorMethod: not null } conversion:
                return ItemsOf(LocalValues.InPlace(conversion.Operand));
            case IInvocationOperation { TargetMethod.ContainingType.Name: "ValueList", Arguments: { Length: 1 } arguments }:
                return ItemsOf(LocalValues.InPlace(arguments[0].Value));
            case IObjectCreationOperation { Arguments.Length: 0, Initializer: { } initializer } when initializer.Initializers.All(one => one is IInvocationOperation { Arguments.Length: 1 }):
                return [.. initializer.Initializers.Cast<IInvocationOperation>().Select(add => add.Arguments[0].Value)];
            default:
                return null;
        }
    }

    private JsonObject? ReadObject(IOperation value, ObjectShape type, string path)
    {
        if (!IsMade(value)) return null;
        var (shape, names) = (model.Plan.FindType(type.Type).Shape, model.Names.FindType(type.Type).Scope);
        var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var (property, assigned) in Members(value))
        {
            if (property is null)
            {
                // Which mode it is nobody knows then, and every field may be set.
                if (shape.Union is not null) return null;
                foreach (var field in shape.Fields) members[field.Key] = JsonUnknown.Instance;
            }
            else if (names.Union is { } union && union.Property == property)
            {
                if (!ReadUnion(assigned!, shape.Union!, union, path, members)) return null;
            }
            else if (names.Properties.FirstOrDefault(one => one.Property == property) is { } field)
            {
                members[field.Key] = Read(assigned!, shape.Fields.First(one => one.Key == field.Key).Shape, field.ValueType, path + "." + field.Key);
            }
        }

        return new JsonObject(members.Select(member => new JsonMember(member.Key, member.Value)).ToEquatableArray());
    }

    /// <summary>Reads the mode of an object; false: it is not known.</summary>
    private bool ReadUnion(IOperation assigned, UnionShape shape, UnionNames union, string path, Dictionary<string, JsonValue> members)
    {
        foreach (var field in shape.Modes.SelectMany(one => one.Fields)) members.Remove(field.Key);
        if (shape.Declaration.On is { } told) members.Remove(told);
        var resolved = locals.Resolve(assigned);
        if (IsNull(resolved)) return true;
        places[path + "." + shape.Declaration.UnionName] = assigned.Syntax;
        if (ReadMode(resolved, shape, union, path + ".", (key, read) => members[key] = read) is not { } mode) return false;
        var declaration = shape.Modes.First(one => one.Declaration.Key == mode.Key).Declaration;
        if (shape.Declaration.On is { } on) members[on] = declaration.Value ?? new JsonString(mode.Key);
        return true;
    }
}
