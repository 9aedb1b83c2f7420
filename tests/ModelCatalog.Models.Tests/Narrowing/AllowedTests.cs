using Xunit;

namespace ModelCatalog.Models.Tests.Narrowing;

/// <summary>What remains legal, as an application asks for it.</summary>
public class AllowedTests
{
    [Fact]
    public void Values_are_those_of_the_parameters_type()
    {
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A heron" };

        var ratios = request.Allowed(x => x.AspectRatio, "unifically");

        Assert.Equal([Veo31AspectRatio.Ratio16x9, Veo31AspectRatio.Ratio9x16], ratios.Legal);
        Assert.Equal("aspect_ratio.enum", Assert.Single(ratios.Values, value => !value.IsAllowed).RemovedBy[0].Rule);
        Assert.True(ratios.CanBeAbsent);
    }

    [Fact]
    public void What_is_set_removes_modes_and_variants()
    {
        var request = new Veo31Request { Variant = Veo31Variant.Quality, Prompt = "A heron" };

        var modes = request.Allowed(x => x.Mode, "unifically");
        var variants = (request with { Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/a.jpg"] } }).Allowed(x => x.Variant, "unifically");

        Assert.Equal(["frame"], modes.Legal);
        Assert.Equal("Reference mode is not offered on Quality.", Assert.Single(modes.Values, value => !value.IsAllowed).RemovedBy[0].Message);
        Assert.DoesNotContain(Veo31Variant.Quality, variants.Legal);
        Assert.Contains(Veo31Variant.Lite, variants.Legal);
    }

    [Fact]
    public void Sizes_of_lists_have_bounds()
    {
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A heron" };

        var pictures = request.Allowed(x => x.ReferenceImageUrls, "kie");

        Assert.Equal(ChoiceMeasure.Items, pictures.Measure);
        Assert.Equal((1m, 2m), pictures.Ranges.Where(range => range.IsAllowed).Select(range => (range.Minimum!.Value, range.Maximum!.Value)).Single());
        Assert.Equal("reference_image_urls.count", pictures.Ranges[^1].RemovedBy[0].Rule);
    }

    [Fact]
    public void A_provider_that_does_not_take_a_parameter_removes_all_of_it()
    {
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A heron", Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/a.jpg"] } };

        Assert.True(request.Allowed(x => x.Voice, "unifically").CanBeSet);
        Assert.Equal("voice.unsupported", request.Allowed(x => x.Voice, "kie").PresenceRemovedBy[0].Rule);
    }

    [Fact]
    public void Whoever_does_not_serve_the_model_cannot_be_asked()
    {
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A heron" };

        Assert.Contains("it is served by", Assert.Throws<CatalogLookupException>(() => request.Allowed(x => x.Seed, "kiee")).Message, StringComparison.Ordinal);
        Assert.Equal("seed", Assert.Throws<CatalogLookupException>(() => request.Allowed("sead")).Nearest);
    }
}
