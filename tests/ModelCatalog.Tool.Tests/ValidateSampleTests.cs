using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

/// <summary>Requests with verdicts beside the checkout: those whose model the catalog has are judged as expected.</summary>
public class ValidateSampleTests
{
    private static readonly string s_sample = Path.Combine(Repository.Root, "..", "shared", "validate-sample.jsonl");
    private const string Whole = "unifically";
    private static readonly string[] s_providers = ["unifically", "kie"];

    [Fact]
    public void Verdicts_are_as_expected()
    {
        Assert.SkipUnless(File.Exists(s_sample), "the sample of requests is not beside this checkout");
        var catalog = Repository.CompileCatalog();
        var lines = File.ReadAllLines(s_sample).Where(line => line.Length > 0 && IsKnown(catalog, line)).ToList();
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

    // Every line of the provider that the catalog has whole; of another, those whose models it has.
    private static bool IsKnown(CompiledCatalog catalog, string line)
    {
        using var document = JsonDocument.Parse(line);
        var request = document.RootElement;
        var provider = request.GetProperty("provider").GetString()!;
        if (provider == Whole) return true;
        if (!s_providers.Contains(provider) || catalog.Index.Providers.All(known => known.Provider != provider)) return false;
        if (request.GetProperty("expected").TryGetProperty("parameter", out var parameter) && parameter.GetString() == "model") return true;
        var model = request.GetProperty("body").GetProperty("model").GetString();
        return catalog.Models.Any(plan => plan.FindView(provider)?.Body.ModelIds.Any(id => id.Id == model) == true);
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
