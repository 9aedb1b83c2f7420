using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tests;

/// <summary>The request bodies of a document, whatever shows them: curl calls, JSON blocks, dictionaries of Python.</summary>
public static partial class RequestExamples
{
    private static readonly string[] s_replies = ["success", "status", "error", "code", "id"];

    /// <summary>The bodies, in order; the document must be there.</summary>
    /// <param name="name">How the file's name begins.</param>
    public static IReadOnlyList<(SeedExample Example, int Offset)> Of(string name)
    {
        var file = Directory.EnumerateFiles(Repository.Seeds!, name + "*").Single();
        var text = File.ReadAllText(file);
        var found = new List<(SeedExample, int)>();
        foreach (Match start in Start().Matches(text))
        {
            var offset = start.Index + start.Length;
            var body = BodyAt(text, offset, start.Value.StartsWith("payload", StringComparison.Ordinal));
            var example = new SeedExample(Path.GetFileName(file), 1 + text[..offset].Count(c => c == '\n'), body);
            if (!s_replies.Any(reply => example.Body[reply] is not null)) found.Add((example, offset));
        }

        return found;
    }

    /// <summary>The text from a brace to the one that closes it; a dictionary of Python is written as JSON.</summary>
    public static string BodyAt(string text, int offset, bool isPython)
    {
        var body = text[offset..End(text, offset)];
        return isPython ? Comment().Replace(body, "").Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal) : body;
    }

    // Behind the brace that closes the one at the start.
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

    [GeneratedRegex("-d '(?=\\{)|```json\\s(?=\\{)|payload = (?=\\{)")]
    private static partial Regex Start();

    // The line breaks are lost in one document: a comment ends at the next member or brace.
    [GeneratedRegex("#[^\"}]*")]
    private static partial Regex Comment();
}
