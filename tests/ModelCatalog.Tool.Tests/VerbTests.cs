using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

/// <summary>What holds for every verb: its help, its formats, its answers to wrong calls. A new verb is a row of <see cref="Calls"/>, and of the table in the tool's README.</summary>
public sealed partial class VerbTests : IDisposable
{
    private const string OpenApi =
        """{"openapi": "3.1.0", "paths": {"/clips": {"post": {"operationId": "makeClip", "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string", "description": "A."}}}}}}}}}}""";

    // A call of each verb that does something, what it reads, and what its JSON holds at the top: members, or "[]" and those of an item.
    private static readonly (string Verb, string Arguments, string Input, string Shape)[] s_calls =
    [
        ("new model", "acme/clip-9 --task text-to-video --provider one", "", "file next"),
        ("new provider", "north --yes", "", "file next"),
        ("check", "", "", "[] id severity title message path line column"),
        ("list", "models", "", "[] model title tasks providers"),
        ("show", "acme/clip", "", "is model wires rules examples"),
        ("explain", "MC3007", "", "id title severity message page"),
        ("allowed", "acme/clip duration --provider one", "", "model provider violations parameters"),
        ("validate", "--provider one -", """{"model": "acme/clip", "input": {"prompt": "x", "duration": 7}}""", "model valid violations"),
        ("schema", "acme/clip", "", ""),
        ("matrix", "", "", "[] model title tasks wires"),
        ("emulate", "--provider one", "", "event"),
        ("docs", "--site public", "", "folders milliseconds"),
        ("completions", "bash", "", ""),
        ("wire", "--model acme/clip --provider one -", """{"prompt": "x"}""", "model provider valid violations method url headers body"),
        ("code", "--provider one -", """{"model": "acme/clip", "input": {"prompt": "x"}}""", "provider model valid violations code"),
        ("diff", "catalog catalog", "", "breaks changes"),
        ("import openapi", "- --operation makeClip --model acme/clip-9", OpenApi, "model descriptor notes"),
        ("import schema", "- --model acme/clip-9", """{"type": "object", "properties": {"a": {"type": "string"}}}""", "model descriptor notes"),
    ];

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    public static TheoryData<string> Verbs => [.. Commands().Select(pair => pair.Verb)];

    public static TheoryData<string, string, string, string> Calls => [.. s_calls.Select(call => (call.Verb, call.Arguments, call.Input, call.Shape))];

    [Fact]
    public void Every_verb_is_called_here() => Assert.Equal(Commands().Select(pair => pair.Verb).Order(StringComparer.Ordinal), s_calls.Select(call => call.Verb).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_tells_exit_codes_and_examples_that_are_right(string verb)
    {
        var (code, help, error) = _catalog.Run("", [.. verb.Split(' '), "--help"]);

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Matches(@"(?s)Exit codes: 0 [^;,]+.*\b2 ", help);
        var examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n').Skip(1).Select(line => Example().Match(line)).Where(match => match.Success).Select(match => match.Value.Trim()).ToList();
        Assert.NotEmpty(examples);
        Assert.Contains(examples, example => example.StartsWith("modelcat " + verb, StringComparison.Ordinal));
        foreach (var example in examples) Assert.True(Parse(example).Errors.Count == 0, $"{example}: {string.Join("; ", Parse(example).Errors)}");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_option_and_argument_is_explained(string verb)
    {
        var command = Commands().Single(pair => pair.Verb == verb).Command;

        Assert.All(command.Options, option => Assert.EndsWith(".", option.Description, StringComparison.Ordinal));
        Assert.All(command.Arguments, argument => Assert.EndsWith(".", argument.Description, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_readme_has_its_row(string verb)
    {
        var readme = File.ReadAllLines(Path.Combine(Repository.Root, "generator", "ModelCatalog.Tool", "README.md"));
        var row = Assert.Single(readme, line => line.StartsWith($"| `{verb}` |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        var shape = s_calls.Single(call => call.Verb == verb).Shape;

        // What exit code 1 says, and what the JSON holds.
        Assert.NotEqual("", row[2]);
        if (shape.Length == 0) Assert.Equal("–", row[3]);
        else Assert.All(shape.Split(' '), name => Assert.Contains(name == "[]" ? "`[{" : name, row[3], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_misspelt_option_is_answered_with_the_nearest(string verb)
    {
        var command = Commands().Single(pair => pair.Verb == verb).Command;
        foreach (var name in command.Options.Select(option => option.Name).Where(name => name.Length > 5))
        {
            var misspelt = name[..^2] + name[^1] + name[^2];
            var (code, output, error) = _catalog.Run("", [.. verb.Split(' '), misspelt + "=x"]);

            Assert.Equal((ExitCode.Usage, ""), (code, output));
            Assert.Contains($"modelcat: '{misspelt}' is no option of 'modelcat {verb}'; did you mean '{name}'?\n", error, StringComparison.Ordinal);
            Assert.EndsWith($"Run 'modelcat {verb} --help' for its options.\n", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("'chekc' is no verb; did you mean 'check'?; expected one of new, check, ", "chekc")]
    [InlineData("'modle' is no verb of 'modelcat new'; did you mean 'model'?; expected one of model, provider", "new", "modle")]
    [InlineData("'zzzzzz' is no verb; expected one of new, check, ", "zzzzzz")]
    [InlineData("'-z' is no option of 'modelcat check'; expected one of ", "check", "-z")]
    [InlineData("'c' is too much: 'modelcat diff' takes no more than <old> and <new>", "diff", "a", "b", "c")]
    [InlineData("Required argument 'key' missing for command: 'show'.", "show")]
    [InlineData("Argument 'jsn' not recognized. Must be one of:", "list", "--format", "jsn")]
    [InlineData("Required command was not provided.", "new")]
    public void A_wrong_call_is_answered_with_what_is_right(string expected, params string[] arguments)
    {
        var (code, output, error) = _catalog.Run("", arguments);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.StartsWith("modelcat: " + expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Json_is_what_is_documented_and_never_coloured(string verb, string arguments, string input, string shape)
    {
        var command = Commands().Single(pair => pair.Verb == verb).Command;
        Assert.Equal(shape.Length > 0, command.Options.Any(option => option.Name == "--format"));
        if (shape.Length == 0) return;
        if (verb == "check") _catalog.Folder.Write("catalog/models/wrong.yaml", "modl: x\n");
        var (_, output, _) = Run(verb, arguments + " --format json", input, isColored: true);

        Assert.DoesNotContain('\u001b', output);
        using var json = JsonDocument.Parse(verb == "emulate" ? output.Split('\n')[0] : output);
        var element = shape.StartsWith("[]", StringComparison.Ordinal) ? json.RootElement.EnumerateArray().First() : json.RootElement;
        foreach (var name in shape.Split(' ').Where(name => name != "[]")) Assert.True(element.TryGetProperty(name, out _), $"no '{name}' in {element}");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Colours_are_all_that_a_terminal_adds(string verb, string arguments, string input, string shape)
    {
        Assert.NotNull(shape);

        // Some verbs write: each call has a catalog of its own.
        using var other = new AcmeCatalog();
        var plain = Run(verb, arguments, input, isColored: false);
        var colored = Run(verb, arguments, input, isColored: true, other.Folder);

        Assert.DoesNotContain('\u001b', plain.Output + plain.Error);
        Assert.Equal(Port().Replace(plain.Output, ":0"), Port().Replace(Escape().Replace(colored.Output, ""), ":0"));
        Assert.Equal(plain.Error, Escape().Replace(colored.Error, ""));
        if (verb is "validate" or "explain" or "list") Assert.Contains('\u001b', colored.Output);
    }

    [Theory]
    [InlineData("catalog/models/acme/clip-9.yaml", "../../schema/model.schema.json", "new", "model", "acme/clip-9", "--task", "text-to-video", "--provider", "one")]
    [InlineData("catalog/providers/north.yaml", "../schema/provider.schema.json", "new", "provider", "north", "--yes")]
    [InlineData("catalog/models/acme/clip-9.yaml", "../../schema/model.schema.json", "import", "openapi", "-", "--operation", "makeClip", "-m", "acme/clip-9", "-p", "one", "-o", "catalog/models/acme/clip-9.yaml")]
    [InlineData("catalog/models/clip-9.yaml", "../schema/model.schema.json", "import", "schema", "-", "-m", "acme/clip-9", "-o", "catalog/models/clip-9.yaml")]
    [InlineData("models/x/y/clip-9.yaml", "../../../schema/model.schema.json", "import", "schema", "-", "-m", "acme/clip-9", "-o", "models/x/y/clip-9.yaml")]
    [InlineData("clip-9.yaml", "../../schema/model.schema.json", "import", "schema", "-", "-m", "acme/clip-9", "-o", "clip-9.yaml")]
    public void A_written_file_names_its_schema_and_checks_clean(string file, string schema, params string[] arguments)
    {
        Assert.Equal(ExitCode.Success, _catalog.Run(arguments.Contains("openapi") ? OpenApi : """{"type": "object", "properties": {"a": {"type": "string"}}}""", arguments).Code);

        Assert.Equal("# yaml-language-server: $schema=" + schema, File.ReadLines(Path.Combine(_catalog.Folder.Path, file)).First());
        Assert.Equal((ExitCode.Success, "6 files are right\n", ""), file.StartsWith("catalog/", StringComparison.Ordinal) ? _catalog.Run("", "check") : (0, "6 files are right\n", ""));
    }

    [Fact]
    public void Long_work_says_how_far_it_is_only_at_a_terminal()
    {
        var lines = string.Concat(Enumerable.Repeat("{\"body\": {\"model\": \"acme/clip\", \"input\": {\"prompt\": \"x\"}}}\n", 10));

        Assert.Equal("", Progress(lines, showsProgress: false, showsOutput: false));
        Assert.Equal("", Progress(lines, showsProgress: true, showsOutput: true));
        Assert.Contains("requests, 0 invalid", Progress(lines, showsProgress: true, showsOutput: false), StringComparison.Ordinal);
    }

    // A batch whose lines come slowly.
    private string Progress(string lines, bool showsProgress, bool showsOutput)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new ToolTerminal(output, error) { WorkingDirectory = _catalog.Folder.Path, ShowsProgress = showsProgress, ShowsOutput = showsOutput, OpenInput = () => new SlowStream(lines) };
        Assert.Equal(ExitCode.Success, CommandLine.Run(["validate", "--provider", "one", "--batch", "-"], terminal));
        return error.ToString();
    }

    private (int Code, string Output, string Error) Run(string verb, string arguments, string input, bool isColored, TemporaryFolder? folder = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new ToolTerminal(output, error)
        {
            Color = isColored,
            WorkingDirectory = (folder ?? _catalog.Folder).Path,
            OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)),
            Stopped = () => new CancellationToken(canceled: true),
        };
        var code = CommandLine.Run([.. verb.Split(' '), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], terminal);
        return (code, output.ToString(), error.ToString());
    }

    private static ParseResult Parse(string example)
    {
        var words = Word().Matches(example).Select(match => match.Value.Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)).TakeWhile(word => word is not (">" or "<" or "|" or "#")).Skip(1);
        return CommandLine.Create(new ToolTerminal(TextWriter.Null, TextWriter.Null)).Parse([.. words]);
    }

    private static IEnumerable<(string Verb, Command Command)> Commands() =>
        Leaves(CommandLine.Create(new ToolTerminal(TextWriter.Null, TextWriter.Null)), "");

    private static IEnumerable<(string Verb, Command Command)> Leaves(Command command, string prefix) => command.Subcommands
        .SelectMany(one => one.Subcommands.Count > 0 ? Leaves(one, prefix + one.Name + " ") : [(prefix + one.Name, one)]);

    [GeneratedRegex(@"modelcat [^)]*")]
    private static partial Regex Example();

    [GeneratedRegex(@"'[^']*'|[^\s']+")]
    private static partial Regex Word();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escape();

    [GeneratedRegex(@":[0-9]{4,5}\b")]
    private static partial Regex Port();

    /// <summary>Gives a line for each read, after a pause.</summary>
    private sealed class SlowStream(string text) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override int Read(Span<byte> buffer)
        {
            Thread.Sleep(80);
            var bytes = new byte[Math.Min(buffer.Length, 64)];
            var count = base.Read(bytes, 0, bytes.Length);
            bytes.AsSpan(0, count).CopyTo(buffer);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
