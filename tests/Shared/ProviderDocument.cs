using System.Text.RegularExpressions;

namespace ModelCatalog.Tests;

/// <summary>A provider's document: pages with tables and request examples, read as it stands.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Pages">Its pages, in order.</param>
public sealed partial record ProviderDocument(string Name, IReadOnlyList<DocumentPage> Pages)
{
    /// <summary>The ids of models: <c>vendor/model</c> in code, fences and bodies.</summary>
    public IReadOnlyList<string> ModelIds => [.. Pages.SelectMany(page => page.ModelIds).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every request body that a curl call sends to the tasks of the provider.</summary>
    public IReadOnlyList<SeedExample> Examples => [.. Pages.SelectMany(page => page.Examples)];

    /// <summary>Reads the document whose name begins so; the documents must be there.</summary>
    public static ProviderDocument Read(string name)
    {
        var file = Directory.EnumerateFiles(Repository.Seeds!, name + "*").Single();
        var lines = File.ReadAllLines(file);
        var starts = Enumerable.Range(1, lines.Length - 2).Where(i => IsBar(lines[i - 1]) && IsBar(lines[i + 1])).ToList();
        var pages = starts.Select((start, i) => Page(Path.GetFileName(file), lines, start, i + 1 < starts.Count ? starts[i + 1] - 1 : lines.Length)).ToList();
        return new ProviderDocument(Path.GetFileName(file), pages);
    }

    private static bool IsBar(string line) => line.StartsWith("=====", StringComparison.Ordinal);

    private static DocumentPage Page(string file, string[] lines, int start, int end)
    {
        var text = string.Join('\n', lines[start..end]);
        var tables = new List<DocumentTable>();
        for (var i = start; i + 1 < end; i++)
        {
            if (!lines[i + 1].StartsWith("|--", StringComparison.Ordinal)) continue;
            var rows = lines.Skip(i + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
            tables.Add(new DocumentTable(i + 1, Cells(lines[i]), rows, ModelLine().Match(lines[Math.Max(start, i - 1)]) is { Success: true } named ? Ids(named.Value) : Above(lines, start, i)));
        }

        var examples = CurlBody().Matches(text).Select(match => new SeedExample(file, start + 1 + text[..match.Groups[1].Index].Count(c => c == '\n'), match.Groups[1].Value));
        return new DocumentPage(lines[start], start + 1, text, tables, [.. examples], Ids(text));
    }

    // "Models: `a/b`, `a/c`" stands above its table, perhaps with a sentence between.
    private static IReadOnlyList<string> Above(string[] lines, int start, int table)
    {
        for (var i = table - 1; i > start && !lines[i].StartsWith('#'); i--)
        {
            if (ModelLine().IsMatch(lines[i])) return Ids(lines[i]);
        }

        return [];
    }

    private static List<string> Ids(string text) =>
        [.. InCode().Matches(text).Concat(InFence().Matches(text)).Concat(InBody().Matches(text)).Select(match => match.Groups[1].Value)
            .Where(id => id is not ("application/json" or "provider/model-name")).Distinct()];

    private static string[] Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex("^Models?: .*")]
    private static partial Regex ModelLine();

    [GeneratedRegex("`([a-z-]+/[a-z0-9.-]+)`")]
    private static partial Regex InCode();

    [GeneratedRegex("^([a-z-]+/[a-z0-9.-]+)$", RegexOptions.Multiline)]
    private static partial Regex InFence();

    [GeneratedRegex("^\"model\": \"([a-z-]+/[a-z0-9.-]+)\"", RegexOptions.Multiline)]
    private static partial Regex InBody();

    [GeneratedRegex("-d '(\\{.*?\\n\\})'", RegexOptions.Singleline)]
    private static partial Regex CurlBody();
}

/// <summary>A page of a document.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Line">The title's line, from 1.</param>
/// <param name="Text">The whole page.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Examples">The bodies of its curl calls.</param>
/// <param name="ModelIds">The model ids that it names.</param>
public sealed record DocumentPage(string Title, int Line, string Text, IReadOnlyList<DocumentTable> Tables, IReadOnlyList<SeedExample> Examples, IReadOnlyList<string> ModelIds)
{
    public override string ToString() => $"{Title} (line {Line})";
}

/// <summary>A table of a page.</summary>
/// <param name="Line">The line of its head.</param>
/// <param name="Head">Its head.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="ModelIds">The models that a line above it names as its own.</param>
public sealed record DocumentTable(int Line, string[] Head, IReadOnlyList<string[]> Rows, IReadOnlyList<string> ModelIds)
{
    /// <summary>Whether it lists the fields of a request or an object.</summary>
    public bool ListsFields => Head[0] is "Parameter" or "Field" && Head.Contains("Type");

    /// <summary>The names in its first column.</summary>
    public IEnumerable<string> Fields => Rows.SelectMany(row => row[0].Split(',', '/')).Select(name => name.Trim(' ', '`', '*')).Where(name => name.Length > 0);
}
