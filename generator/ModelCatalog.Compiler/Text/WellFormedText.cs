using System.Text;

namespace ModelCatalog.Compiler.Text;

/// <summary>Text that UTF-8 can hold.</summary>
internal static class WellFormedText
{
    /// <summary>The text, each lone surrogate replaced by U+FFFD.</summary>
    public static string Of(string value)
    {
        StringBuilder? text = null;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) i++;
            else (text ??= new StringBuilder(value))[i] = '\uFFFD';
        }

        return text?.ToString() ?? value;
    }
}
