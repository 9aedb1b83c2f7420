using System.Globalization;

namespace ModelCatalog.Tool;

/// <summary>Texts for a terminal: harmless ones, and colours where they are wanted.</summary>
internal static class TerminalText
{
    public const string Red = "\u001b[31m";
    public const string Yellow = "\u001b[33m";
    public const string Green = "\u001b[32m";
    public const string Dim = "\u001b[2m";
    private const string Reset = "\u001b[0m";
    private const int LongestText = 1000;

    /// <summary>A text in a colour, where the terminal has colours.</summary>
    public static string Paint(ToolTerminal terminal, string color, string text) => terminal.Color ? color + text + Reset : text;

    /// <summary>A number with its noun.</summary>
    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Control characters would act on the terminal: they are shown instead, and long texts cut.</summary>
    public static string Printable(string text)
    {
        if (text.Length > LongestText) text = text[..LongestText] + "…";
        foreach (var c in text)
        {
            if (IsHidden(c)) return string.Concat(text.Select(one => IsHidden(one) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}") : one.ToString()));
        }

        return text;
    }

    private static bool IsHidden(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\uFEFF';
}
