using Microsoft.CodeAnalysis;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests;

/// <summary>Severity by id: #pragma cannot reach a descriptor.</summary>
public sealed class SeverityTests
{
    private const string Report = "catalog/models/acme/dream-1.yaml(8,26): ";

    [Theory]
    [InlineData("warning", Report + "warning MC2002")]
    [InlineData("error", Report + "error MC2002")]
    [InlineData("suggestion", Report + "info MC2002")]
    [InlineData("none", null)]
    [InlineData("default", Report + "error MC2002")]
    public void An_editorconfig_gives_an_id_its_severity(string severity, string? expected)
    {
        var run = Wrong().EditorConfig(".editorconfig", $"root = true\n[*.yaml]\ndotnet_diagnostic.MC2002.severity = {severity}\n").Run();

        Assert.Equal(expected is null ? [] : [expected], run.Reports);
    }

    [Fact]
    public void A_section_that_does_not_match_the_descriptor_says_nothing()
    {
        var run = Wrong().EditorConfig(".editorconfig", "[*.cs]\ndotnet_diagnostic.MC2002.severity = none\n").Run();

        Assert.Equal([Report + "error MC2002"], run.Reports);
    }

    [Fact]
    public void The_nearest_editorconfig_counts()
    {
        var run = Wrong()
            .EditorConfig(".editorconfig", "[*.yaml]\ndotnet_diagnostic.MC2002.severity = none\n")
            .EditorConfig("catalog/models/.editorconfig", "[*]\ndotnet_diagnostic.MC2002.severity = warning\n")
            .Run();

        Assert.Equal([Report + "warning MC2002"], run.Reports);
    }

    [Fact]
    public void Another_severity_does_not_make_a_wrong_descriptor_right()
    {
        var run = Wrong().EditorConfig(".editorconfig", "[*.yaml]\ndotnet_diagnostic.MC2002.severity = none\n").Run();

        Assert.DoesNotContain("models/acme/dream-1.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Warn, "warning")]
    [InlineData(ReportDiagnostic.Suppress, null)]
    public void The_compiler_options_of_the_project_count_as_for_every_diagnostic(ReportDiagnostic option, string? expected)
    {
        var run = Wrong().Options(options => options.WithSpecificDiagnosticOptions([new("MC2002", option)])).Run();

        Assert.Equal(expected is null ? [] : [Report + expected + " MC2002"], run.Reports);
    }

    private static CatalogProject Wrong() => Samples.Catalog(models: 1)
        .Descriptor(Samples.PathOf(1), Samples.Model().Replace("range: 1..99999", "rnage: 1..99999", StringComparison.Ordinal));
}
