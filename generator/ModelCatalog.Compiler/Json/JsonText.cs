using System.Globalization;
using System.Text;

namespace ModelCatalog.Compiler.Json;

/// <summary>Reads JSON texts (RFC 8259), strictly: for JSON that stands inside a string. Files go through the one reader with ranges.</summary>
public static class JsonText
{
    private const int MaxDepth = 64;

    /// <summary>The value of a text; null when it is not JSON, nests deeper than 64 levels, or names a member twice.</summary>
    public static JsonValue? Parse(string text)
    {
        var offset = 0;
        var value = ParseValue(text, ref offset, 0);
        SkipSpace(text, ref offset);
        return value is not null && offset == text.Length ? value : null;
    }

    private static void SkipSpace(string text, ref int offset)
    {
        while (offset < text.Length && text[offset] is ' ' or '\t' or '\n' or '\r') offset++;
    }

    private static JsonValue? ParseValue(string text, ref int offset, int depth)
    {
        SkipSpace(text, ref offset);
        if (offset >= text.Length || depth > MaxDepth) return null;
        switch (text[offset])
        {
            case '{': return ParseObject(text, ref offset, depth);
            case '[': return ParseArray(text, ref offset, depth);
            case '"': return ParseString(text, ref offset) is { } value ? new JsonString(value) : null;
            case 't': return Take(text, ref offset, "true") ? new JsonBoolean(true) : null;
            case 'f': return Take(text, ref offset, "false") ? new JsonBoolean(false) : null;
            case 'n': return Take(text, ref offset, "null") ? JsonNull.Instance : null;
            default: return ParseNumber(text, ref offset);
        }
    }

    private static bool Take(string text, ref int offset, string word)
    {
        if (string.CompareOrdinal(text, offset, word, 0, word.Length) != 0) return false;
        offset += word.Length;
        return true;
    }

    private static JsonNumber? ParseNumber(string text, ref int offset)
    {
        var start = offset;
        if (offset < text.Length && text[offset] == '-') offset++;
        var first = offset;
        if (!SkipDigits(text, ref offset) || (text[first] == '0' && offset - first > 1)) return null;
        if (offset < text.Length && text[offset] == '.')
        {
            offset++;
            if (!SkipDigits(text, ref offset)) return null;
        }

        if (offset < text.Length && text[offset] is 'e' or 'E')
        {
            offset++;
            if (offset < text.Length && text[offset] is '+' or '-') offset++;
            if (!SkipDigits(text, ref offset)) return null;
        }

        return new JsonNumber(text.Substring(start, offset - start));
    }

    private static bool SkipDigits(string text, ref int offset)
    {
        var start = offset;
        while (offset < text.Length && text[offset] is >= '0' and <= '9') offset++;
        return offset > start;
    }

    private static JsonArray? ParseArray(string text, ref int offset, int depth)
    {
        var items = new List<JsonValue>();
        offset++;
        SkipSpace(text, ref offset);
        if (Take(text, ref offset, "]")) return new JsonArray(items.ToEquatableArray());
        while (ParseValue(text, ref offset, depth + 1) is { } item)
        {
            items.Add(item);
            SkipSpace(text, ref offset);
            if (Take(text, ref offset, "]")) return new JsonArray(items.ToEquatableArray());
            if (!Take(text, ref offset, ",")) return null;
        }

        return null;
    }

    private static JsonObject? ParseObject(string text, ref int offset, int depth)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        offset++;
        SkipSpace(text, ref offset);
        if (Take(text, ref offset, "}")) return new JsonObject(members.ToEquatableArray());
        while (true)
        {
            SkipSpace(text, ref offset);
            if (offset >= text.Length || text[offset] != '"' || ParseString(text, ref offset) is not { } name || !names.Add(name)) return null;
            SkipSpace(text, ref offset);
            if (!Take(text, ref offset, ":") || ParseValue(text, ref offset, depth + 1) is not { } value) return null;
            members.Add(new JsonMember(name, value));
            SkipSpace(text, ref offset);
            if (Take(text, ref offset, "}")) return new JsonObject(members.ToEquatableArray());
            if (!Take(text, ref offset, ",")) return null;
        }
    }

    private static string? ParseString(string text, ref int offset)
    {
        var result = new StringBuilder();
        for (offset++; offset < text.Length; offset++)
        {
            var c = text[offset];
            if (c == '"')
            {
                offset++;
                return result.ToString();
            }

            if (c < ' ') return null;
            if (c != '\\')
            {
                result.Append(c);
                continue;
            }

            if (++offset >= text.Length) return null;
            var simple = "\"\\/bfnrt".IndexOf(text[offset]);
            if (simple >= 0)
            {
                result.Append("\"\\/\b\f\n\r\t"[simple]);
            }
            else if (text[offset] == 'u' && offset + 4 < text.Length
                && int.TryParse(text.Substring(offset + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                offset += 4;
            }
            else
            {
                return null;
            }
        }

        return null;
    }
}
