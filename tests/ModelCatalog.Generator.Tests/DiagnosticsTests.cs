using Microsoft.CodeAnalysis.Text;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests;

public sealed class DiagnosticsTests
{
    private static readonly string WrongModel = Samples.Model("dream-2").Replace("range: 1..99999", "rnage: 1..99999", StringComparison.Ordinal);

    [Fact]
    public void A_descriptor_with_errors_is_not_emitted_and_the_others_are()
    {
        var run = Samples.Catalog(models: 3).Descriptor(Samples.PathOf(2), WrongModel).Run();

        Assert.Equal(["catalog/models/acme/dream-2.yaml(8,26): error MC2002"], run.Reports);
        Assert.DoesNotContain("models/acme/dream-2.g.cs", run.Sources.Keys);
        Assert.Contains("models/acme/dream-1.g.cs", run.Sources.Keys);
        Assert.Contains("models/acme/dream-3.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Errors_of_several_files_are_reported_together_syntax_included()
    {
        var run = Samples.Catalog(models: 3)
            .Descriptor(Samples.PathOf(1), "model: dream-1\nvendor: acme\n\toutput: video\n")
            .Descriptor(Samples.PathOf(2), WrongModel)
            .Descriptor("providers/empty.yaml", "")
            .Run();

        Assert.Equal(
            ["catalog/models/acme/dream-1.yaml", "catalog/models/acme/dream-2.yaml", "catalog/providers/empty.yaml"],
            run.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().Path[CatalogProject.Folder.Length..]).Distinct().Order());
        Assert.Contains("models/acme/dream-3.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void A_model_behind_a_provider_with_errors_is_left_out_without_a_word_of_its_own()
    {
        var run = Samples.Catalog(models: 2)
            .Descriptor("providers/nimbus.yaml", Samples.Provider.Replace("title: Nimbus", "titel: Nimbus", StringComparison.Ordinal))
            .Run();

        Assert.Equal(["catalog/providers/nimbus.yaml(2,1): error MC2002"], run.Reports);
        Assert.DoesNotContain(run.Sources.Keys, name => name.StartsWith("models/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_location_is_the_same_in_lines_and_in_characters(string lineEnd)
    {
        var content = ("# 🎬 \u00e9\n" + WrongModel).Replace("\n", lineEnd, StringComparison.Ordinal);

        var location = Samples.Catalog().Descriptor(Samples.PathOf(2), content).Run().Diagnostics.Single().Location;

        var text = SourceText.From(content);
        Assert.Equal("rnage", content.Substring(location.SourceSpan.Start, location.SourceSpan.Length));
        Assert.Equal(text.Lines.GetLinePositionSpan(location.SourceSpan), location.GetLineSpan().Span);
    }

    [Fact]
    public void A_diagnostic_names_its_help_page_and_says_what_was_probably_meant()
    {
        var diagnostic = Samples.Catalog().Descriptor(Samples.PathOf(2), WrongModel).Run().Diagnostics.Single();

        Assert.Equal("generator/ModelCatalog.Compiler/Diagnostics/Pages/MC2002.md", diagnostic.Descriptor.HelpLinkUri);
        Assert.Contains("did you mean 'range'?", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_diagnostic()
    {
        var run = Samples.Catalog(models: 1).Descriptor("models/acme/lost.yaml", null).Run();

        Assert.Equal(["catalog/models/acme/lost.yaml(1,1): error MC9004"], run.Reports);
        Assert.Contains("models/acme/dream-1.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData("models/acme/dream-1.json")]
    [InlineData("models/ACME/dream-1.yaml")]
    [InlineData("./models/acme/dream-1.yml")]
    public void Two_descriptors_with_one_file_name_are_an_error_at_the_second(string path)
    {
        var run = Samples.Catalog(models: 1).Descriptor(path, Samples.Model("other-1")).Run();

        var report = Assert.Single(run.Messages);
        Assert.Contains("error MC9005", report, StringComparison.Ordinal);
        Assert.Single(run.Sources.Keys, name => name.EndsWith("dream-1.g.cs", StringComparison.OrdinalIgnoreCase));
        Assert.Single(["Dream1Wire.Info", "Other1Wire.Info"], info => run.Sources["CatalogModels.g.cs"].Contains(info, StringComparison.Ordinal));
    }
}
