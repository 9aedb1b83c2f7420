using System.Text;

namespace ModelCatalog.Docs.Texts;

/// <summary>Writes texts into HTML, between tags and into attributes that stand between quotes.</summary>
public static class HtmlText
{
    /// <summary>A text.</summary>
    public static string Escape(string text)
    {
        var harmless = Prose.Harmless(text);
        return harmless.AsSpan().IndexOfAny("&<>\"'") < 0 ? harmless : Append(new StringBuilder(harmless.Length + 16), harmless).ToString();
    }

    /// <summary>Lines of code: as a text, with line breaks.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.TrimEnd('\n').Split('\n').Select(Escape));
    }

    /// <summary>A sentence whose names and values stand between backticks.</summary>
    public static string Sentence(string text) =>
        string.Concat(Prose.Parts(text).Select(part => part.IsCode ? "<code>" + Escape(part.Text) + "</code>" : Escape(part.Text)));

    private static StringBuilder Append(StringBuilder output, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': output.Append("&amp;"); break;
                case '<': output.Append("&lt;"); break;
                case '>': output.Append("&gt;"); break;
                case '"': output.Append("&quot;"); break;
                case '\'': output.Append("&#39;"); break;
                default: output.Append(c); break;
            }
        }

        return output;
    }
}
