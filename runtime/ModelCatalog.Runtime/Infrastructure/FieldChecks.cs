using System.ComponentModel;
using System.Text;

namespace ModelCatalog.Infrastructure;

/// <summary>Lengths of texts. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextLength
{
    /// <summary>The number of Unicode characters (code points); a lone surrogate counts as one.</summary>
    public static int Characters(string? text)
    {
        if (text is null) return 0;
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])) count--;
        }

        return count;
    }

    /// <summary>The number of bytes in UTF-8.</summary>
    public static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    /// <summary>The number of UTF-16 units.</summary>
    public static int Utf16(string? text) => text?.Length ?? 0;
}

/// <summary>The forms of links to files. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MediaLink
{
    /// <summary>Whether a text is an absolute http or https URL with a host and without blanks and control characters.</summary>
    public static bool IsWebUrl(string? text)
    {
        if (text is null) return false;
        var start = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : text.Length;
        if (start >= text.Length || text[start] is '/' or '?' or '#' or ':' or '.') return false;
        foreach (var c in text)
        {
            if (c is <= ' ' or '\u007f') return false;
        }

        return true;
    }

    /// <summary>Whether a text is a data URL: <c>data:</c>, a type, a comma, the data.</summary>
    public static bool IsDataUrl(string? text)
    {
        if (text is null) return false;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && comma > 5 && comma < text.Length - 1;
    }

    /// <summary>Whether a text is Base64.</summary>
    public static bool IsBase64(string? text)
    {
        if (text is null || text.Length < 4 || text.Length % 4 != 0) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '/') && !(text[i] == '=' && i >= text.Length - 2)) return false;
        }

        return true;
    }
}

/// <summary>Steps of numbers. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NumberStep
{
    /// <summary>Whether a number lies a multiple of a step away from an origin.</summary>
    public static bool IsOn(long value, long origin, long step) => ((Int128)value - origin) % step == 0;

    /// <summary>Whether a number lies a multiple of a step away from an origin, by the decimal digits that the number shows.</summary>
    public static bool IsOn(double value, decimal origin, decimal step)
    {
        // Beyond these digits every double is a multiple of any step that a document could mean.
        return !double.IsFinite(value) || Math.Abs(value) >= 1e15 || ((decimal)value - origin) % step == 0;
    }
}
