using System.Text;
using System.Text.Json;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

/// <summary>The conformance pages, run by <c>modelcat validate</c>: it says what the interpreter and the generated code say.</summary>
public class ValidatePagesTests
{
    private static readonly Lazy<Dictionary<string, PageVerdict>> s_verdicts = new(Run);

    public static TheoryData<string> Names => [.. ConformancePage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tool_says_what_the_page_says(string name)
    {
        var page = ConformancePage.All.Single(one => one.Name == name);

        var contradictions = page.Contradictions(body => s_verdicts.Value[Key(page, body)] with { Written = body }).ToList();

        Assert.True(contradictions.Count == 0, string.Join("\n", contradictions));
    }

    // All bodies of a provider are one batch.
    private static Dictionary<string, PageVerdict> Run()
    {
        var verdicts = new Dictionary<string, PageVerdict>();
        foreach (var pages in ConformancePage.All.GroupBy(page => page.Provider))
        {
            var bodies = pages.SelectMany(page => page.Bodies).DistinctBy(body => Key(body.Page, body.Body)).ToList();
            var batch = Encoding.UTF8.GetBytes(string.Join('\n', bodies.Select(Line)));
            using var output = new StringWriter();
            CommandLine.Run(
                ["validate", "--provider", pages.Key, "--batch", "--format", "json", "-"],
                new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = Repository.Root, OpenInput = () => new MemoryStream(batch) });
            var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(bodies.Count, answers.Length);
            foreach (var (body, answer) in bodies.Zip(answers)) verdicts[Key(body.Page, body.Body)] = Read(answer);
        }

        return verdicts;
    }

    private static string Key(ConformancePage page, JsonObject body) => $"{page.Provider} {page.Operation} {body}";

    private static string Line(PageBody body) =>
        body.Page.Operation is { } operation ? $"{{\"operation\":{new JsonString(operation)},\"body\":{body.Body}}}" : $"{{\"body\":{body.Body}}}";

    private static PageVerdict Read(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var violations = document.RootElement.GetProperty("violations").EnumerateArray().Select(violation => new PageViolation(
            Text(violation, "severity"), Text(violation, "kind"), Text(violation, "rule"), Text(violation, "parameter"), Text(violation, "message"))).ToList();
        Assert.Equal(document.RootElement.GetProperty("valid").GetBoolean(), violations.All(violation => violation.Severity == "warning"));
        return new PageVerdict(violations, null);
    }

    private static string Text(JsonElement violation, string name) => violation.GetProperty(name).GetString()!;
}
