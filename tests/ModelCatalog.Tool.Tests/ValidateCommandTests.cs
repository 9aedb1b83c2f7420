using System.Text;

namespace ModelCatalog.Tool.Tests;

/// <summary>How the verb is called, and how it answers a reader.</summary>
public sealed class ValidateCommandTests : IDisposable
{
    private const string Right = """{"model":"acme/clip","input":{"prompt":"x"}}""";
    private const string Wrong = """{"model":"acme/clip","input":{"prompt":"x","duration":7,"note":5,"promt":1}}""";

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void A_body_is_answered_in_text()
    {
        _catalog.Folder.Write("body.json", Wrong);

        var (code, output, error) = _catalog.Run("", "validate", "--provider", "one", "body.json");

        Assert.Equal(
            """
            ✗ input.note      type           `input.note` must be text; it is `5` (note.type)
            ! input.promt     unknown-field  No document mentions `promt`; did you mean 'prompt'? (unknown-field)
            ✗ input.duration  enum           `input.duration` must be `5` or `10`; it is `7`; the nearest is 5 (duration.enum)
            ✗ acme/clip is not valid: 2 errors, 1 warning

            """,
            output);
        Assert.Equal((ExitCode.Errors, ""), (code, error));
    }

    [Fact]
    public void A_right_body_is_one_line() => Assert.Equal((ExitCode.Success, "✓ acme/clip is valid\n", ""), _catalog.Run(Right, "validate", "--provider", "one", "-"));

    [Fact]
    public void A_body_is_answered_in_json_without_an_id() =>
        Assert.Equal((ExitCode.Success, """{"model":"acme/clip","valid":true,"violations":[]}""" + "\n", ""), _catalog.Run(Right, "validate", "--provider", "one", "--format", "json", "-"));

    [Fact]
    public void A_body_over_several_lines_is_one_body() =>
        Assert.Equal("✓ acme/clip is valid\n", _catalog.Run("{\n  \"model\": \"acme/clip\",\n  \"input\":\n  {\"prompt\":\"x\"}\n}\n", "validate", "-p", "one", "-").Output);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\n\"a\":\n")]
    [InlineData("nonsense\nof several lines")]
    public void What_is_no_body_is_answered_as_one(string input)
    {
        var (code, output, _) = _catalog.Run(input, "validate", "-p", "one", "-");

        Assert.Equal(ExitCode.Errors, code);
        Assert.Contains("(json)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_answered_in_text()
    {
        _catalog.Folder.Write("batch.jsonl", $"{{\"id\":\"a\",\"body\":{Right}}}\n{{\"id\":\"b\",\"body\":{Wrong}}}\n{{}}\n");

        var (code, output, error) = _catalog.Run("", "validate", "--provider", "one", "batch.jsonl");

        Assert.Equal(
            """
            ✓ a  acme/clip
            ✗ b  acme/clip
                ✗ input.note      type           `input.note` must be text; it is `5` (note.type)
                ! input.promt     unknown-field  No document mentions `promt`; did you mean 'prompt'? (unknown-field)
                ✗ input.duration  enum           `input.duration` must be `5` or `10`; it is `7`; the nearest is 5 (duration.enum)
            ✗ (no id)
                ✗ body  required  `body` is required (body.required)
            3 requests: 1 valid, 2 invalid

            """,
            output);
        Assert.Equal((ExitCode.Errors, ""), (code, error));
    }

    [Theory]
    [InlineData("{\"id\":1,\"body\":X}\n{\"id\":2,\"body\":X}", 2)]
    [InlineData("{\"id\":1,\"body\":X}", 1)]
    [InlineData("\n\nnonsense\n{\"id\":2,\"body\":X}\n", 2)]
    [InlineData("{\"id\":1,\"body\":\r\n{\"id\":2,\"body\":X}\r\n", 2)]
    public void Several_lines_of_objects_are_a_batch(string input, int answers)
    {
        var (_, output, _) = _catalog.Run(input.Replace("X", Right, StringComparison.Ordinal), "validate", "-p", "one", "--format", "json", "-");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(answers, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("{\"id\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_batch_is_valid()
    {
        Assert.Equal((ExitCode.Success, "", ""), _catalog.Run("", "validate", "-p", "one", "--batch", "--format", "json", "-"));
        Assert.Equal((ExitCode.Success, "0 requests: 0 valid, 0 invalid\n", ""), _catalog.Run("\n \n", "validate", "-p", "one", "--batch", "-"));
    }

    [Fact]
    public void An_operation_can_be_given_for_all()
    {
        Assert.Equal("✓ acme/clip is valid\n", _catalog.Run("""{"prompt":"x"}""", "validate", "-p", "in-path", "--operation", "POST /acme/clip", "-").Output);
        Assert.Equal("1 request: 1 valid, 0 invalid", _catalog.Run("""{"id":1,"body":{"prompt":"x"}}""", "validate", "-p", "in-path", "--operation", "POST /acme/clip", "--batch", "-").Output.Split('\n')[1]);
    }

    [Fact]
    public void The_catalog_is_found_above_the_current_folder()
    {
        var below = Directory.CreateDirectory(Path.Combine(_catalog.Folder.Path, "a", "b")).FullName;
        using var output = new StringWriter();
        var terminal = new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = below, OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Right)) };

        Assert.Equal(ExitCode.Success, CommandLine.Run(["validate", "-p", "one", "-"], terminal));
    }

    [Fact]
    public void Colours_come_with_the_terminal_and_texts_cannot_bring_their_own()
    {
        using var output = new StringWriter();
        var body = """{"model":"acme/clip","input":{"prompt":"x","\u001b[31mred":1}}""";
        var terminal = new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = _catalog.Folder.Path, OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(body)), Color = true };

        CommandLine.Run(["validate", "-p", "one", "-"], terminal);

        Assert.StartsWith("\u001b[33m!\u001b[0m input.\\u001b[31mred", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _catalog.Run(body, "validate", "-p", "one", "-").Output);
    }

    [Theory]
    [InlineData("modelcat: '", "validate", "-p", "one", "nope.json")]
    [InlineData("modelcat: '", "validate", "-p", "one", "catalog")]
    [InlineData("modelcat: '", "validate", "-p", "one", "")]
    [InlineData("modelcat: the catalog has no provider 'onne'; did you mean 'one'?; expected one of in-path, many, one", "validate", "-p", "onne", "-")]
    [InlineData("modelcat: a body alone does not tell its provider; name it with --provider", "validate", "-")]
    [InlineData("modelcat: there is no catalog 'nope'", "validate", "-p", "one", "--catalog", "nope", "-")]
    [InlineData("modelcat: there is no catalog ''", "validate", "-p", "one", "--catalog", "", "-")]
    [InlineData("modelcat: no .yaml, .yml or .json file below ", "validate", "-p", "one", "--catalog", "empty", "-")]
    [InlineData("modelcat: ", "validate", "-p", "one", "--format", "sarif", "-")]
    [InlineData("modelcat: ", "validate")]
    public void A_wrong_call_says_so(string expected, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_catalog.Folder.Path, "empty"));

        var (code, output, error) = _catalog.Run(Right, arguments);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalog_with_errors_is_a_wrong_call()
    {
        _catalog.Folder.Write("catalog/models/broken.yaml", TemporaryFolder.Model("broken").Replace("vendor", "model: b\nvendor", StringComparison.Ordinal));

        var (code, output, error) = _catalog.Run(Right, "validate", "-p", "one", "-");

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.StartsWith("catalog/models/broken.yaml(2,1): error MC1011: ", error, StringComparison.Ordinal);
        Assert.Contains("the catalog has errors", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_tells_the_forms_and_the_exit_codes()
    {
        var help = _catalog.Run("", "validate", "--help").Output;

        Assert.Contains("Exit codes: 0 all valid, 1 some invalid, 2 ", help, StringComparison.Ordinal);
        Assert.Contains("modelcat validate --provider acme body.json", help, StringComparison.Ordinal);
    }
}
