using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCatalog.Tool.Tests;

public sealed partial class DocsCommandTests : IDisposable
{
    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void Markdown_goes_beside_the_descriptors()
    {
        var (code, output, error) = _catalog.Run("", "docs");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        Assert.Matches(@"^Markdown: \d+ files in catalog/docs; \d+ written, 0 unchanged, 0 removed\n$", output);
        Assert.StartsWith("# Clip\n", Read("catalog/docs/models/acme/clip.md"), StringComparison.Ordinal);
        Assert.Contains("0 written", _catalog.Run("", "docs").Output, StringComparison.Ordinal);

        // What was written is no part of the catalog.
        Assert.Equal(ExitCode.Success, _catalog.Run("", "check").Code);
    }

    [Fact]
    public void A_site_goes_where_it_is_wanted_and_says_so_as_data()
    {
        var (code, output, error) = _catalog.Run("", "docs", "--site", "public", "--output", "words", "--format", "json");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        using var document = JsonDocument.Parse(output);
        var folders = document.RootElement.GetProperty("folders").EnumerateArray().Select(folder => $"{folder.GetProperty("is")} {folder.GetProperty("folder")} {folder.GetProperty("files").GetInt32() == folder.GetProperty("written").GetInt32()}");
        Assert.Equal(["markdown words True", "site public True"], folders);
        Assert.Contains("<h1>Clip</h1>", Read("public/models/acme/clip.html"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_catalog.Folder.Path, "catalog/docs")));
    }

    [Fact]
    public void A_model_that_is_gone_takes_its_page_with_it()
    {
        _catalog.Run("", "docs");
        File.Delete(Path.Combine(_catalog.Folder.Path, "catalog/models/rush.yaml"));

        var (_, output, _) = _catalog.Run("", "docs");

        Assert.Contains(" 1 removed", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_catalog.Folder.Path, "catalog/docs/models/acme/rush.md")));
        Assert.True(File.Exists(Path.Combine(_catalog.Folder.Path, "catalog/docs/models/acme/clip.md")));
    }

    [Fact]
    public void Templates_are_copied_changed_and_used()
    {
        var copied = _catalog.Run("", "docs", "--copy-templates", "looks");
        _catalog.Folder.Write("looks/markdown/model.hbs", "{{Body.Key}} is mine\n");

        var (code, _, error) = _catalog.Run("", "docs", "--templates", "looks");

        Assert.Matches(@"^\d+ templates in looks\n$", copied.Output);
        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("acme/clip is mine\n", Read("catalog/docs/models/acme/clip.md"), StringComparison.Ordinal);
        Assert.Contains("is there already in 'looks'", _catalog.Run("", "docs", "--copy-templates", "looks").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no catalog 'nowhere'", "docs", "--catalog", "nowhere")]
    [InlineData("'a b' is no namespace", "docs", "--namespace", "a b")]
    [InlineData("--output and --site are both 'x'", "docs", "--output", "x", "--site", "x")]
    [InlineData("the folder of templates cannot be read", "docs", "--templates", "nowhere")]
    [InlineData("'catalog/models' has files that 'modelcat docs' did not write", "docs", "--output", "catalog/models")]
    [InlineData("the reference cannot be written", "docs", "--output", "catalog/models/clip.yaml")]
    [InlineData("'modell'", "docs", "--format", "modell")]
    public void What_is_wrong_with_a_call_is_said_and_nothing_is_written(string expected, params string[] arguments)
    {
        _catalog.Folder.Write("catalog/models/README.md", "mine\n");
        var before = Files();

        var (code, output, error) = _catalog.Run("", arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_template_that_is_wrong_is_named()
    {
        _catalog.Folder.Write("looks/markdown/model.hbs", "{{Body.Keyy}}");

        var (code, _, error) = _catalog.Run("", "docs", "--templates", "looks");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Matches(Message(), error);
        Assert.False(Directory.Exists(Path.Combine(_catalog.Folder.Path, "catalog/docs")));
    }

    [GeneratedRegex(@"^modelcat: the template markdown/model\.hbs cannot be used: .*Keyy")]
    private static partial Regex Message();

    private string Read(string file) => File.ReadAllText(Path.Combine(_catalog.Folder.Path, file));

    private List<string> Files() => [.. Directory.EnumerateFiles(_catalog.Folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
