namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The forms that a link to a file may have.</summary>
public static class LinkForm
{
    /// <summary>Whether a text has one of the accepted forms; none listed: an absolute http(s) URL.</summary>
    public static bool IsAccepted(string text, EquatableArray<string> accepts)
    {
        if (accepts.Count == 0) return IsAbsoluteUrl(text);
        foreach (var form in accepts)
        {
            if (form switch { "data" => IsDataUrl(text), "base64" => IsBase64(text), _ => IsAbsoluteUrl(text) }) return true;
        }

        return false;
    }

    private static bool IsAbsoluteUrl(string text)
    {
        var rest = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : -1;
        if (rest < 0 || rest >= text.Length || text[rest] is '/' or '?' or '#' or ':' or '.') return false;
        foreach (var c in text)
        {
            if (c <= ' ' || c == '\u007f') return false;
        }

        return true;
    }

    private static bool IsDataUrl(string text)
    {
        var comma = text.IndexOf(',');
        return text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && comma > 5 && comma < text.Length - 1;
    }

    private static bool IsBase64(string text)
    {
        if (text.Length < 4 || text.Length % 4 != 0) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var letter = c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '+' or '/';
            if (!letter && !(c == '=' && i >= text.Length - 2)) return false;
        }

        return true;
    }
}
