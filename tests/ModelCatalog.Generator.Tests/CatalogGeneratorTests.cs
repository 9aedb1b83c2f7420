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
    }
}
