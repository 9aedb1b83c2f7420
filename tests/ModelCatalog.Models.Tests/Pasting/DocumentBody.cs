using System.Text.RegularExpressions;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests.Pasting;

/// <summary>A body as a provider's document prints it.</summary>
internal static partial class DocumentBody
{
    /// <summary>The text from a brace to the one that closes it; a dictionary of Python is written as JSON.</summary>
    /// <param name="document">The document's file.</param>
    /// <param name="line">The line of the brace.</param>
    /// <param name="offset">Its place in the file, where the line has several; null: the line's first.</param>
    public static string At(string document, int line, int? offset)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Seeds!, document));
        var start = 0;
        for (var i = 1; i < line; i++) start = text.IndexOf('\n', start) + 1;
        start = offset ?? text.IndexOf('{', start);
        var body = text[start..End(text, start)];
        var isPython = text[..start].TrimEnd().EndsWith('=');
        return isPython ? Comment().Replace(body, "").Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal) : body;
    }

    private static int End(string text, int start)
    {
        var depth = 0;
        var isText = false;
        for (var i = start; ; i++)
        {
            if (text[i] == '\\' && isText) i++;
            else if (text[i] == '"') isText = !isText;
            else if (!isText && text[i] == '{') depth++;
            else if (!isText && text[i] == '}' && --depth == 0) return i + 1;
        }
    }

    // The line breaks are lost in one document: a comment ends at the next member or brace.
    [GeneratedRegex("#[^\"}]*")]
    private static partial Regex Comment();
}
