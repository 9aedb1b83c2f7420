using System.Text;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>What the scripts of all models share: reading, judging, writing and pricing of requests. It stands before them, as the global <c>ModelCatalog</c>.</summary>
public static class ScriptRuntime
{
    private static readonly string[] s_files = ["numbers", "values", "texts", "patterns", "expressions", "state", "reading", "validation", "writing", "catalog"];

    private static readonly Lazy<string> s_text = new(Read);

    /// <summary>The script: classic, without anything from outside; in Node.js also what <c>require</c> gives. Its lines are those of <c>Scripting/Runtime</c> without margins and comments.</summary>
    public static string Text => s_text.Value;

    private static string Read()
    {
        var text = new StringBuilder("// The rules of the catalog's models: validate, write and price requests. Made by ModelCatalog; do not edit.\n(function(){\n'use strict';\n");
        foreach (var file in s_files)
        {
            using var stream = typeof(ScriptRuntime).Assembly.GetManifestResourceStream("ModelCatalog.Scripting." + file + ".js")!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line) Append(text, line.Trim());
        }

        return text.Append("})();\n").ToString();
    }

    // No text of the runtime goes over a line, so what looks like a comment is one.
    private static void Append(StringBuilder text, string line)
    {
        if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("/**", StringComparison.Ordinal) || line.StartsWith("*", StringComparison.Ordinal)) return;
        foreach (var c in line)
        {
            if (c < '\x7f') text.Append(c);
            else text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        text.Append('\n');
    }
}
