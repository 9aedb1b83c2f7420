using ModelCatalog.Docs;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Views;
using ModelCatalog.Models.Tests.Pasting;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>The C# that the reference shows compiles as it is copied.</summary>
public class ReferenceCodeTests
{
    [Fact]
    public void Every_example_of_the_reference_compiles()
    {
        var codes = PageSet.Of(new CatalogReference(ConformanceCase.Catalog, "ModelCatalog.Models")).Select(page => page.Body).OfType<ModelDoc>()
            .SelectMany(model => model.Examples.Concat(model.Mistakes)).SelectMany(example => example.Codes).Where(code => code.Language == "csharp").Select(code => code.Text).ToList();

        var program = new PrintedProgram(codes);

        Assert.True(codes.Count > 150, $"{codes.Count} examples");
        Assert.True(program.Errors.Count == 0, string.Join("\n", program.Errors.Take(20)));
    }
}
