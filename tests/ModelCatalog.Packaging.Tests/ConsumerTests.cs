using ModelCatalog.Tests;

namespace ModelCatalog.Packaging.Tests;

/// <summary>A project outside of the repository, with descriptors of its own, that knows nothing but the packages.</summary>
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string Expected = """
        valid
        {"model":"contoso/dream-1","input":{"prompt":"A boat","duration":6}}
        True
        error check.duration at duration: 1080p videos last at most 10 seconds.
        1
        """;

    [Fact]
    public async Task A_project_with_its_own_descriptors_builds_without_a_warning_and_runs()
    {
        var folder = feed.Copy("Consumer", "consumer");

        var printed = await Command.DotnetAsync(folder, "run");

        Assert.EndsWith(Lines(Expected), printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_beside_it_may_bring_another_version_of_the_reader()
    {
        var second = feed.Copy("SecondAnalyzer", "second");
        await Command.DotnetAsync(second, "pack", "--nologo", "-o", feed.Folder);
        var folder = feed.Copy("Consumer", "consumer-with-second");

        var printed = await Command.DotnetAsync(folder, "run", "-p:WithSecondAnalyzer=true");

        Assert.EndsWith(Lines(Expected) + "13.0.0.0 read word\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_descriptor_stops_the_build_at_its_line_and_column()
    {
        var folder = feed.Copy("Consumer", "consumer-with-mistake");
        var model = Path.Combine(folder, "catalog/models/contoso/dream-1.yaml");
        await File.WriteAllTextAsync(model, (await File.ReadAllTextAsync(model, Token)).Replace("range: 3..15", "rnage: 3..15", StringComparison.Ordinal), Token);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Command.DotnetAsync(folder, "build"));

        Assert.Contains("dream-1.yaml(8,30): error MC2002", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constant_that_breaks_a_rule_stops_the_build_where_it_stands()
    {
        var folder = feed.Copy("Consumer", "consumer-with-wrong-request");
        var program = Path.Combine(folder, "Program.cs");
        await File.WriteAllTextAsync(program, (await File.ReadAllTextAsync(program, Token)).Replace("12 + args.Length", "12", StringComparison.Ordinal), Token);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Command.DotnetAsync(folder, "build"));

        Assert.Contains("error MC9101: 1080p videos last at most 10 seconds. (check.duration)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editorconfig_below_the_catalog_sets_severities()
    {
        var folder = feed.Copy("Consumer", "consumer-with-editorconfig");
        var model = Path.Combine(folder, "catalog/models/contoso/extra.yaml");
        await File.WriteAllTextAsync(model, "model: extra\nvendor: contoso\noutput: video\ntypo: 1\n", Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog/.editorconfig"), "[*.yaml]\ndotnet_diagnostic.MC2002.severity = suggestion\n", Token);

        await Command.DotnetAsync(folder, "build");
    }

    [Fact]
    public async Task The_sample_with_a_catalog_of_its_own_is_built_from_the_packages_as_its_readme_says()
    {
        var folder = feed.CopySample("OwnCatalog");
        var readme = await File.ReadAllTextAsync(Path.Combine(folder, "README.md"), Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "OwnCatalog.csproj"), Readme.Block(readme, "xml"), Token);

        var printed = await Command.DotnetAsync(folder, "run", "-p:TreatWarningsAsErrors=true");

        Assert.EndsWith(Readme.Lasting(Readme.Block(readme, "text")), Readme.Lasting(printed), StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Lines(string text) => text.Replace("\r", "", StringComparison.Ordinal) + "\n";
}
