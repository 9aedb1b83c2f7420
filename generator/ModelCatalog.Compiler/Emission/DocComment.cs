using System.Text;

namespace ModelCatalog.Compiler.Emission;

/// <summary>XML documentation from the texts of descriptors: escaped, and safe against every kind of line end.</summary>
public static class DocComment
{
    /// <summary>Writes a summary.</summary>
    public static void Summary(this SourceWriter writer, string text) => writer.Element("summary", "summary", text);

    /// <summary>Writes remarks; nothing for an empty text.</summary>
    public static void Remarks(this SourceWriter writer, string text)
    {
        if (text.Length > 0) writer.Element("remarks", "remarks", text);
    }

    /// <summary>Writes the description of a method's parameter.</summary>
    public static void Param(this SourceWriter writer, string name, string text) => writer.Element("param name=\"" + name + "\"", "param", text);

    /// <summary>Writes what a method returns.</summary>
    public static void Returns(this SourceWriter writer, string text) => writer.Element("returns", "returns", text);

    /// <summary>A text as the content of an XML element on one line; what stands between backticks is code.</summary>
    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length);
        var isCode = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': output.Append("&amp;"); break;
                case '<': output.Append("&lt;"); break;
                case '>': output.Append("&gt;"); break;
                case '`' when isCode || text.IndexOf('`', i + 1) > i:
                    output.Append(isCode ? "</c>" : "<c>");
                    isCode = !isCode;
                    break;
                case '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029': output.Append(' '); break;
                default: i += AppendCharacter(text, i, output); break;
            }
        }

        return output.ToString();
    }

    private static int AppendCharacter(string text, int index, StringBuilder output)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            output.Append(c).Append(text[index + 1]);
            return 1;
        }

        // XML 1.0 has no place for these, not even escaped.
        output.Append(c < ' ' || char.IsSurrogate(c) || c >= '\uFFFE' ? '\uFFFD' : c);
        return 0;
    }

    private static void Element(this SourceWriter writer, string open, string close, string text)
    {
        var lines = text.Trim().Split('\n', '\r', '\u0085', '\u2028', '\u2029').Select(line => Escape(line).Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Count <= 1)
        {
            writer.Line($"/// <{open}>{string.Concat(lines)}</{close}>");
            return;
        }

        writer.Line($"/// <{open}>");
        foreach (var line in lines) writer.Line("/// " + line);
        writer.Line($"/// </{close}>");
    }
}
