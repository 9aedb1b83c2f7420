using System.Reflection;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Generator.Tests;

/// <summary>The release files list every id with its severity: what is listed as shipped is never reused. UPDATE_CASES=1 writes what is not listed yet.</summary>
public sealed class ReleaseTrackingTests
{
    private const string Head = """
        ; Unshipped analyzer release

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------

        """;

    private static readonly string Folder = typeof(ReleaseTrackingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "GeneratorFolder").Value!;

    [Fact]
    public void Every_id_is_listed_once_with_its_severity_and_title()
    {
        var shipped = Lines("Shipped");
        var expected = DiagnosticRules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(Line).Except(shipped).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(PathOf("Unshipped"), Head.Replace("\r", "", StringComparison.Ordinal) + string.Concat(expected.Select(line => line + "\n")));
        }

        Assert.Equal(expected, Lines("Unshipped"));
    }

    [Fact]
    public void An_id_that_was_shipped_is_still_there() =>
        Assert.Empty(Lines("Shipped").Select(line => line.Split(" | ")[0]).Except(DiagnosticRules.All.Select(rule => rule.Id)));

    private static string Line(DiagnosticRule rule) => $"{rule.Id} | ModelCatalog | {rule.Severity} | {rule.Title}";

    private static List<string> Lines(string release) =>
        [.. File.ReadLines(PathOf(release)).Where(line => line.StartsWith("MC", StringComparison.Ordinal))];

    private static string PathOf(string release) => Path.Combine(Folder, $"AnalyzerReleases.{release}.md");
}
