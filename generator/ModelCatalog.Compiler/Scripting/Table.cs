using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>The pieces of a script's tables. What is null is nothing: a member is left out, an item is 0 or, at the end, left out.</summary>
internal static class Table
{
    private static readonly JsonNumber s_zero = new(0);
    private static readonly JsonNumber s_one = new(1);

    public static JsonString? Text(string? text) => text is null ? null : new JsonString(text);

    /// <summary>1, or nothing.</summary>
    public static JsonNumber? Flag(bool value) => value ? s_one : null;

    public static JsonArray List(IEnumerable<JsonValue> items) => new(items.ToEquatableArray());

    /// <summary>A list, or nothing where it would be empty.</summary>
    public static JsonArray? Some(IEnumerable<JsonValue> items) => List(items) is { Items.Count: > 0 } list ? list : null;

    public static JsonArray Texts(IEnumerable<string> texts) => List(texts.Select(text => new JsonString(text)));

    /// <summary>A list of texts, or nothing where it would be empty.</summary>
    public static JsonArray? SomeTexts(IEnumerable<string> texts) => Some(texts.Select(text => new JsonString(text)));

    /// <summary>A list whose items have fixed places.</summary>
    public static JsonArray Row(params JsonValue?[] items)
    {
        var count = items.Length;
        while (count > 0 && items[count - 1] is null) count--;
        return List(items.Take(count).Select(item => item ?? s_zero));
    }

    public static JsonObject Object(params (string Name, JsonValue? Value)[] members) =>
        new(members.Where(member => member.Value is not null).Select(member => new JsonMember(member.Name, member.Value!)).ToEquatableArray());

    /// <summary>A value of a request or a body, so that no digit, no order and no name of a member is lost: <c>fromTable</c> of the runtime reads it.</summary>
    public static JsonValue Value(JsonValue value) => value switch
    {
        JsonNumber number => IsPlain(number.Digits) ? number : Object(("n", new JsonString(number.Digits))),
        JsonArray array => List(array.Items.Select(Value)),
        JsonObject json => Object(("o", List(json.Members.SelectMany(member => new[] { new JsonString(member.Name), Value(member.Value) })))),
        _ => value,
    };

    public static JsonValue? SomeValue(JsonValue? value) => value is null ? null : Value(value);

    /// <summary>A bound, or the null of JSON where there is none.</summary>
    public static JsonValue Bound(JsonNumber? bound) => bound is null ? JsonNull.Instance : Value(bound);

    /// <summary>Whether JavaScript writes a number with the same digits.</summary>
    private static bool IsPlain(string digits)
    {
        var text = digits.StartsWith("-", StringComparison.Ordinal) ? digits.Substring(1) : digits;
        var point = text.IndexOf('.');
        var (before, after) = point < 0 ? (text, "") : (text.Substring(0, point), text.Substring(point + 1));
        if (before.Length is 0 or > 9 || (before[0] == '0' && before.Length > 1) || digits == "-0") return false;
        if (point >= 0 && (after.Length is 0 or > 5 || after[after.Length - 1] == '0')) return false;
        return (before + after).All(c => c is >= '0' and <= '9');
    }
}
