using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests;

public sealed class CatalogGeneratorTests
{
    [Fact]
    public void Each_descriptor_is_emitted_to_a_file_of_its_own()
    {
        var run = Samples.Catalog(models: 2).Run();

        Assert.Empty(run.Messages);
        Assert.Contains("models/acme/dream-1.g.cs", run.Sources.Keys);
        Assert.Contains("models/acme/dream-2.g.cs", run.Sources.Keys);
        Assert.Contains("providers/nimbus.g.cs", run.Sources.Keys);
        Assert.Contains("types/acme/marker.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public void What_is_emitted_compiles_without_a_warning(LanguageVersion version)
    {
        var run = Samples.Catalog(new CatalogProject(version), models: 2).Run();

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_model_with_errors_is_not_in_the_list_of_models()
    {
        var run = Samples.Catalog(models: 2).Descriptor(Samples.PathOf(2), "model: dream-2\nvendor: acme\n").Run();

        Assert.Contains("Dream1Wire.Info", run.Sources["CatalogModels.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Dream2Wire.Info", run.Sources["CatalogModels.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_descriptor_in_JSON_is_a_descriptor()
    {
        var run = Samples.Catalog(models: 1)
            .Descriptor("models/acme/plain-1.json", """{ "model": "plain-1", "vendor": "acme", "output": "video", "parameters": { "prompt": { "type": "string", "required": true } }, "wires": { "nimbus": { "model": "acme/plain-1" } } }""")
            .Run();

        Assert.Empty(run.Messages);
        Assert.Contains("models/acme/plain-1.g.cs", run.Sources.Keys);
    }
}
