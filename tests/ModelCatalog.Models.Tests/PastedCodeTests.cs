using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Emulator.Tests.Fixtures;
using ModelCatalog.Models.Tests.Pasting;
using ModelCatalog.Tests;
using ModelCatalog.Tool.Coding;

namespace ModelCatalog.Models.Tests;

/// <summary>What a page shows becomes C# that compiles as it is printed, and, run, sends that same body to that same URL.</summary>
public class PastedCodeTests
{
    private static readonly RequestCoder s_coder = new(ConformanceCase.Catalog, "ModelCatalog.Models");

    [Fact]
    public void Every_valid_body_of_the_pages_is_written_in_CSharp()
    {
        var bodies = ConformancePage.All.SelectMany(page => page.Bodies).Select(body => (Source: body.ToString(), body.Body, Page: body.Page, body.Fires)).ToList();

        Assert.True(bodies.Count > 1000, $"{bodies.Count} bodies");
        Check(bodies.Select(one => new Pasted(one.Source, s_coder.Read(one.Body.ToString(), one.Page.Provider, one.Page.Operation), one.Body, one.Page, one.Fires, null)));
    }

    [Fact]
    public void Every_JSON_body_of_the_documents_is_written_in_CSharp()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var pasted = (
            from page in ConformancePage.All
            from example in page.Examples
            let text = DocumentBody.At(page.Document, example.Line, example.Offset)
            select new Pasted($"{page.Document}:{example.Line}", s_coder.Read(text, page.Provider, page.Operation), (JsonObject)JsonText.Parse(text)!, page, example.Fires, null)).ToList();

        Assert.True(pasted.Count > 200, $"{pasted.Count} bodies");
        Check(pasted);
    }

    [Fact]
    public void Every_command_of_the_documents_is_written_in_CSharp()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var commands = PastedCommand.All();
        var pasted = (
            from command in commands
            from found in Find(command.Document, command.BodyLine, command.BodyStart)
            select new Pasted(command.ToString(), s_coder.Read(command.Text), null, found.Page, found.Example.Fires, command.Url)).ToList();
        var others = commands.Where(command => !Find(command.Document, command.BodyLine, command.BodyStart).Any()).ToList();

        Assert.True(pasted.Count > 150, $"{pasted.Count} of {commands.Count} commands are on pages");
        Check(pasted);
        Assert.All(others, command => Assert.False(s_coder.Read(command.Text) is { Code: not null }, $"{command} is on no page, but it is a request"));
    }

    private static IEnumerable<(ConformancePage Page, PageExample Example)> Find(string document, int line, int offset) =>
        from page in ConformancePage.All
        where page.Document == document
        from example in page.Examples
        where example.Line == line && (example.Offset ?? offset) == offset
        select (page, example);

    private static void Check(IEnumerable<Pasted> all)
    {
        var problems = new List<string>();
        var runs = new List<Pasted>();
        foreach (var one in all)
        {
            // A page says which of its bodies are wrong; the rest must have become C#.
            var isExpected = !one.Fires.Any(fired => one.Page.Rules.Any(rule => rule.Rule == fired && !rule.IsWarning));
            if (one.Code.Code is not null) runs.Add(one);
            else if (one.Fires.Count == 0 || one.Code.Problem is not null) problems.Add($"{one.Source}: no C#: {one.Code.Problem}{string.Join("; ", one.Code.Violations)}");
            if (one.Code.Code is not null && !isExpected) problems.Add($"{one.Source}: C# for an invalid body: {string.Join(", ", one.Fires)}");
        }

        var program = new PrintedProgram(runs.Select(one => one.Code.Code!).ToList());
        Assert.True(program.Errors.Count == 0, string.Join("\n", program.Errors.Take(20)));
        for (var i = 0; i < runs.Count; i++)
        {
            if (Compare(runs[i], program.Run(i)) is { } problem) problems.Add($"{runs[i].Source}: {problem}\n{runs[i].Code.Code}");
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems.Take(12)));
    }

    private static string? Compare(Pasted pasted, SentRequest sent)
    {
        var body = sent.Body;
        if (ConformanceCase.Catalog.Index.FindProvider(pasted.Page.Provider)!.BaseUrl is null) body = System.Text.Encoding.UTF8.GetString(GeneratedModels.Find(pasted.Page.Model, pasted.Page.Provider).Write(sent.Request!));
        else if (body is null) return "nothing was sent: " + sent.Problem;
        if (pasted.Url is { } url && url.StartsWith("http", StringComparison.Ordinal) && new Uri(url) != sent.Url) return $"{url} became {sent.Url}";

        // What fires as a warning may be what no request holds.
        if (pasted.Body is null || pasted.Fires.Count > 0) return null;
        var view = ConformanceCase.Catalog.Models.Single(plan => plan.Model.Key == pasted.Page.Model).FindView(pasted.Page.Provider)!;
        var (expected, written) = (ConformanceValue.WithoutAbsent(pasted.Body), ConformanceValue.WithoutAbsent(JsonText.Parse(body)!));
        return expected.Equals(written) || expected.Equals(WithoutAbsentMode((JsonObject)written, pasted.Body, view)) ? null : $"{expected} became {written}";
    }

    // Whether the mode that absence means was told or left out is nothing that a request holds.
    private static JsonValue WithoutAbsentMode(JsonObject written, JsonObject body, RequestView view)
    {
        if (view.Scope.Union is not { Declaration.On: { } on, AbsentMode: not null } || view.WirePathOf(on) is not { } path) return written;
        var isTold = path.Split('.').Aggregate((JsonValue?)body, (value, step) => (value as JsonObject)?[step]) is not null;
        return isTold ? written : ConformanceValue.Patch(written, new JsonObject([new JsonMember(path, JsonNull.Instance)]));
    }

    private sealed record Pasted(string Source, RequestCode Code, JsonObject? Body, ConformancePage Page, IReadOnlyList<string> Fires, string? Url);
}
