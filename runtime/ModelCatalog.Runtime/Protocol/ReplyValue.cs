using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelCatalog;

/// <summary>What a path leads to: a JSON value, the text of a header, or bytes.</summary>
public readonly struct ReplyValue
{
    private readonly string? _text;
    private readonly int _skip;

    internal ReplyValue(JsonElement json, int skip = 0)
    {
        Json = json;
        _skip = skip;
    }

    internal ReplyValue(string? text) => _text = text;

    internal ReplyValue(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The JSON value; undefined when the path leads to something else.</summary>
    public JsonElement Json { get; }

    /// <summary>Whether there is a value: <c>null</c> and the empty text count as absent.</summary>
    public bool IsPresent => Json.ValueKind switch
    {
        JsonValueKind.Undefined => !string.IsNullOrEmpty(_text) || Bytes is not null,
        JsonValueKind.Null => false,
        JsonValueKind.String => !Json.ValueEquals(ReadOnlySpan<byte>.Empty),
        JsonValueKind.Array => _skip == 0 || Json.GetArrayLength() > _skip,
        _ => true,
    };

    internal ReadOnlyMemory<byte>? Bytes { get; }

    internal ReplyValue Drop(int count) => Json.ValueKind == JsonValueKind.Array ? new ReplyValue(Json, _skip + count) : this;

    /// <summary>
    /// The value as text: a text as it is, a number or boolean as it is written, a list as a path (<c>shots[1].duration</c>), an object as JSON.
    /// Null when there is no value.
    /// </summary>
    public string? AsText() => Json.ValueKind switch
    {
        JsonValueKind.Undefined when Bytes is { } bytes => Encoding.UTF8.GetString(bytes.Span),
        JsonValueKind.Undefined => _text,
        JsonValueKind.Null => null,
        JsonValueKind.String => TextOf(Json),
        JsonValueKind.Array => PathOf(Json, _skip),
        _ => Json.GetRawText(),
    };

    /// <summary>The value as text, or <c>absent</c>.</summary>
    public override string ToString() => AsText() ?? "absent";

    internal static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is JSON, but no .NET text: what was written is the nearest right thing.
            return text.GetRawText().Trim('"');
        }
    }

    private static string PathOf(JsonElement list, int skip)
    {
        var path = new StringBuilder();
        foreach (var item in list.EnumerateArray())
        {
            if (skip-- > 0) continue;
            if (item.ValueKind == JsonValueKind.Number)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{item.GetRawText()}]");
            }
            else
            {
                path.Append(path.Length == 0 ? "" : ".").Append(item.ValueKind == JsonValueKind.String ? TextOf(item) : item.GetRawText());
            }
        }

        return path.ToString();
    }
}
