using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

/// <summary>Requests with verdicts beside the checkout: each is judged as expected.</summary>
public class ValidateSampleTests
{
    private static readonly string s_sample = Path.Combine(Repository.Root, "..", "shared", "validate-sample.jsonl");

    [Fact]
    public void Verdicts_are_as_expected()
    {
        Assert.SkipUnless(File.Exists(s_sample), "the sample of requests is not beside this checkout");
        var lines = File.ReadAllLines(s_sample).Where(line => line.Length > 0).ToList();
        Assert.NotEmpty(lines);
        using var output = new StringWriter();
        var input = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));
        CommandLine.Run(
            ["validate", "--batch", "--format", "json", "-"],
            new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = Repository.Root, OpenInput = () => new MemoryStream(input) });
        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(lines.Count, answers.Length);
        Assert.Empty(lines.Zip(answers, Difference).OfType<string>());
    }

    private static string? Difference(string line, string answer)
    {
        using var request = JsonDocument.Parse(line);
        using var given = JsonDocument.Parse(answer);
        var expected = request.RootElement.GetProperty("expected");
        var violations = given.RootElement.GetProperty("violations").EnumerateArray().Select(violation =>
            $"{violation.GetProperty("severity")} {violation.GetProperty("kind")} at {violation.GetProperty("parameter")}").ToList();
        var isAsExpected = given.RootElement.GetProperty("id").ToString() == request.RootElement.GetProperty("id").ToString()
            && given.RootElement.GetProperty("valid").GetBoolean() == expected.GetProperty("valid").GetBoolean()
            && (!expected.TryGetProperty("kind", out var kind) || violations.Contains($"error {kind} at {expected.GetProperty("parameter")}"))
            && (!expected.TryGetProperty("warning", out var warned) || warned.EnumerateArray().All(place => violations.Any(violation => violation.StartsWith("warning ", StringComparison.Ordinal) && violation.EndsWith(" at " + place, StringComparison.Ordinal))));
        return isAsExpected ? null : $"{line}\n{answer}";
    }
}
