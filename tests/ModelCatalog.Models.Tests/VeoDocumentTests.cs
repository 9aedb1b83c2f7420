using System.Text;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>The request examples of the documents' Veo pages, through the generated reader and writer.</summary>
public class VeoDocumentTests
{
    [Fact]
    public void The_six_examples_of_the_first_document_come_out_equal()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var examples = SeedExample.CurlBodies("001_", "Veo 3.1");

        Assert.Equal(6, examples.Count);
        Assert.All(examples, example => CheckRoundTrip(example, "unifically"));
    }

    [Fact]
    public void The_example_of_the_second_document_comes_out_equal()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var example = Assert.Single(SeedExample.JsonBlocks("002_", "### Veo 3.1 Fast"));
        var (request, found) = GeneratedModels.Find("google/veo-3.1", "kie").ReadBody(example.Text);

        Assert.Empty(found.Violations);
        var options = new KieOptions { CallbackUrl = example.Body["callBackUrl"]!.ToText() };
        Assert.Equal(example.Body, JsonText.Parse(Encoding.UTF8.GetString(RequestBody.Write<Kie>((Veo31Request)request!, options))));
    }

    private static void CheckRoundTrip(SeedExample example, string provider)
    {
        var model = Assert.Single(CatalogModels.Registry.FindByModelId(provider, example.Body["model"]!.ToText()));
        var generated = GeneratedModels.Find(model.Key, provider);
        var (request, found) = generated.ReadBody(example.Text);

        Assert.Empty(found.Violations);
        Assert.Equal(example.Body, JsonText.Parse(Encoding.UTF8.GetString(generated.Write(request!))));
    }
}
