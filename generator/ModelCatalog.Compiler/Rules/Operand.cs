using System.Globalization;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Kinds of operands.</summary>
internal enum OperandKind
{
    /// <summary>Not known: absent without a default, wrong by itself, or out of the bounds of arithmetic.</summary>
    Unknown,
    Boolean,
    Integer,
    Number,
    Text,
    List,

    /// <summary>An object, or any JSON.</summary>
    Json,
}

/// <summary>A value while an expression is evaluated. The default is unknown.</summary>
internal readonly struct Operand
{
    private Operand(OperandKind kind, JsonValue? origin)
    {
        Kind = kind;
        Origin = origin;
        Text = "";
        Items = [];
    }

    public OperandKind Kind { get; }

    public bool IsUnknown => Kind == OperandKind.Unknown;

    /// <summary>The JSON that it was read from: its digits are kept.</summary>
    public JsonValue? Origin { get; }

    public bool Boolean { get; private init; }

    /// <summary>An integer between the smallest signed and the largest unsigned one of 64 bits: a decimal holds each exactly.</summary>
    public decimal Integer { get; private init; }

    public double Number { get; private init; }

    /// <summary>The text; null where the operand is the default.</summary>
    public string? Text { get; private init; }

    /// <summary>The items; null where the operand is the default.</summary>
    public IReadOnlyList<Operand>? Items { get; private init; }

    /// <summary>An integer or number as a double, rounded as C# rounds a 64-bit integer.</summary>
    public double AsDouble => Kind == OperandKind.Integer ? ToDouble(Integer) : Number;

    public static Operand Of(bool? value) => value is { } known ? new(OperandKind.Boolean, null) { Boolean = known } : default;

    public static Operand Of(decimal value) => new(OperandKind.Integer, null) { Integer = value };

    public static Operand Of(double value) => double.IsNaN(value) || double.IsInfinity(value) ? default : new(OperandKind.Number, null) { Number = value };

    public static Operand Of(IReadOnlyList<Operand> items) => new(OperandKind.List, null) { Items = items };

    /// <summary>Whether a JSON value counts as absent.</summary>
    public static bool IsEmpty(JsonValue? value) => value is null or JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 };

    /// <summary>A JSON value as a type reads it. What does not fit the type has a violation of its own, and is unknown.</summary>
    public static Operand Of(JsonValue value, ExpressionType type)
    {
        if (value is JsonUnknown) return default;
        var operand = Single(value, type);
        for (var i = 0; operand.IsUnknown && i < type.Alternatives.Count; i++) operand = Single(value, type.Alternatives[i]);
        return operand;
    }

    public static double ToDouble(decimal integer) => integer >= 0 ? (double)(ulong)integer : (double)(long)integer;

    /// <summary>The operand as JSON; null when it, or an item of it, is unknown.</summary>
    public JsonValue? ToJson()
    {
        switch (Kind)
        {
            case OperandKind.Boolean:
                return new JsonBoolean(Boolean);
            case OperandKind.Integer:
                return Origin ?? new JsonNumber(Integer.ToString("0", CultureInfo.InvariantCulture));
            case OperandKind.Number:
                return Origin ?? new JsonNumber(Digits(Number));
            case OperandKind.Text:
                return Origin ?? new JsonString(Text!);
            case OperandKind.List:
                if (Origin is not null) return Origin;
                var items = Items!.Select(item => item.ToJson()).ToList();
                return items.Contains(null) ? null : new JsonArray([.. items.Select(item => item!)]);
            default:
                return Origin;
        }
    }

    private static string Digits(double value)
    {
        var digits = value.ToString("R", CultureInfo.InvariantCulture);

        // "R" loses a digit now and then on the .NET Framework.
        if (double.Parse(digits, CultureInfo.InvariantCulture).Equals(value)) return digits;
        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static Operand Single(JsonValue value, ExpressionType type)
    {
        switch (type.Kind)
        {
            case ExpressionKind.Boolean when value is JsonBoolean boolean:
                return new(OperandKind.Boolean, value) { Boolean = boolean.Value };
            case ExpressionKind.Integer when value is JsonNumber { IsInteger: true } number && number.TryGetDecimal(out var integer):
                return new(OperandKind.Integer, value) { Integer = decimal.Truncate(integer) };
            case ExpressionKind.Number when value is JsonNumber number && !double.IsInfinity(number.AsDouble):
                return new(OperandKind.Number, value) { Number = number.AsDouble };
            case ExpressionKind.Text when value is JsonString text && (type.Domain.Count == 0 || type.Domain.Contains(text.Value)):
                return new(OperandKind.Text, value) { Text = text.Value };
            case ExpressionKind.List when value is JsonArray list:
                var item = type.Item;
                return new(OperandKind.List, value)
                {
                    Items = [.. list.Items.Select(i => item is null || IsEmpty(i) ? default : Of(i, item))],
                };
            case ExpressionKind.Object when value is JsonObject:
            case ExpressionKind.Json:
                return new(OperandKind.Json, value);
            default:
                return default;
        }
    }
}
