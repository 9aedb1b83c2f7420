using System.Text.Json;

namespace ModelCatalog.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private const string Json = """{ "model": "b", "vendor": "acme", "title": "B", "tasks": ["text-to-video"], "summary": "B.", "parameters": {}, "output": "video" }""";

    private static readonly string Right = TemporaryFolder.Model("a");

    // One error, at 2:1.
    private static readonly string Wrong = Right.Replace("vendor", "model: b\nvendor", StringComparison.Ordinal);

    // One warning, at 1:11.
    private static readonly string Doubtful = "source: x #y\n" + Right;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_catalog_without_mistakes_is_one_line()
    {
        _folder.Write("catalog/models/a.yaml", Right).Write("catalog/b.json", Json);

        Assert.Equal((ExitCode.Success, "2 files are right\n", ""), Run("check"));
    }

    [Fact]
    public void Mistakes_are_printed_with_paths_from_the_current_folder_and_counted()
    {
        _folder.Write("catalog/models/a.yaml", Wrong).Write("catalog/b.yml", Doubtful.Replace("model: a", "model: b", StringComparison.Ordinal)).Write("catalog/c.yaml", TemporaryFolder.Model("c"));

        var (code, output, error) = Run("check");

        Assert.Equal(
            """
            catalog/b.yml(1,11): warning MC1018: '#y' is a comment, not a part of the text before it. If it is a part, quote this: 'x #y'. If not, put a space after '#'
                source: x #y
                          ^~
            catalog/models/a.yaml(2,1): error MC1011: Key 'model' stands here for the second time; the first is at line 1, column 1. Remove or rename one of them
                model: b
                ^~~~~
            1 error, 1 warning in 2 of 3 files

            """,
            output);
        Assert.Equal((ExitCode.Errors, ""), (code, error));
    }

    [Fact]
    public void Warnings_alone_are_a_success()
    {
        _folder.Write("catalog/a.yaml", Doubtful);

        var (code, output, _) = Run("check");

        Assert.Equal(ExitCode.Success, code);
        Assert.EndsWith("\n1 warning in 1 of 1 file\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_catalog_folder_the_current_one_is_checked()
    {
        _folder.Write("models/a.yaml", Wrong);

        Assert.StartsWith("models/a.yaml(2,1): ", Run("check").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "other/a.yaml(2,1): ")]
    [InlineData("other/", "other/a.yaml(2,1): ")]
    [InlineData("./other", "./other/a.yaml(2,1): ")]
    [InlineData("other/a.yaml", "other/a.yaml(2,1): ")]
    public void A_folder_or_a_file_can_be_named(string path, string start)
    {
        _folder.Write("other/a.yaml", Wrong);

        Assert.StartsWith(start, Run("check", path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bin/a.yaml")]
    [InlineData("models/obj/a.yaml")]
    [InlineData("schema/a.json")]
    [InlineData("docs/a.yaml")]
    [InlineData(".hidden/a.yaml")]
    [InlineData(".a.yaml")]
    [InlineData("a.md")]
    public void What_is_no_descriptor_is_skipped(string file)
    {
        _folder.Write("catalog/right.yaml", Right).Write("catalog/" + file, Wrong);

        Assert.Equal("1 file is right\n", Run("check").Output);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_followed_once()
    {
        _folder.Write("catalog/models/a.yaml", Right).Write("elsewhere/b.yaml", TemporaryFolder.Model("b"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "catalog/models/up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "catalog/self"), Path.Combine(_folder.Path, "catalog/self"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "catalog/more"), Path.Combine(_folder.Path, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "elsewhere/back"), Path.Combine(_folder.Path, "catalog"));

        Assert.Equal("2 files are right\n", Run("check").Output);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error()
    {
        _folder.Write("catalog/a.yaml", Right);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "catalog/gone.yaml"), Path.Combine(_folder.Path, "nowhere.yaml"));

        var (code, output, error) = Run("check");

        Assert.Equal((ExitCode.Errors, "1 file is right; 1 could not be read\n"), (code, output));
        Assert.StartsWith("modelcat: catalog/gone.yaml cannot be read: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_one_error()
    {
        _folder.Write("catalog/a.yaml", new string('[', 12_000_000));

        Assert.Contains("error MC1005", Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_an_array()
    {
        _folder.Write("catalog/a.yaml", Wrong);

        using var json = JsonDocument.Parse(Run("check", "--format", "json").Output);

        Assert.Equal("catalog/a.yaml MC1011", string.Join(';', json.RootElement.EnumerateArray().Select(item => $"{item.GetProperty("path")} {item.GetProperty("id")}")));
    }

    [Fact]
    public void Sarif_names_the_tool()
    {
        _folder.Write("catalog/a.yaml", Right);

        using var sarif = JsonDocument.Parse(Run("check", "--format", "sarif").Output);

        Assert.Equal("modelcat", sarif.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
    }

    [Fact]
    public void Colours_come_with_the_terminal()
    {
        _folder.Write("catalog/a.yaml", Wrong);
        using var output = new StringWriter();

        CommandLine.Run(["check"], new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = _folder.Path, Color = true });

        Assert.Contains('\u001b', output.ToString());
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_wrong_call()
    {
        var (code, output, error) = Run("check", "nope");

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Equal($"modelcat: there is no folder or file 'nope' (looked for {Path.Combine(_folder.Path, "nope")})\n", error);
    }

    [Fact]
    public void A_folder_without_descriptors_is_a_wrong_call()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "catalog"));

        var (code, _, error) = Run("check");

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("modelcat: no .yaml, .yml or .json file below 'catalog'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("check", "--nope")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "")]
    [InlineData("check", "a", "b")]
    [InlineData]
    public void Other_wrong_calls_say_so(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.StartsWith("modelcat: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_the_verb() => Assert.Contains("check <path>", Run("--help").Output, StringComparison.Ordinal);

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(arguments, new ToolTerminal(output, error) { WorkingDirectory = _folder.Path });
        return (code, output.ToString(), error.ToString());
    }
}
