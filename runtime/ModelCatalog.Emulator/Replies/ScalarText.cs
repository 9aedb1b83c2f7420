using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Replies;

/// <summary>Descriptors compare the text of a scalar; a reply holds the scalar itself.</summary>
internal static class ScalarText
{
    /// <summary>The scalar that a text most likely stands for: an integer, a boolean, else the text.</summary>
    public static JsonValue Parse(string text)
    {
        if (text is "true" or "false") return new JsonBoolean(text == "true");
        return IsInteger(text) ? new JsonNumber(text) : new JsonString(text);
    }

    private static bool IsInteger(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        if (digits.Length is 0 or > 18 || (digits[0] == '0' && text.Length > 1)) return false;
        return !digits.ContainsAnyExceptInRange('0', '9');
    }
}
