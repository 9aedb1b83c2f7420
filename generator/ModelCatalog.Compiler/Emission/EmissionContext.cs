using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>What the emitters of one descriptor share: its types, their names, and how C# writes types and values of them.</summary>
/// <param name="types">The object types of the model, or of a shared type.</param>
/// <param name="names">The names.</param>
/// <param name="options">What the project says.</param>
internal sealed class EmissionContext(EquatableArray<TypePlan> types, NamePlan names, EmissionOptions options)
{
    private const string Infrastructure = "global::ModelCatalog.Infrastructure.";

    private readonly ModelPlan? _model;

    /// <summary>The context of a model.</summary>
    public EmissionContext(ModelPlan plan, NamePlan names, EmissionOptions options)
        : this(plan.Types.Concat(plan.Output.Types).ToEquatableArray(), names, options)
    {
        _model = plan;
    }

    public NamePlan Names { get; } = names;

    /// <summary>The collector of violations.</summary>
    public static string Collector => Infrastructure + "ViolationCollector";

    public static string JsonText => Infrastructure + "JsonText";

    public static string Tri => Infrastructure + "Tri";

    /// <summary>A class of the runtime's infrastructure.</summary>
    public static string Runtime(string type) => Infrastructure + type;

    /// <summary>The plan of an object type.</summary>
    public TypePlan FindType(string key) => types.First(type => type.Key == key);

    /// <summary>The marker classes of the providers that take a field of the request, in words; empty where all of the model's do.</summary>
    public string ProvidersThatTake(FieldShape field)
    {
        if (_model is null || _model.ProviderViews.Count < 2) return "";
        var mode = _model.Shape.Union?.Modes.FirstOrDefault(mode => mode.Fields.Any(other => ReferenceEquals(other, field)))?.Declaration.Key;
        if (mode is null && !_model.Shape.Fields.Any(other => ReferenceEquals(other, field))) return "";
        var takers = _model.ProviderViews.Where(IsTaker).Select(view => "`" + Names.Provider(view.Provider!) + "`").ToList();
        return takers.Count == _model.ProviderViews.Count ? "" : string.Join(" and ", takers);

        bool IsTaker(RequestView view)
        {
            var parameters = mode is null ? view.Scope.Parameters : view.Scope.Union?.Find(mode)?.Parameters ?? default;
            return parameters.Any(parameter => parameter.Key == field.Key && parameter.IsSupported);
        }
    }

    /// <summary>A type of this descriptor by its name, one of a shared type with its namespace where that is another one.</summary>
    public string Qualified(string type, string? sharedKey)
    {
        if (sharedKey is null || options.NamespaceOfType(sharedKey) is not { } home || home == options.Namespace) return type;
        return "global::" + home + "." + type;
    }

    /// <summary>The C# type of an object type.</summary>
    public string ObjectType(string key) => Qualified(Names.FindType(key).Type, SharedKey(key));

    /// <summary>The class with the checks of an object type.</summary>
    public string ObjectValidator(string key) => Qualified(Names.FindType(key).Validator, SharedKey(key));

    /// <summary>The C# type of an enum.</summary>
    public string EnumType(EnumNames values) => Qualified(values.Type, values.SharedKey);

    /// <summary>The member of an enum's value; null where it is none of them.</summary>
    public string? EnumMember(EnumNames values, string value) => values.Find(value) is { } member ? Qualified(member, values.SharedKey) : null;

    /// <summary>The C# type of a value, not nullable.</summary>
    /// <param name="shape">What it looks like.</param>
    /// <param name="valueType">The enum or choice type of it or of its items.</param>
    public string TypeOf(ValueShape shape, string? valueType) => shape switch
    {
        TextShape or MediaShape => "string",
        IntegerShape { Width: IntegerWidth.Int32 } => "int",
        IntegerShape { Width: IntegerWidth.UInt64 } => "ulong",
        IntegerShape => "long",
        NumberShape => "double",
        BooleanShape => "bool",
        DecimalShape => "decimal",
        TimeShape => "global::System.DateTimeOffset",
        JsonShape => "global::System.Text.Json.JsonElement",
        EnumShape => EnumType(Names.FindEnum(valueType!)),
        ObjectShape value => ObjectType(value.Type),
        ChoiceShape => Qualified(valueType!, Names.FindChoice(valueType!).SharedKey),
        ListShape list => "global::ModelCatalog.ValueList<" + TypeOf(list.Item, valueType) + ">",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no C# type for this shape."),
    };

    /// <summary>Whether the C# type of a value is a class.</summary>
    public static bool IsReference(ValueShape shape) => shape is TextShape or MediaShape or ObjectShape or ListShape;

    /// <summary>The text of an enum's value.</summary>
    /// <param name="values">The enum.</param>
    /// <param name="value">An expression of it.</param>
    /// <param name="isNullable">Whether it may be null.</param>
    public string EnumText(EnumNames values, string value, bool isNullable)
    {
        // An extension method of another namespace is not in scope.
        var isForeign = !values.Shape.IsOpen && Qualified(values.Type, values.SharedKey) != values.Type;
        if (!isForeign) return value + (isNullable ? "?.ToText()" : ".ToText()");
        var text = Qualified(values.TextClass, values.SharedKey) + ".ToText(" + value + (isNullable ? ".Value)" : ")");
        return isNullable ? $"({value} is null ? null : {text})" : text;
    }

    /// <summary>A value as the JSON that violations show: an expression of type <c>string?</c>.</summary>
    /// <param name="shape">What it looks like.</param>
    /// <param name="valueType">The enum or choice type of it or of its items.</param>
    /// <param name="value">An expression of it.</param>
    /// <param name="isNullable">Whether it may be null.</param>
    public string Json(ValueShape shape, string? valueType, string value, bool isNullable) => shape switch
    {
        EnumShape => $"{JsonText}.Of({EnumText(Names.FindEnum(valueType!), value, isNullable)})",
        ChoiceShape => value + (isNullable ? "?.ToJson()" : ".ToJson()"),
        ListShape list => $"{JsonText}.Of({value}, static item => {Json(list.Item, valueType, "item", false)})",
        _ => $"{JsonText}.Of({value})",
    };

    /// <summary>A constant of a shape; null where JSON and shape do not fit.</summary>
    public string? Constant(ValueShape shape, string? valueType, JsonValue value) => (shape, value) switch
    {
        (TextShape or MediaShape, JsonString text) => Literals.Text(text.Value),
        (IntegerShape, JsonNumber number) => Literals.BareInteger(number),
        (NumberShape, JsonNumber number) => Literals.Number(number),
        (BooleanShape, JsonBoolean boolean) => Literals.Boolean(boolean.Value),
        (EnumShape, JsonString or JsonNumber or JsonBoolean) => EnumConstant(Names.FindEnum(valueType!), value.ToText()),
        (ChoiceShape, JsonString or JsonNumber or JsonBoolean) => ChoiceConstant(Names.FindChoice(valueType!), value),
        (ListShape list, JsonArray items) => ListConstant(list, valueType, items),
        _ => null,
    };

    private static string? SharedKey(string key) => key.Contains("/") ? key : null;

    private string? EnumConstant(EnumNames values, string value) =>
        EnumMember(values, value) ?? (values.Shape.IsOpen ? $"new {EnumType(values)}({Literals.Text(value)})" : null);

    private string? ChoiceConstant(ChoiceNames choice, JsonValue value)
    {
        var type = Qualified(choice.Type, choice.SharedKey);
        if (value is JsonString text && choice.Literals.FirstOrDefault(literal => literal.Value == text.Value) is { } known) return type + "." + known.Member;
        foreach (var alternative in choice.Shape.Alternatives)
        {
            if (Constant(alternative, choice.EnumType, value) is { } constant) return $"({type}){constant}";
        }

        return null;
    }

    private string? ListConstant(ListShape list, string? valueType, JsonArray items)
    {
        var constants = items.Items.Select(item => Constant(list.Item, valueType, item)).ToList();
        return constants.Contains(null) ? null : $"global::ModelCatalog.ValueList.Create<{TypeOf(list.Item, valueType)}>([{string.Join(", ", constants)}])";
    }
}
