using System.Text;
using ModelCatalog.Compiler.Interpretation;

namespace ModelCatalog.Docs.Texts;

/// <summary>A call as a command for a POSIX shell. Keys stand there as environment variables; nothing else is expanded.</summary>
public static class CurlText
{
    /// <summary>The command, with a line break at its end.</summary>
    public static string Of(WireCall call)
    {
        var text = new StringBuilder("curl -X ").Append(call.Method).Append(' ').Append(Quoted(call.Url));
        foreach (var header in call.Headers)
        {
            text.Append(" \\\n  -H ").Append(header.Variables.Count == 0 ? Quoted($"{header.Name}: {header.Text}") : $"\"{Escaped(header.Name)}: {header.ToText(Escaped)}\"");
        }

        if (call.Body is not null) text.Append(" \\\n  -d ").Append(Quoted(JsonOutput.Text(call.Body).TrimEnd('\n')));
        return text.Append('\n').ToString();
    }

    private static string Quoted(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '"' or '\\' or '$' or '`') escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
