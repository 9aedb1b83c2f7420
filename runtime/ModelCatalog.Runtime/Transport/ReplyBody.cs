using System.Text;
using System.Text.Json;

namespace ModelCatalog.Transport;

/// <summary>Reads the body of a reply: bounded, in whatever charset it says, as JSON if it is that.</summary>
internal static class ReplyBody
{
    /// <summary>The bytes; null when there are more than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int maximum, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maximum) return null;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new PooledBuffer();
            try
            {
                while (true)
                {
                    var read = await stream.ReadAsync(buffer.GetMemory(1024), cancellationToken).ConfigureAwait(false);
                    if (read == 0) return buffer.Written.ToArray();
                    buffer.Advance(read);
                    if (buffer.Length > maximum) return null;
                }
            }
            finally
            {
                buffer.Return();
            }
        }
    }

    /// <summary>The JSON of a body; undefined, with the reason, when it is none.</summary>
    public static JsonElement Parse(byte[] bytes, string? charset, out string? reason)
    {
        reason = null;
        try
        {
            return JsonElement.Parse(ToUtf8(bytes, charset));
        }
        catch (JsonException exception)
        {
            // The exception's own text may quote the body: only the place is taken over.
            reason = $"line {(exception.LineNumber ?? 0) + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}";
            return default;
        }
    }

    /// <summary>The first characters of a body, on one line.</summary>
    public static string Start(ReadOnlyMemory<byte> raw, string? charset, int length)
    {
        var head = raw[..Math.Min(raw.Length, 64 * 1024)].ToArray();
        return OneLine(Encoding.UTF8.GetString(ToUtf8(head, charset)), length);
    }

    /// <summary>The text without control characters, cut.</summary>
    public static string OneLine(string text, int length)
    {
        var line = new StringBuilder(Math.Min(text.Length, length + 1));
        foreach (var character in text)
        {
            if (line.Length == length) return line.Append('…').ToString();
            var blank = char.IsControl(character) || character is ' ' or '\u2028' or '\u2029';
            if (!blank) line.Append(character);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Bytes that are no valid text become U+FFFD: a broken character in a message must not cost the id of a paid task.</summary>
    private static ReadOnlySpan<byte> ToUtf8(byte[] bytes, string? charset)
    {
        var encoding = EncodingOf(bytes, charset, out var mark);
        var text = bytes.AsSpan(mark);
        if (encoding is UTF8Encoding && System.Text.Unicode.Utf8.IsValid(text)) return text;
        return Encoding.UTF8.GetBytes(encoding.GetString(text));
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, string? charset, out int mark)
    {
        mark = 0;
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            mark = 3;
            return Encoding.UTF8;
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            mark = 2;
            return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        // An unknown charset is read as UTF-8, which is what JSON is.
        return charset?.Trim('"', '\'', ' ').ToLowerInvariant() switch
        {
            "utf-16" or "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "iso-8859-1" or "latin1" or "windows-1252" => Encoding.Latin1,
            _ => Encoding.UTF8,
        };
    }
}
