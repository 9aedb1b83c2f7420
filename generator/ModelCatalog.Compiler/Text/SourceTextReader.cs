using System.Text;

namespace ModelCatalog.Compiler.Text;

/// <summary>Turns the bytes of a file into text: UTF-8, or UTF-16 where a byte order mark says so.</summary>
public static class SourceTextReader
{
    /// <summary>How many bytes are worth reading: with more, the text is too long in any encoding. Reading one byte more than this is enough to be told so.</summary>
    public const int MaxBytes = 3 * Syntax.SyntaxReader.MaxLength;

    private const int BigEndianCodePage = 1201;

    /// <summary>Decodes a file. Never throws: bytes that are no characters become U+FFFD, and <see cref="SourceText.InvalidByte"/> tells where the first one is.</summary>
    /// <param name="path">Relative to the catalog, with forward slashes.</param>
    /// <param name="bytes">The file's content; a byte order mark is not part of the text.</param>
    public static SourceText Decode(string path, byte[] bytes)
    {
        var (encoding, markLength) = Detect(bytes);
        var invalid = FirstInvalidByte(encoding, bytes, markLength);
        return new SourceText(path, encoding.GetString(bytes, markLength, bytes.Length - markLength)) { InvalidByte = invalid };
    }

    private static (Encoding Encoding, int MarkLength) Detect(byte[] bytes)
    {
        if (bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF) return (Encoding.UTF8, 3);
        if (bytes.Length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE) return (Encoding.Unicode, 2);
        if (bytes.Length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF) return (Encoding.BigEndianUnicode, 2);
        return (Encoding.UTF8, 0);
    }

    private static int? FirstInvalidByte(Encoding encoding, byte[] bytes, int start)
    {
        if (encoding is UnicodeEncoding) return FirstInvalidUnit(bytes, start, encoding.CodePage == BigEndianCodePage);
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes, start, bytes.Length - start);
            return null;
        }
        catch (DecoderFallbackException exception)
        {
            // The index counts from where decoding began; at a cut-off end some frameworks give a negative one.
            return Math.Max(start, Math.Min(bytes.Length - 1, start + exception.Index));
        }
    }

    private static int? FirstInvalidUnit(byte[] bytes, int start, bool isBigEndian)
    {
        for (var i = start; i < bytes.Length; i += 2)
        {
            if (i + 1 == bytes.Length) return i;
            var unit = Unit(i);
            if (!char.IsSurrogate(unit)) continue;
            if (!char.IsHighSurrogate(unit) || i + 3 >= bytes.Length || !char.IsLowSurrogate(Unit(i + 2))) return i;
            i += 2;
        }

        return null;

        char Unit(int index) => (char)(isBigEndian ? (bytes[index] << 8) | bytes[index + 1] : (bytes[index + 1] << 8) | bytes[index]);
    }
}
