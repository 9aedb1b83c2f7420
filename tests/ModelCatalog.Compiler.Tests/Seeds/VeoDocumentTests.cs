using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Seeds;

/// <summary>The request examples of the documents' Veo pages, read from the documents themselves.</summary>
public class VeoDocumentTests
{
    [Fact]
    public void The_six_examples_of_the_first_document_are_valid_and_come_out_equal()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var examples = SeedExample.CurlBodies("001_", "Veo 3.1");

        Assert.Equal(6, examples.Count);
        Assert.All(examples, example => CheckRoundTrip(example, "unifically"));
    }

    [Fact]
    public void The_example_of_the_second_document_is_valid_and_comes_out_equal()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var examples = SeedExample.JsonBlocks("002_", "### Veo 3.1 Fast");

        Assert.Single(examples);
        CheckRoundTrip(examples[0], "kie");
    }

    private static void CheckRoundTrip(SeedExample example, string provider)
    {
        var id = example.Body["model"]!.ToText();
        var plan = ConformanceCase.Catalog.Models.Single(model => model.FindView(provider)?.Body.ModelIds.Any(known => known.Id == id) == true);
        var view = plan.FindView(provider)!;
        var state = RequestReader.Read(plan, view, example.Body);
        RequestValidator.Validate(plan, state);

        Assert.True(state.Violations.Count == 0, $"{example}: {string.Join("; ", state.Violations)}");
        Assert.Equal(example.Body, BodyWriter.Write(plan, view, state));
    }
}
