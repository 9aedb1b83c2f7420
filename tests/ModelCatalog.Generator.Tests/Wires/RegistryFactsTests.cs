using ModelCatalog.Compiler.Docs;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>The registry of emitted code says what the compiler says of the descriptors, whatever stands in them.</summary>
public sealed class RegistryFactsTests
{
    [Theory]
    [InlineData("everything")]
    [InlineData("drafts")]
    public void Every_fact_is_the_compilers(string name)
    {
        var catalog = EmittedCatalog.Find(name);
        var registry = (ModelRegistry)catalog.Type("CatalogModels").GetProperty("Registry")!.GetValue(null)!;

        Assert.NotEmpty(registry);
        Assert.All(CatalogMatrix.Of(catalog.Compiled.Models).Models, model => Assert.Equal(MatrixJson.Of(model).ToString(), RegistryJson.Of(registry.Find(model.Key)!).ToString()));
    }
}
