namespace ModelCatalog.Models.Tests;

/// <summary>What the C# compiler refuses.</summary>
public class CompileTimeTests
{
    [Fact]
    public void A_request_in_frame_mode_compiles() =>
        Assert.Empty(Errors("new Veo31Request { Variant = Veo31Variant.Fast, Prompt = \"x\", Mode = new Veo31Mode.Frame { StartImageUrl = \"https://example.com/a.jpg\" } }"));

    [Fact]
    public void Frame_and_reference_mode_do_not_mix() =>
        Assert.Equal(["CS0117"], Errors("new Veo31Request { Variant = Veo31Variant.Fast, Prompt = \"x\", Mode = new Veo31Mode.Frame { StartImageUrl = \"https://example.com/a.jpg\", ReferenceImageUrls = [\"https://example.com/b.jpg\"] } }"));

    [Fact]
    public void A_third_mode_cannot_be_made() =>
        Assert.Contains("CS0122", Errors("new Own()", "sealed record Own : Veo31Mode;"));

    [Fact]
    public void A_last_frame_needs_a_first_one() =>
        Assert.Equal(["CS9035"], Errors("new Veo31Mode.Frame { EndImageUrl = \"https://example.com/b.jpg\" }"));

    [Fact]
    public void A_prompt_is_needed() =>
        Assert.Equal(["CS9035"], Errors("new Veo31Request { Variant = Veo31Variant.Fast }"));

    [Fact]
    public void A_provider_that_does_not_serve_the_model_is_refused() =>
        Assert.NotEmpty(Errors("new KieClient(new System.Net.Http.HttpClient()).SubmitAsync(new Veo31UpscaleRequest { TaskId = \"a\", Resolution = Veo31UpscaleResolution.K4 })"));

    [Fact]
    public void A_price_is_known_where_the_model_is_served_alone()
    {
        const string request = "new Veo31UpscaleRequest { TaskId = \"a\", Resolution = Veo31UpscaleResolution.K4 }";
        Assert.Empty(Errors(request + ".EstimateCost<Unifically>()!"));
        Assert.Equal(["CS1929"], Errors(request + ".EstimateCost<Kie>()!"));
    }

    private static IReadOnlyList<string> Errors(string expression, string more = "") => CompiledExpression.Errors(expression, more);
}
