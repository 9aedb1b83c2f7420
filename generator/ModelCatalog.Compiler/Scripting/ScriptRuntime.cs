using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>What the scripts of all models share: reading, judging, writing and pricing of requests. It stands before them, as the global <c>ModelCatalog</c>.</summary>
public static class ScriptRuntime
{
    private static readonly string[] s_files = ["numbers", "values", "texts", "patterns", "operands", "expressions", "state", "shapes", "reading", "validation", "writing", "catalog"];

    // A text as it is; around these signs a space says nothing. (Two of plus and minus could become another sign.)
    private static readonly Regex s_textOrSign = new("'(?:[^'\\\\]|\\\\.)*'|`[^`]*`| *([=<>*&|?:,;(){}\\[\\]]+) *", RegexOptions.CultureInvariant);

    private static readonly Lazy<string> s_text = new(Read);

    /// <summary>
    /// The script: classic, ASCII, without anything from outside; in Node.js also what <c>require</c> gives. It is <c>Scripting/Runtime</c> in one function, without comments and
    /// most of its spaces.
    /// </summary>
    public static string Text => s_text.Value;

    private static string Read()
    {
        var text = new StringBuilder("// Validates, writes and prices requests to the models whose scripts follow. Made by ModelCatalog.\n(function(){\n'use strict';\n");
        foreach (var file in s_files)
        {
            using var stream = typeof(ScriptRuntime).Assembly.GetManifestResourceStream("ModelCatalog.Scripting." + file + ".js")!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line) Append(text, line);
        }

        return text.Append("\n})();\n").ToString();
    }

    // No text of the runtime goes over a line, so what looks like a comment is one.
    private static void Append(StringBuilder text, string line)
    {
        var code = line.Trim();
        if (code.Length == 0 || code.StartsWith("//", StringComparison.Ordinal) || code.StartsWith("/**", StringComparison.Ordinal) || code.StartsWith("*", StringComparison.Ordinal)) return;

        // Each declaration has a line of its own; inside, statements end with a sign.
        var isNext = line[0] is not (' ' or '}');
        if (isNext || ";{},([\n".IndexOf(text[text.Length - 1]) < 0) text.Append('\n');
        foreach (var c in IsPlain(code) ? s_textOrSign.Replace(code, static match => match.Groups[1].Success ? match.Groups[1].Value : match.Value) : code)
        {
            if (c < '\x7f') text.Append(c);
            else text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    // A regular expression may have spaces of its own.
    private static bool IsPlain(string code) => code.IndexOfAny(['"', '/']) < 0;
}
