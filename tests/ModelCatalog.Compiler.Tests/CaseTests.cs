using System.Text;

namespace ModelCatalog.Compiler.Tests;

/// <summary>Runs every negative case. With <c>UPDATE_CASES=1</c> it rewrites the expectations instead; read the difference before you commit it.</summary>
public class CaseTests
{
    private static readonly Dictionary<string, CaseFile> Cases = CaseFile.All().ToDictionary(item => item.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_gives_exactly_its_diagnostics(string name)
    {
        var item = Cases[name];
        var actual = item.Compile();
        if (Updates) item.Update(actual);
        var expected = item.ReadExpected();

        if (!expected.SequenceEqual(actual)) Assert.Fail(Explain(item, expected, actual));
        Assert.True(File.Exists(item.ExpectationPath), $"{item.ExpectationPath} is missing; UPDATE_CASES=1 writes it");
    }

    [Fact]
    public void Every_expectation_belongs_to_a_case() => Assert.Empty(CaseFile.Orphans());

    private static string Explain(CaseFile item, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var output = new StringBuilder().AppendLine(item.Name);
        foreach (var line in expected.Except(actual)) output.Append("  missing:    ").AppendLine(line);
        foreach (var line in actual.Except(expected)) output.Append("  unexpected: ").AppendLine(line);
        if (expected.ToHashSet().SetEquals(actual)) output.AppendLine("  the same lines, in another order or number of times");
        return output.Append("  UPDATE_CASES=1 accepts what is, in ").Append(item.ExpectationPath).ToString();
    }
}
