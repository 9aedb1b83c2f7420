using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Samples.Tests;

public class OwnCatalogTests
{
    private static readonly Dictionary<string, string?> NoKeys = new() { ["BRIGHTWATER_RENDER_KEY"] = null, ["KIE_API_KEY"] = null };

    [Fact]
    public async Task It_prints_what_its_readme_shows()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples/OwnCatalog/README.md"), TestContext.Current.CancellationToken);

        var run = await SampleProcess.RunAsync("OwnCatalog", NoKeys);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Readme.Lasting(Readme.Block(readme, "text")), Readme.Lasting(run.Output));
    }

    [Theory]
    [InlineData("9", "valid", "valid")]
    [InlineData("21", "error seconds.range at seconds: `seconds` must be between 2 and 20; it is `21`", "error seconds.range at seconds: `seconds` must be between 2 and 10; it is `21`")]
    public async Task It_says_what_each_provider_makes_of_a_length(string seconds, string own, string kie)
    {
        var run = await SampleProcess.RunAsync("OwnCatalog", NoKeys, seconds);

        Assert.EndsWith($"\n{seconds} seconds\n  at brightwater: {own}\n  at kie: {kie}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("long")]
    [InlineData("9", "9")]
    public async Task A_wrong_command_line_is_told_the_right_one(params string[] arguments)
    {
        var run = await SampleProcess.RunAsync("OwnCatalog", NoKeys, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("usage: OwnCatalog", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_catalog_lies_whole_beside_it_and_has_no_mistake()
    {
        var files = CatalogFolder.Read(Path.Combine(Path.GetDirectoryName(SampleProcess.AssemblyOf("OwnCatalog"))!, "catalog"));
        var catalog = CatalogCompiler.Compile(files.Texts);

        Assert.Empty(files.Unreadable);
        Assert.Empty(catalog.Diagnostics);
        Assert.Equal(["brightwater", .. Repository.CompileCatalog().Index.Providers.Select(provider => provider.Provider)], catalog.Index.Providers.Select(provider => provider.Provider));
        Assert.Equal(Repository.CompileCatalog().Models.Count + 1, catalog.Models.Count);
    }
}
