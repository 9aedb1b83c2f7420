#if NET
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelCatalog.Compiler.Json;

/// <summary>
/// Reads JSON that came as bytes, strictly (RFC 8259), with the digits of its numbers. Not in the build that runs inside a compiler: there
/// System.Text.Json is the host's.
/// </summary>
public static class JsonValueReader
{
    /// <summary>How deep objects and lists may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads one value.</summary>
    /// <param name="utf8">The bytes; a byte order mark is passed over.</param>
    /// <param name="problem">Why there is none: what is wrong, and where. Null when there is one.</param>
    /// <returns>The value; null when the bytes are not JSON, nest too deep, or name a member of an object twice.</returns>
    public static JsonValue? Read(ReadOnlySpan<byte> utf8, out string? problem)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        problem = null;
        try
        {
            if (!reader.Read())
            {
                problem = "it is empty";
                return null;
            }

            var value = ReadValue(ref reader, ref problem);

            // Reading on finds what stands behind the value.
            return problem is null && !reader.Read() ? value : null;
        }
        catch (JsonException exception)
        {
            problem = Describe(exception);
            return null;
        }
        catch (InvalidOperationException)
        {
            problem = $"the text at byte {reader.TokenStartIndex} is not valid Unicode";
            return null;
        }
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader, ref string? problem)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, ref problem);
            case JsonTokenType.StartArray:
                var items = new List<JsonValue>();
                while (problem is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader, ref problem));
                return new JsonArray(items.ToEquatableArray());
            case JsonTokenType.String:
                return new JsonString(reader.GetString()!);
            case JsonTokenType.Number:
                return new JsonNumber(Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new JsonBoolean(true);
            case JsonTokenType.False:
                return new JsonBoolean(false);
            default:
                return JsonNull.Instance;
        }
    }

    private static JsonObject ReadObject(ref Utf8JsonReader reader, ref string? problem)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (problem is null && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                problem = $"the member '{(name.Length > 80 ? name[..80] + "…" : name)}' stands twice in one object (byte {reader.TokenStartIndex})";
                break;
            }

            reader.Read();
            members.Add(new JsonMember(name, ReadValue(ref reader, ref problem)));
        }

        return new JsonObject(members.ToEquatableArray());
    }

    /// <summary>The reader's sentence without its own way of saying where.</summary>
    private static string Describe(JsonException exception)
    {
        var sentence = exception.Message;
        var place = sentence.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (place >= 0) sentence = sentence[..place];
        if (sentence.Length > 200) sentence = sentence[..200] + "…";
        return string.Create(CultureInfo.InvariantCulture, $"{sentence.TrimEnd('.', ' ')} (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})");
    }
}
#endif
