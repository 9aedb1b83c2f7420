using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>What is emitted for a whole catalog compiles without a word from the compiler.</summary>
public sealed class EmittedWireTests
{
    [Theory]
    [InlineData("everything")]
    [InlineData("own")]
    [InlineData("drafts")]
    public void A_catalog_compiles_without_a_warning(string catalog)
    {
        var sources = EmittedCatalog.Find(catalog).Files.Select(file => file.Text).ToList();

        Assert.Equal("", string.Join("\n", EmittedCode.Diagnose(sources, withMarker: true)));
        Assert.Equal("", string.Join("\n", EmittedCode.Diagnose(sources, withMarker: false)));
    }
}
