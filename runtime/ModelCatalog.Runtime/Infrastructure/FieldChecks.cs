using System.ComponentModel;
using System.Text;

namespace ModelCatalog.Infrastructure;

/// <summary>Lengths of texts. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextLength
{
    /// <summary>The number of Unicode characters (code points); a lone surrogate counts as one.</summary>
    public static int Characters(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])) count--;
        }

        return count;
    }

    /// <summary>The number of bytes in UTF-8.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}

/// <summary>The forms of links to files. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MediaLink
{
    /// <summary>Whether a text is an absolute http or https URL with a host and without blanks and control characters.</summary>
    public static bool IsWebUrl(string text)
    {
        var start = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (start == 0) return false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c)) return false;
        }

        var authority = text.AsSpan(start);
        var end = authority.IndexOfAny("/?#\\");
        if (end >= 0) authority = authority[..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        if (host.StartsWith('[')) return host.IndexOf(']') > 1;
        var colon = host.IndexOf(':');
        if (colon >= 0 && host[(colon + 1)..].ContainsAnyExceptInRange('0', '9')) return false;
        if (colon >= 0) host = host[..colon];
        return host.ContainsAnyExcept('.');
    }

    /// <summary>Whether a text is a data URL: <c>data:</c>, a type, a comma, the data.</summary>
    public static bool IsDataUrl(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && text.IndexOf(',', StringComparison.Ordinal) is >= 5 and var comma && comma < text.Length - 1;

    /// <summary>Whether a text is Base64, ordinary or for URLs.</summary>
    public static bool IsBase64(string text)
    {
        var data = text.AsSpan().TrimEnd('=');
        if (data.IsEmpty || text.Length - data.Length > 2) return false;
        foreach (var c in data)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '-' or '_')) return false;
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

/// <summary>Searches in lists. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListItems
{
    /// <summary>The place of the first item that fails a test; -1 where none does.</summary>
    public static int FindIndex<T>(this ValueList<T> list, Func<T, bool> fails)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (fails(list[i])) return i;
        }

        return -1;
    }
}
