using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Finds the value of an enum by its text.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool EnumParser<T>(string? text, out T value);

/// <summary>Where a value comes from: it knows how to complain.</summary>
internal interface INodeOrigin
{
    /// <summary>The exception for a value of another shape.</summary>
    ProtocolException Wrong(string found, string path, string expected);
}

/// <summary>A place in the output of a task or in a reply, for generated readers. What is absent or <c>null</c> reads as null; what has another shape throws. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputNode
{
    private const decimal FirstSecond = -62_135_596_800;
    private const decimal LastSecond = 253_402_300_799;

    private readonly INodeOrigin _origin;
    private readonly JsonElement _value;
    private readonly string _path;

    /// <summary>The whole output.</summary>
    public OutputNode(TaskOutput output)
        : this((INodeOrigin)output, output?.Raw ?? default, "")
    {
        ArgumentNullException.ThrowIfNull(output);
    }

    internal OutputNode(INodeOrigin origin, JsonElement value, string path)
    {
        _origin = origin;
        _value = value;
        _path = path;
    }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => _value.ValueKind == JsonValueKind.Number;

    /// <summary>Whether it is a boolean.</summary>
    public bool IsBoolean => _value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => _value.ValueKind == JsonValueKind.Object;

    /// <summary>Whether it is a text.</summary>
    public bool IsAnyText => _value.ValueKind == JsonValueKind.String;

    /// <summary>A text.</summary>
    public string? Text => IsAbsent ? null : IsAnyText ? ReplyValue.TextOf(_value) : throw Wrong("a text");

    /// <summary>A number.</summary>
    public double? Number => IsAbsent ? null : IsNumber && _value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong("a number");

    /// <summary>A whole number of 32 bits.</summary>
    public int? Int32 => Whole(int.MinValue, int.MaxValue) is { } number ? (int)number : null;

    /// <summary>A whole number of 64 bits.</summary>
    public long? Int64 => Whole(long.MinValue, long.MaxValue) is { } number ? (long)number : null;

    /// <summary>A whole number of 64 bits without a sign.</summary>
    public ulong? UInt64 => Whole(0, ulong.MaxValue) is { } number ? (ulong)number : null;

    /// <summary>A boolean.</summary>
    public bool? Boolean => IsAbsent ? null : IsBoolean ? _value.GetBoolean() : throw Wrong("a boolean");

    /// <summary>An exact decimal number.</summary>
    public decimal? Decimal => IsAbsent ? null : IsNumber && _value.TryGetDecimal(out var number) ? number : throw Wrong("a decimal number");

    /// <summary>A time as seconds since 1970.</summary>
    public DateTimeOffset? UnixSeconds =>
        Seconds(FirstSecond, LastSecond) is { } seconds ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    /// <summary>A time as milliseconds since 1970.</summary>
    public DateTimeOffset? UnixMilliseconds =>
        Seconds(FirstSecond * 1000, LastSecond * 1000) is { } milliseconds ? DateTimeOffset.UnixEpoch.AddTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)) : null;

    /// <summary>A time as ISO 8601; without an offset it is UTC.</summary>
    public DateTimeOffset? Iso => Text is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Wrong("a time (ISO 8601)");

    /// <summary>The value as the provider sent it; undefined when it is absent.</summary>
    public JsonElement Raw => _value;

    /// <summary>Any JSON.</summary>
    public JsonElement? Json => IsAbsent ? null : _value;

    private bool IsAbsent => _value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Whether it is that text.</summary>
    public bool IsText(string text) => IsAnyText && ReplyValue.TextOf(_value) == text;

    /// <summary>A member of an object.</summary>
    /// <exception cref="ProtocolException">It is no object.</exception>
    public OutputNode Member(string name)
    {
        if (!IsObject) throw Wrong("an object");
        return new OutputNode(_origin, PathAlternative.TryMember(_value, name, out var member) ? member : default, _path.Length == 0 ? name : _path + "." + name);
    }

    /// <summary>A value of an enum; null for a text that the catalog does not know.</summary>
    public T? Known<T>(EnumParser<T> parse)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(parse);
        return Text is { } text && parse(text, out var value) ? value : null;
    }

    /// <summary>An object.</summary>
    public T? Object<T>(Func<OutputNode, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return IsAbsent ? null : read(this);
    }

    /// <summary>A list.</summary>
    public ValueList<T>? List<T>(Func<OutputNode, T> read) => IsAbsent ? null : Items(read);

    /// <summary>A list that must be there.</summary>
    /// <exception cref="ProtocolException">It is no list.</exception>
    public ValueList<T> Items<T>(Func<OutputNode, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (_value.ValueKind != JsonValueKind.Array) throw Wrong("a list");
        var items = new T[_value.GetArrayLength()];
        var i = 0;

        // An index would walk from the start for each item.
        foreach (var item in _value.EnumerateArray())
        {
            items[i] = read(new OutputNode(_origin, item, string.Create(CultureInfo.InvariantCulture, $"{_path}[{i}]")));
            i++;
        }

        return new ValueList<T>(items);
    }

    /// <summary>A value that must be there.</summary>
    /// <exception cref="ProtocolException">It is absent.</exception>
    public T Require<T>(T? value)
        where T : class => value ?? throw Wrong("a value");

    /// <summary>A value that must be there.</summary>
    /// <exception cref="ProtocolException">It is absent.</exception>
    public T Require<T>(T? value)
        where T : struct => value ?? throw Wrong("a value");

    /// <summary>A number of time units within the years 1 to 9999.</summary>
    private decimal? Seconds(decimal minimum, decimal maximum)
    {
        if (IsAbsent) return null;
        return IsNumber && _value.TryGetDecimal(out var number) && number >= minimum && number <= maximum ? number : throw Wrong("a Unix time");
    }

    private decimal? Whole(decimal minimum, decimal maximum)
    {
        if (IsAbsent) return null;
        return IsNumber && JsonValues.TryGetWhole(_value, out var number) && number >= minimum && number <= maximum ? number : throw Wrong("an integer");
    }

    private ProtocolException Wrong(string expected)
    {
        var found = IsAbsent ? "nothing" : "a value of the kind '" + JsonValues.KindName(_value) + "'";
        return _origin.Wrong(found, _path, expected);
    }
}
