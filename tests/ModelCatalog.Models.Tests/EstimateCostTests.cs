using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>What requests cost before they are sent, by the prices that the documents print.</summary>
public sealed class EstimateCostTests
{
    private const int RequestsPerWire = 60;

    private static readonly Wan25VideoRequest s_wan = new() { Prompt = "A tram in the rain", StartImageUrl = "https://example.com/tram.jpg" };

    public static TheoryData<string, string> Wires =>
        [.. ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Select(view => (plan.Model.Key, view.Provider!)))];

    [Theory]
    [MemberData(nameof(Wires))]
    public void A_valid_request_costs_what_the_interpreter_says(string model, string provider)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == model);
        var view = plan.FindView(provider)!;
        var generated = GeneratedModels.Find(model, provider);
        var requests = new ValidRequests(plan, view, seed: 5);
        for (var i = 0; i < RequestsPerWire; i++)
        {
            var json = requests.Next();
            var state = RequestReader.Read(plan, plan.ModelView, json).At(view);
            RequestValidator.Validate(plan, state);
            var expected = PriceEstimator.Estimate(state);

            var actual = generated.EstimateCost(generated.ReadRequest(json.ToString()).Request!);

            Assert.True((expected?.Amount, expected?.Unit.ToString()) == (actual?.Amount, actual?.Unit.ToString()), $"{json}: expected {expected}, actual {actual}");
            Assert.True(view.Prices.Count > 0 || actual is null, "a price that nothing documents");
        }
    }

    [Fact]
    public void Seconds_are_multiplied_by_the_duration_that_is_meant()
    {
        // $0.06/sec (720p), $0.10/sec (1080p); without a word 1080p and 5 seconds.
        Assert.Equal(new Price(0.50m, PriceUnit.Usd), s_wan.EstimateCost<Kie>());
        Assert.Equal(new Price(1.00m, PriceUnit.Usd), (s_wan with { Duration = 10 }).EstimateCost<Kie>());
        Assert.Equal(new Price(0.60m, PriceUnit.Usd), (s_wan with { Duration = 10, Resolution = Wan25VideoResolution.P720 }).EstimateCost<Kie>());
        Assert.Equal("0.30 USD", (s_wan with { Resolution = Wan25VideoResolution.P720 }).EstimateCost<Kie>()!.ToString());
    }

    [Fact]
    public void What_is_wrong_or_not_documented_has_no_price()
    {
        Assert.Null((s_wan with { Duration = 7 }).EstimateCost<Kie>());
        Assert.Null((s_wan with { Resolution = Wan25VideoResolution.P480 }).EstimateCost<Kie>());
        Assert.Null(s_wan.EstimateCost<Unifically>());
        Assert.Null(new Veo31Request { Variant = Veo31Variant.Quality, Prompt = "x" }.EstimateCost<Kie>());
        Assert.Null(new Veo31Request { Variant = Veo31Variant.Lite, Prompt = "x" }.EstimateCost<Kie>());
        Assert.Null(new NanoBananaRequest { Variant = NanoBananaVariant.Base, Prompt = "x" }.EstimateCost<Kie>());
        Assert.Null(new NanoBananaRequest { Variant = NanoBananaVariant.Pro, Prompt = new string('x', 5001) }.EstimateCost<Kie>());
        Assert.Equal(new Price(0.12m, PriceUnit.Usd), new NanoBananaRequest { Variant = NanoBananaVariant.Pro, Prompt = "x" }.EstimateCost<Kie>());
    }

    [Fact]
    public void An_incomplete_request_has_the_price_that_is_known_already() =>
        Assert.Equal(new Price(0.50m, PriceUnit.Usd), (s_wan with { Prompt = "" }).EstimateCost<Kie>());

    [Fact]
    public void A_fact_without_a_value_is_read_as_false_where_the_document_says_so()
    {
        var grok = new GrokImagineImageRequest { Prompt = "A fox", EnablePro = true };
        Assert.Equal(new Price(0.150m, PriceUnit.Usd), grok.EstimateCost<Unifically>());
        Assert.Equal(new Price(0.025m, PriceUnit.Usd), (grok with { ImageUrls = ["https://example.com/fox.jpg"] }).EstimateCost<Unifically>());
        Assert.Null((grok with { EnablePro = null }).EstimateCost<Unifically>());
    }
}
