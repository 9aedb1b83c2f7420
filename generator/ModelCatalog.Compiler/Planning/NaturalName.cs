using System.Text;
using System.Text.RegularExpressions;

namespace ModelCatalog.Compiler.Planning;

/// <summary>The C# word that a key or a value asks for by itself: <c>start_image_url</c> is <c>StartImageUrl</c>, <c>16:9</c> is <c>Ratio16x9</c>.</summary>
public static class NaturalName
{
    private const int Longest = 80;

    private static readonly Regex s_ratio = Pattern(@"^([0-9]+(?:\.[0-9]+)?):([0-9]+(?:\.[0-9]+)?)\z");
    private static readonly Regex s_size = Pattern(@"^([0-9]+)[xX*×]([0-9]+)\z");
    private static readonly Regex s_quantity = Pattern(@"^([0-9]+(?:\.[0-9]+)?)([A-Za-z]{1,4})(?![A-Za-z0-9])");
    private static readonly Regex s_word = Pattern(@"^[A-Z][A-Za-z0-9_]*\z");

    /// <summary>The word, in PascalCase; null where there is none that a reader would expect (<c>2.0</c>, an empty text, other alphabets).</summary>
    /// <remarks>
    /// Dashes, dots and blanks part words and go; an underscore stays between two digits (<c>mp3_44100_128</c> is <c>Mp3_44100_128</c>).
    /// A ratio, a size and a quantity that starts with its number get a letter in front: <c>Ratio16x9</c>, <c>Size1024x768</c>, <c>P720</c>, <c>K4</c>.
    /// </remarks>
    public static string? Of(string text)
    {
        if (text.Length is 0 or > Longest) return null;
        if (s_ratio.Match(text) is { Success: true } ratio) return "Ratio" + Digits(ratio.Groups[1].Value) + "x" + Digits(ratio.Groups[2].Value);
        if (s_size.Match(text) is { Success: true } size) return "Size" + size.Groups[1].Value + "x" + size.Groups[2].Value;
        foreach (var c in text)
        {
            if (c is < ' ' or > '~') return null;
        }

        if (s_quantity.Match(text) is { Success: true } quantity)
        {
            var name = new StringBuilder(Capitalized(quantity.Groups[2].Value.ToLowerInvariant())).Append(Digits(quantity.Groups[1].Value));
            return AppendWords(text, quantity.Length, name).ToString();
        }

        var first = text.FirstOrDefault(IsLetterOrDigit);
        return first == default || IsDigit(first) ? null : AppendWords(text, 0, new StringBuilder()).ToString();
    }

    /// <summary>Whether a text can be a C# name as it is: PascalCase, Latin letters, digits and underscores.</summary>
    public static bool IsWord(string text) => text.Length <= Longest && s_word.IsMatch(text);

    /// <summary>A word to propose where there is no natural one: the letters and digits, with <c>V</c> in front of a digit.</summary>
    public static string Proposal(string text)
    {
        var name = AppendWords(text.Length > Longest ? text.Substring(0, Longest / 2) : text, 0, new StringBuilder()).ToString();
        if (name.Length == 0) return "Value";
        return name[0] is >= '0' and <= '9' ? "V" + name : name;
    }

    private static StringBuilder AppendWords(string text, int start, StringBuilder name)
    {
        for (var i = start; i < text.Length;)
        {
            if (!IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && IsLetterOrDigit(text[end])) end++;
            var isBetweenDigits = name.Length > 0 && IsDigit(name[name.Length - 1]) && IsDigit(text[i]);
            if (isBetweenDigits && i > 0 && text[i - 1] == '_') name.Append('_');
            name.Append(Capitalized(text.Substring(i, end - i)));
            i = end;
        }

        return name;
    }

    /// <summary>An initial capital; a word that shouts (<c>TEXT</c>) is calmed, a short one (<c>HD</c>, <c>V5</c>) stays.</summary>
    private static string Capitalized(string word)
    {
        var shouts = word.Length > 2 && word.All(c => c is >= 'A' and <= 'Z');
        return char.ToUpperInvariant(word[0]) + (shouts ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
    }

    private static string Digits(string number) => number.Replace('.', '_');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetterOrDigit(char c) => IsDigit(c) || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
