using System.Text;
using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>What a developer meets in C#: what cannot be written, what is found before anything is sent, what is sent.</summary>
public class VeoRequestTests
{
    private static readonly Veo31Request s_frame = new()
    {
        Variant = Veo31Variant.Fast,
        Prompt = "The camera drifts closer",
        Mode = new Veo31Mode.Frame { StartImageUrl = "https://example.com/first.jpg", EndImageUrl = "https://example.com/last.jpg" },
    };

    [Fact]
    public void A_valid_request_has_no_violations_at_either_provider()
    {
        Assert.Empty(s_frame.Validate().Violations);
        Assert.Empty(s_frame.Validate<Unifically>().Violations);
        Assert.Empty(s_frame.Validate<Kie>().Violations);
    }

    [Fact]
    public void One_request_has_two_bodies()
    {
        Assert.Equal(
            """{"model":"google/veo-3.1-fast","input":{"prompt":"The camera drifts closer","start_image_url":"https://example.com/first.jpg","end_image_url":"https://example.com/last.jpg"}}""",
            Compact(RequestBody.Write<Unifically>(s_frame)));
        Assert.Equal(
            """{"model":"veo3_fast","prompt":"The camera drifts closer","imageUrls":["https://example.com/first.jpg","https://example.com/last.jpg"],"generationType":"FIRST_AND_LAST_FRAMES_2_VIDEO"}""",
            Compact(RequestBody.Write<Kie>(s_frame)));
    }

    [Fact]
    public void Reference_mode_on_quality_is_refused_by_its_provider()
    {
        var request = s_frame with { Variant = Veo31Variant.Quality, Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/stall.jpg"] } };

        Assert.Empty(request.Validate().Violations);
        AssertOne(request.Validate<Unifically>(), ViolationKind.Variant, "forbid.mode.reference.unifically", "reference_image_urls", "input.reference_image_urls");
    }

    [Fact]
    public void Four_reference_images_are_one_too_many()
    {
        var request = s_frame with { Mode = new Veo31Mode.Reference { ReferenceImageUrls = [.. Enumerable.Range(1, 4).Select(i => $"https://example.com/{i}.jpg")] } };

        AssertOne(request.Validate(), ViolationKind.Count, "reference_image_urls.count", "reference_image_urls", null);
        AssertOne(request.Validate<Unifically>(), ViolationKind.Count, "reference_image_urls.count", "reference_image_urls", "input.reference_image_urls");
    }

    [Fact]
    public void A_voice_without_references_is_refused()
    {
        var request = s_frame with { Mode = new Veo31Mode.Reference { ReferenceImageUrls = [], Voice = "achernar" } };

        AssertOne(request.Validate<Unifically>(), ViolationKind.Requires, "reference_image_urls.required", "voice", "input.voice");
    }

    [Theory]
    [InlineData(9999)]
    [InlineData(100000)]
    public void A_seed_outside_of_its_range_is_refused_where_the_range_is_documented(int seed)
    {
        var request = s_frame with { Seed = seed };

        Assert.Empty(request.Validate<Unifically>().Violations);
        AssertOne(request.Validate<Kie>(), ViolationKind.Range, "seed.range", "seed", "seeds");
    }

    [Fact]
    public void A_relative_image_url_is_refused()
    {
        var request = s_frame with { Mode = new Veo31Mode.Frame { StartImageUrl = "/uploads/first.jpg" } };

        AssertOne(request.Validate<Kie>(), ViolationKind.Type, "start_image_url.type", "start_image_url", "imageUrls[0]");
    }

    [Fact]
    public void An_empty_prompt_is_a_missing_one() =>
        AssertOne((s_frame with { Prompt = "" }).Validate<Unifically>(), ViolationKind.Required, "prompt.required", "prompt", "input.prompt");

    [Fact]
    public void A_last_frame_without_a_first_one_is_refused()
    {
        // C# demands the first frame; an empty text is what is left to do wrong.
        var request = s_frame with { Mode = new Veo31Mode.Frame { StartImageUrl = "", EndImageUrl = "https://example.com/last.jpg" } };

        AssertOne(request.Validate<Unifically>(), ViolationKind.Requires, "start_image_url.required", "end_image_url", "input.end_image_url");
    }

    [Fact]
    public void Requests_are_equal_when_their_values_are()
    {
        Veo31Request Make() => s_frame with { Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/1.jpg", "https://example.com/2.jpg"] } };

        Assert.Equal(Make(), Make());
        Assert.Equal(Make().GetHashCode(), Make().GetHashCode());
        Assert.NotEqual(Make(), Make() with { Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/1.jpg"] } });
    }

    [Fact]
    public void Validating_a_valid_request_allocates_nothing()
    {
        var reference = s_frame with { Seed = 12345, AspectRatio = Veo31AspectRatio.Ratio9x16, Mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/1.jpg", "https://example.com/2.jpg"] } };

        Assert.Equal(0, Allocations.Of(() => Judge(reference)));

        static void Judge(Veo31Request request)
        {
            if (!request.Validate().IsValid || !request.Validate<Unifically>().IsValid || !request.Validate<Kie>().IsValid || !s_frame.Validate<Kie>().IsValid)
                throw new InvalidOperationException("The request is valid.");
        }
    }

    [Fact]
    public void Writing_a_body_makes_no_objects()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        IServedBy<Kie> request = s_frame;

        Assert.Equal(0, Allocations.Of(Write));

        void Write()
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            request.WriteBody(writer, null);
            writer.Flush();
        }
    }

    private static string Compact(byte[] json) => Encoding.UTF8.GetString(json);

    private static void AssertOne(ValidationResult result, ViolationKind kind, string rule, string parameter, string? wire)
    {
        var violation = Assert.Single(result.Violations);
        Assert.Equal((ViolationSeverity.Error, kind, rule, parameter, wire), (violation.Severity, violation.Kind, violation.Rule, violation.Parameter, violation.Wire));
        Assert.False(result.IsValid);
        Assert.NotEmpty(violation.Message);
    }
}
