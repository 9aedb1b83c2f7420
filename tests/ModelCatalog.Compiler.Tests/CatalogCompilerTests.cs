using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests;

public class CatalogCompilerTests
{
    [Theory]
    [InlineData("", "MC1006")]
    [InlineData("- model: a\n", "MC1007")]
    [InlineData("hello\n", "MC1007")]
    [InlineData("model: a\nvendor: [\n", "MC1001")]
    [InlineData("model: a\0\n", "MC1003")]
    [InlineData("a: \uFFFD\n", "MC1004")]
    public void What_cannot_be_read_is_reported_once(string text, string id)
    {
        var catalog = CatalogCompiler.Compile([new SourceText("models/a.yaml", text)]);

        Assert.Equal(id, Assert.Single(catalog.Diagnostics).Rule.Id);
    }

    [Fact]
    public void Diagnostics_come_by_path_and_place_whatever_the_order_of_the_files()
    {
        var catalog = CatalogCompiler.Compile([new SourceText("b.yaml", ""), new SourceText("a.yaml", "model: [\n"), new SourceText("B.yaml", "")]);

        Assert.Equal(["B.yaml", "a.yaml", "b.yaml"], catalog.Diagnostics.Select(diagnostic => diagnostic.Path));
    }

    [Fact]
    public void No_files_are_no_mistake() => Assert.Empty(CatalogCompiler.Compile([]).Diagnostics);
}
