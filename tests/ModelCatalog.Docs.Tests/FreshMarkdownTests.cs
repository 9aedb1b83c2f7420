using ModelCatalog.Tests;

namespace ModelCatalog.Docs.Tests;

/// <summary>The reference that is checked in is that of the catalog beside it. <c>UPDATE_CASES=1</c> writes it, as <c>modelcat docs</c> does.</summary>
public class FreshMarkdownTests
{
    private const long MostBytes = 4_000_000;

    private static readonly string s_folder = Path.Combine(Repository.Root, "catalog", "docs");

    [Fact]
    public void The_reference_is_up_to_date()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1") Assert.NotNull(ReferenceFolder.Write(s_folder, ProjectReference.Markdown, out _));
        var expected = ProjectReference.Markdown.Select(ReferenceFolder.Marked).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var actual = Directory.Exists(s_folder)
            ? Directory.EnumerateFiles(s_folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(s_folder, path).Replace('\\', '/'), path => File.ReadAllText(path).ReplaceLineEndings("\n"), StringComparer.Ordinal)
            : [];

        var stale = expected.Keys.Union(actual.Keys).Where(path => expected.GetValueOrDefault(path) != actual.GetValueOrDefault(path)).Order(StringComparer.Ordinal).ToList();

        Assert.True(stale.Count == 0, $"{stale.Count} pages of catalog/docs are not those of the catalog; 'dotnet run --project generator/ModelCatalog.Tool -- docs' writes them:\n{string.Join('\n', stale.Take(20))}");
    }

    [Fact]
    public void The_reference_is_small() => Assert.InRange(ProjectReference.Markdown.Sum(file => (long)System.Text.Encoding.UTF8.GetByteCount(file.Text)), 1, MostBytes);

    [Fact]
    public void Pages_have_no_blanks_at_ends_of_lines_and_no_empty_lines_in_a_row()
    {
        foreach (var file in ProjectReference.Markdown)
        {
            Assert.Empty(file.Text.Split('\n').Where(line => line.EndsWith(' ')).Select(line => file.Path + ": " + line));
            Assert.DoesNotContain("\n\n\n", file.Text, StringComparison.Ordinal);
        }
    }
}
