using System.Text.Json;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Diagnostics;

public class DiagnosticFormatterTests
{
    private static readonly DiagnosticRule Error = new("MC9001", "Title", "Wrong");
    private static readonly DiagnosticRule Warning = new("MC9002", "Other title", "Doubtful", DiagnosticSeverity.Warning);

    [Fact]
    public void A_diagnostic_shows_its_line_and_a_mark_below_it() =>
        Assert.Equal(
            """
            a.yaml(2,4): error MC9001: Wrong
                b: [x, y]
                   ^~~~~~

            """,
            Print("a: 1\nb: [x, y]\n", "[x, y]"));

    [Fact]
    public void A_place_without_width_gets_a_caret() => Assert.EndsWith("    a:\n      ^\n", Print("a:\n", ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\ta:\tmark\n", "        a:  mark", "            ^~~~")]
    [InlineData("日本: mark\n", "    日本: mark", "          ^~~~")]
    [InlineData("a: mark日本mark\n", "    a: mark日本mark", "       ^~~~")]
    [InlineData("e\u0301😀: mark\n", "    e\u0301😀: mark", "         ^~~~")]
    public void The_mark_stands_below_its_text_whatever_stands_before(string text, string line, string mark) =>
        Assert.EndsWith($"\n{line}\n{mark}\n", Print(text, "mark"), StringComparison.Ordinal);

    [Fact]
    public void Wide_characters_are_marked_over_their_width() =>
        Assert.EndsWith("    a: 日本\n       ^~~~\n", Print("a: 日本\n", "日本"), StringComparison.Ordinal);

    [Fact]
    public void A_place_of_several_lines_is_marked_to_the_end_of_the_first() =>
        Assert.EndsWith("    a: [1,\n       ^~~\n", Print("a: [1,\n  2]\n", "[1,\n  2]"), StringComparison.Ordinal);

    [Fact]
    public void A_long_line_is_cut_around_its_mark()
    {
        var text = new string('x', 500) + " mark " + new string('y', 500);

        var lines = Print(text, "mark", width: 40).Split('\n');

        Assert.Equal(40, lines[1].Trim().Length);
        Assert.Matches("^    …x+ mark y+…$", lines[1]);
        Assert.Equal(lines[1].IndexOf("mark", StringComparison.Ordinal), lines[2].IndexOf('^'));
    }

    [Theory]
    [InlineData("mark", 0)]
    [InlineData("mark", 500)]
    public void A_long_line_is_cut_at_one_end_when_the_mark_is_at_the_other(string mark, int before)
    {
        var text = new string('x', before) + mark + new string('y', 500 - before);

        var lines = Print(text, mark, width: 40).Split('\n');

        Assert.True(lines[1].Length <= 44);
        Assert.Equal(lines[1].IndexOf(mark, StringComparison.Ordinal), lines[2].IndexOf('^'));
    }

    [Fact]
    public void A_mark_wider_than_the_window_is_cut()
    {
        var lines = Print("a: " + new string('x', 500), new string('x', 500), width: 40).Split('\n');

        Assert.True(lines[1].Length <= 44);
        Assert.True(lines[2].Length <= 44);
    }

    [Fact]
    public void A_line_of_a_million_characters_is_printed_often_within_seconds()
    {
        var text = new SourceText("a.yaml", string.Concat(Enumerable.Repeat("日本 x ", 200_000)));
        var diagnostics = Enumerable.Range(0, 100).Select(i => new Diagnostic(Error, "Wrong", text.Path, text.Range(i * 10_000, 2)));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var printed = DiagnosticFormatter.ToText(diagnostics, [text], width: 40);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}");
        Assert.Equal(100, printed.Split('\n').Count(line => line.TrimEnd().EndsWith('…')));
    }

    [Fact]
    public void Colours_are_used_only_on_request()
    {
        Assert.DoesNotContain('\u001b', Print("a: mark\n", "mark"));
        Assert.Contains("\u001b[31;1merror MC9001\u001b[0m", Print("a: mark\n", "mark", color: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cannot_send_commands_to_the_terminal()
    {
        var text = new SourceText("a\u001b.yaml", "a: \u001b[2J\u202Emark\n");
        var diagnostic = new Diagnostic(Error, "Wrong: '\u001b[2J\n\u202E'", text.Path, text.Range(3, 1));

        var printed = DiagnosticFormatter.ToText([diagnostic], [text]);

        Assert.Equal("a\\u001b.yaml(1,4): error MC9001: Wrong: '\\u001b[2J\\u000a\\u202e'\n    a: \uFFFD[2J\uFFFDmark\n       ^\n", printed);
    }

    [Fact]
    public void A_file_that_is_not_at_hand_is_printed_without_its_line() =>
        Assert.Equal("b.yaml(1,1): warning MC9002: Doubtful\n", DiagnosticFormatter.ToText([new Diagnostic(Warning, "Doubtful", "b.yaml", default)], []));

    [Fact]
    public void Json_has_an_object_for_each()
    {
        var text = new SourceText("a.yaml", "a: \"é\"\n");

        using var json = JsonDocument.Parse(DiagnosticFormatter.ToJson([new Diagnostic(Error, "Wrong: \"é\"", "a.yaml", text.Range(3, 3))]));

        var item = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(
            """{"id":"MC9001","severity":"error","title":"Title","message":"Wrong: \"é\"","path":"a.yaml","line":1,"column":4,"endLine":1,"endColumn":7}""",
            item.GetRawText());
    }

    [Fact]
    public void Sarif_names_rules_places_and_levels()
    {
        var text = new SourceText("models/a b.yaml", "a: 1\nb: 2\n");
        Diagnostic[] diagnostics =
        [
            new(Warning, "Doubtful", text.Path, text.Range(8, 1)), new(Error, "Wrong", text.Path, text.Range(0, 1)), new(Warning, "Doubtful", text.Path, text.Range(3, 1)),
        ];

        using var sarif = JsonDocument.Parse(DiagnosticFormatter.ToSarif(diagnostics, "1.2.3"));

        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = sarif.RootElement.GetProperty("runs")[0];
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("1.2.3", driver.GetProperty("version").GetString());
        Assert.Equal(["MC9001", "MC9002"], driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["1 warning", "0 error", "1 warning"], results.Select(result => $"{result.GetProperty("ruleIndex")} {result.GetProperty("level")}"));
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("models/a%20b.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(
            """{"startLine":2,"startColumn":4,"endLine":2,"endColumn":5,"charOffset":8,"charLength":1}""", place.GetProperty("region").GetRawText());
    }

    [Fact]
    public void Nothing_to_report_is_still_a_document()
    {
        Assert.Equal("", DiagnosticFormatter.ToText([], []));
        Assert.Equal("[]", DiagnosticFormatter.ToJson([]));
        Assert.Contains("\"results\":[]", DiagnosticFormatter.ToSarif([], "1.0.0"), StringComparison.Ordinal);
    }

    private static string Print(string content, string mark, bool color = false, int width = DiagnosticFormatter.DefaultWidth)
    {
        var text = new SourceText("a.yaml", content);
        var range = mark.Length == 0 ? text.Range(content.Length - 1, 0) : text.Range(content.IndexOf(mark, StringComparison.Ordinal), mark.Length);
        return DiagnosticFormatter.ToText([new Diagnostic(Error, "Wrong", text.Path, range)], [text], color, width);
    }
}
