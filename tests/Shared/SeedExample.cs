using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tests;

/// <summary>A request body as a provider's document prints it.</summary>
/// <param name="Document">The document's file name.</param>
/// <param name="Line">The line that its first brace stands in, from 1.</param>
/// <param name="Text">The body as it stands there.</param>
public sealed partial record SeedExample(string Document, int Line, string Text)
{
    /// <summary>Why a test that reads the documents is skipped where they are absent.</summary>
    public const string Absent = "The provider documents are absent: ../shared/seeds beside the checkout.";

    /// <summary>The bodies of the curl calls of a section of a document, from a heading to the next one of its kind.</summary>
    public static IReadOnlyList<SeedExample> CurlBodies(string document, string heading) => Find(document, heading, CurlBody());

    /// <summary>The JSON blocks of a section.</summary>
    public static IReadOnlyList<SeedExample> JsonBlocks(string document, string heading) => Find(document, heading, JsonBlock());

    /// <summary>The body as a value.</summary>
    public JsonObject Body => (JsonObject?)JsonText.Parse(Text) ?? throw new InvalidOperationException($"{Document}:{Line} is no JSON");

    public override string ToString() => $"{Document}:{Line}";

    private static List<SeedExample> Find(string document, string heading, Regex form)
    {
        var file = Directory.EnumerateFiles(Repository.Seeds!, document + "*").Single();
        var lines = File.ReadAllLines(file);
        var first = Array.IndexOf(lines, heading);
        Assert.True(first >= 0, $"{document} has no line '{heading}'");

        // Pages are framed by bars; sections of a page end at the next heading of the same level.
        var isPage = first > 0 && lines[first - 1].StartsWith("=====", StringComparison.Ordinal);
        var level = heading.Split(' ')[0];
        var last = first + 2;
        while (last < lines.Length && !(isPage ? lines[last].StartsWith("=====", StringComparison.Ordinal) : lines[last].StartsWith(level + " ", StringComparison.Ordinal))) last++;
        var text = string.Join('\n', lines[first..last]);
        return form.Matches(text)
            .Select(match => new SeedExample(Path.GetFileName(file), first + 1 + text[..match.Groups[1].Index].Count(c => c == '\n'), match.Groups[1].Value))
            .ToList();
    }

    [GeneratedRegex("-d '(\\{.*?\\n\\})'", RegexOptions.Singleline)]
    private static partial Regex CurlBody();

    [GeneratedRegex("```json[^\\n]*\\n(\\{.*?\\n\\})\\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
