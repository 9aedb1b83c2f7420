using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>Looks at the bare characters before anything reads them: what is no text, or would be a line end to YAML but not to an editor.</summary>
internal static class CharacterScreen
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static Diagnostic? Inspect(SourceText text)
    {
        var content = text.Content;
        if (content.Length > SyntaxReader.MaxLength)
        {
            return At(text, 0, 0, SyntaxDiagnostics.TooLarge, SyntaxReader.MaxLength.ToString("N0", CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (c is >= ' ' and < '\u007f' or '\n' or '\r' or '\t') continue;
            if (char.IsHighSurrogate(c) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                i++;
                continue;
            }

            if (c == '\uFFFD') return InvalidEncoding(text, i);
            if (c == '\uFEFF' && i == 0) continue;
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                var hex = ((int)c).ToString("X4", CultureInfo.InvariantCulture);
                return At(text, i, 1, SyntaxDiagnostics.ControlCharacter, "U+" + hex + Name(c), "\\u" + hex);
            }
        }

        // A cut-off end may be dropped by a decoder instead of being replaced.
        return text.InvalidByte is null ? null : InvalidEncoding(text, content.Length);
    }

    private static Diagnostic InvalidEncoding(SourceText text, int offset)
    {
        var where = text.InvalidByte is { } position
            ? " (byte " + position.ToString(CultureInfo.InvariantCulture) + ")"
            : ": it contains U+FFFD, which stands for bytes that were no characters";
        return At(text, offset, 1, SyntaxDiagnostics.InvalidEncoding, where);
    }

    private static string Name(char c) => c switch
    {
        '\0' => " (NUL)",
        '\u001b' => " (escape)",
        '\u0085' => " (next line)",
        '\u2028' => " (line separator)",
        '\u2029' => " (paragraph separator)",
        '\uFEFF' => " (byte order mark)",
        _ => char.IsSurrogate(c) ? " (half of a surrogate pair)" : "",
    };

    private static Diagnostic At(SourceText text, int offset, int length, DiagnosticRule rule, params object[] arguments) =>
        new(rule, rule.Format(arguments), text.Path, text.Range(offset, length));
}
