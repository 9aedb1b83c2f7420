using System.Text;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Prints the C# that builds a request: an object initializer as a person writes it.</summary>
/// <remarks>A request that C# cannot hold (something required is missing, a value is none of a closed enum's) has none: it is invalid.</remarks>
public sealed class RequestPrinter
{
    // A list of short values stays on one line.
    private const int LongestLine = 120;

    private readonly ModelPlan _plan;
    private readonly NamePlan _names;

    private RequestPrinter(ModelPlan plan, NamePlan names)
    {
        _plan = plan;
        _names = names;
    }

    /// <summary>The expression: <c>new Nova20Request { … }</c>.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="names">Its names.</param>
    /// <param name="state">The request; without errors.</param>
    public static string Print(ModelPlan plan, NamePlan names, RequestState state)
    {
        var printer = new RequestPrinter(plan, names);
        var members = new List<string>();
        if (names.Variants is { } variants && state.Variant is { } variant) members.Add(NamePlan.VariantProperty + " = " + variants.Find(variant));
        printer.AddScope(members, plan.Shape, names.Request, state.Values, state.Mode, state.IsModeTold);
        return Initializer(names.RequestType, members);
    }

    /// <summary>Whether a printed request needs <c>using System.Text.Json</c>.</summary>
    public static bool UsesJson(string code) => code.Contains("JsonElement.Parse(");

    /// <summary>An initializer with a line for each member; on one line where nothing stands in it.</summary>
    public static string Initializer(string type, IReadOnlyList<string> members)
    {
        if (members.Count == 0) return "new " + type + "()";
        var writer = new SourceWriter();
        using (writer.Block("new " + type))
        {
            foreach (var member in members) writer.Line(member + ",");
        }

        return writer.ToString().TrimEnd('\n');
    }

    private void AddScope(List<string> members, ScopeShape shape, ScopeNames names, IReadOnlyDictionary<string, JsonValue> values, string? mode, bool isModeTold)
    {
        AddFields(members, shape.Fields, key => names[key], values);
        if (shape.Union is not { } union || union.Modes.FirstOrDefault(known => known.Declaration.Key == mode) is not { } active) return;
        var modeNames = names.Union![active.Declaration.Key];
        var fields = new List<string>();
        AddFields(fields, active.Fields, key => modeNames[key], values);

        // The mode that absence means is left out, unless something must be said of it.
        if (isModeTold || union.IsRequired || fields.Count > 0) members.Add(names.Union.Property + " = " + Initializer(names.Union.Qualified(modeNames), fields));
    }

    private void AddFields(List<string> members, EquatableArray<FieldShape> fields, Func<string, PropertyNames> names, IReadOnlyDictionary<string, JsonValue> values)
    {
        foreach (var field in fields)
        {
            if (!values.TryGetValue(field.Key, out var value)) continue;
            var property = names(field.Key);
            members.Add(property.Property + " = " + Value(field.Shape, property.ValueType, value));
        }
    }

    private string Value(ValueShape shape, string? valueType, JsonValue value) => (shape, value) switch
    {
        (JsonShape, _) => $"JsonElement.Parse({Literals.Text(value.ToString())})",
        (ListShape list, JsonArray items) => List(items.Items.Select(item => Value(list.Item, valueType, item)).ToList()),
        (ListShape list, _) => List([Value(list.Item, valueType, value)]),
        (ObjectShape type, JsonObject fields) => Object(type, fields),
        (ChoiceShape, _) => Choice(_names.FindChoice(valueType!), value),
        (EnumShape, _) => Enum(_names.FindEnum(valueType!), value.ToText()),
        (IntegerShape, JsonNumber number) => Literals.BareInteger(number) ?? number.Digits,
        (NumberShape, JsonNumber number) => Literals.BareInteger(number) ?? Literals.Number(number).TrimEnd('d'),
        (BooleanShape, JsonBoolean boolean) => Literals.Boolean(boolean.Value),
        _ => Literals.Text(value.ToText()),
    };

    private string Choice(ChoiceNames choice, JsonValue value)
    {
        if (value is JsonString text && choice.Literals.FirstOrDefault(literal => literal.Value == text.Value) is { } known) return choice.Type + "." + known.Member;
        var fitting = choice.Shape.Alternatives.FirstOrDefault(shape => (shape, value) switch
        {
            (IntegerShape or NumberShape, JsonNumber) or (BooleanShape, JsonBoolean) or (ObjectShape, JsonObject) => true,
            (TextShape or MediaShape or EnumShape, JsonString) => true,
            _ => false,
        });
        return fitting is null ? Literals.Text(value.ToText()) : Value(fitting, choice.EnumType, value);
    }

    private string Object(ObjectShape shape, JsonObject value)
    {
        var (type, names) = (_plan.FindType(shape.Type), _names.FindType(shape.Type));
        var values = value.Members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var isTold = false;
        var mode = type.Scope.Union is { } union ? ObjectMode.Of(union, values, out isTold) : null;
        var members = new List<string>();
        AddScope(members, type.Shape, names.Scope, values, mode, isTold);
        return Initializer(names.Type, members);
    }

    private static string Enum(EnumNames names, string value) => names.Find(value) ?? $"new {names.Type}({Literals.Text(value)})";

    private static string List(IReadOnlyList<string> items)
    {
        if (items.Sum(item => item.Length + 2) < LongestLine && !items.Any(item => item.Contains("\n"))) return "[" + string.Join(", ", items) + "]";
        var text = new StringBuilder("[\n");
        foreach (var item in items) text.Append("    ").Append(item.Replace("\n", "\n    ")).Append(",\n");
        return text.Append(']').ToString();
    }
}
