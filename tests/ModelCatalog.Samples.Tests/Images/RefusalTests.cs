using System.Drawing;
using Microsoft.Extensions.AI;
using ModelCatalog.Models;

namespace ModelCatalog.Samples.Tests;

public class RefusalTests
{
    private static readonly UriContent Picture = new("https://example.com/a.png", "image/png");

    [Theory]
    [InlineData("unifically", "google/nano-banana-pro", 1920, 1080, "1920x1080", "2048x1152 (16:9 in 2k)")]
    [InlineData("unifically", "google/nano-banana-pro", 1000, 999, "1k, 2k, 4k (1024, 2048, 4096 pixels on the longer edge)", "1024x1024 (1:1 in 1k)")]
    [InlineData("unifically", "google/nano-banana", 1000, 999, "the shapes 1:1, 2:3", "1000x1000 (1:1)")]
    [InlineData("unifically", "openai/gpt-image-1", 1920, 1080, "1:1, 2:3, 3:2", "1920x1280 (3:2)")]
    [InlineData("unifically", "bytedance/seedream-4.5", 8192, 8192, "in 1k, 2k, 4k (1024", "4096x4096 (1:1 in 4k)")]
    [InlineData("kie", "bytedance/seedream-v4-edit", 1920, 1080, "1:1 in 1K, 2K (1024", "1024x1024 (1:1 in 1K)")]
    [InlineData("unifically", "google/nano-banana", 0, 1024, "is 0x1024", "the nearest is ")]
    [InlineData("unifically", "google/nano-banana-pro", -16, -9, "is -16x-9", "the nearest is ")]
    public async Task A_size_that_cannot_be_said_exactly_is_told_what_is_taken_and_the_nearest(string provider, string model, int width, int height, string taken, string nearest)
    {
        await using var stage = await ImageStage.StartAsync(provider);

        var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = model, ImageSize = new Size(width, height) }, Picture), IsError);

        Assert.Equal(("option.ImageSize", "ImageSize"), (violation.Rule, violation.Parameter));
        Assert.Contains(taken, violation.Message, StringComparison.Ordinal);
        Assert.Contains(nearest, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_size_is_one_that_is_taken()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        foreach (var (width, height) in new[] { (1365, 2047), (3000, 2001), (700, 300), (5, 4000) })
        {
            var options = new ImageGenerationOptions { ModelId = "google/nano-banana-pro", ImageSize = new Size(width, height) };
            var message = Assert.Single(await stage.RefusedAsync(options)).Message;
            var nearest = message[(message.LastIndexOf("nearest is ", StringComparison.Ordinal) + 11)..].Split(' ')[0].Split('x').Select(int.Parse).ToArray();
            options.ImageSize = new Size(nearest[0], nearest[1]);
            await stage.DrawAsync(options);
        }
    }

    [Theory]
    [InlineData("google/nano-banana-pro", 2, "makes 1 picture")]
    [InlineData("google/nano-banana-pro", 0, "makes 1 picture")]
    [InlineData("bytedance/seedream-4.0", 1, "the nearest is 4")]
    [InlineData("alibaba/z-image-turbo", -1, "makes 1 picture")]
    public async Task A_count_that_the_model_does_not_make_is_refused(string model, int count, string expected)
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = model, Count = count, AdditionalProperties = new() { ["aspect_ratio"] = "1:1" } }));

        Assert.Equal("Count", violation.Parameter);
        Assert.Contains(expected, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_out_of_the_bounds_of_its_parameter_is_what_the_rule_says()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = "bytedance/seedream-v4-edit", Count = 7 }, Picture));

        Assert.Equal("max_images.range", violation.Rule);
    }

    [Fact]
    public async Task A_media_type_is_refused_where_the_model_has_another_or_cannot_be_told()
    {
        await using var kie = await ImageStage.StartAsync("kie");
        await using var unifically = await ImageStage.StartAsync("unifically");

        var other = Assert.Single(await kie.RefusedAsync(new ImageGenerationOptions { MediaType = "image/webp" }));
        var none = Assert.Single(await unifically.RefusedAsync(new ImageGenerationOptions { ModelId = "openai/gpt-image-2", MediaType = "image/png" }));
        var elsewhere = await unifically.RefusedAsync(new ImageGenerationOptions { ModelId = "google/nano-banana-pro", MediaType = "image/png", ImageSize = new Size(1024, 1024) });

        Assert.Contains("image/png or image/jpeg", other.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be given a format", none.Message, StringComparison.Ordinal);
        Assert.Equal(("output_format", ViolationSeverity.Error), (Assert.Single(elsewhere).Parameter, elsewhere[0].Severity));
    }

    [Fact]
    public async Task What_a_mapping_does_not_take_is_refused_and_not_dropped()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = "alibaba/z-image-turbo" }, Picture));

        Assert.Equal("OriginalImages", violation.Parameter);
    }

    [Theory]
    [InlineData("data", "OriginalImages[0]", "give a URL")]
    [InlineData("text", "OriginalImages[0]", "TextContent")]
    [InlineData("sound", "OriginalImages[0]", "audio/wav")]
    [InlineData("film", "OriginalImages[0]", "video/mp4")]
    [InlineData("file", "OriginalImages[0]", "no http, https or data URL")]
    public async Task An_original_image_that_cannot_be_sent_is_named_by_its_place(string kind, string path, string expected)
    {
        await using var stage = await ImageStage.StartAsync("kie");
        AIContent content = kind switch
        {
            "data" => new DataContent(ImageGenerator.Stage.Picture, "image/png"),
            "text" => new TextContent("a picture of a heron"),
            "sound" => new DataContent(new byte[] { 1 }, "audio/wav"),
            "film" => new UriContent("https://example.com/a.mp4", "video/mp4"),
            _ => new UriContent("file:///pictures/a.png", "image/png"),
        };
        using var withoutUpload = new ImageGenerator.CatalogImageGenerator<Kie>(new KieClient(stage.Connection), ImageGenerator.Generators.KieModels());

        var violation = Assert.Single(await stage.RefusedAsync(withoutUpload, new ImageGenerationRequest("A heron", [content]), new ImageGenerationOptions { ModelId = "google/nano-banana-edit" }));

        Assert.Equal(path, violation.Parameter);
        Assert.Contains(expected, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_is_not_uploaded_for_a_request_that_is_wrong()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await stage.RefusedAsync(new ImageGenerationOptions { Count = 2 }, new DataContent(ImageGenerator.Stage.Picture, "image/png"));

        Assert.Empty(stage.Emulator.Requests);
    }

    [Theory]
    [InlineData("sed", 7, "did you mean 'seed'")]
    [InlineData("resolution", "3k", "1k")]
    [InlineData("seed", "seven", "`seed`")]
    [InlineData("image_urls", true, "`image_urls`")]
    public async Task An_additional_property_is_judged_as_the_parameter_that_it_names(string name, object value, string expected)
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = "bytedance/seedream-4.0", AdditionalProperties = new() { [name] = value } }));

        Assert.Equal((name, ViolationSeverity.Error), (violation.Parameter, violation.Severity));
        Assert.Contains(expected, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_additional_property_that_is_no_JSON_is_told_what_is()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        foreach (var value in new object[] { new Uri("https://example.com"), double.NaN, new Dictionary<string, object>(), new object[] { DateTime.UnixEpoch } })
        {
            var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = "bytedance/seedream-4.0", AdditionalProperties = new() { ["seed"] = value } }));
            Assert.Equal("AdditionalProperties.seed", violation.Parameter);
            Assert.Contains("is expected", violation.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_said_twice_in_two_ways()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        var options = new ImageGenerationOptions
        {
            ModelId = "nano-banana-pro",
            MediaType = "image/png",
            ImageSize = new Size(1024, 1024),
            AdditionalProperties = new() { ["resolution"] = "4k" },
            RawRepresentationFactory = _ => new NanoBananaRequest
            {
                Variant = NanoBananaVariant.Pro, Prompt = "Another", OutputFormat = NanoBananaOutputFormat.Jpg, AspectRatio = NanoBananaAspectRatio.Ratio16x9, ImageUrls = ["https://example.com/b.png"],
                Resolution = NanoBananaResolution.K2,
            },
        };

        var violations = await stage.RefusedAsync(options, Picture);

        Assert.Equal(["ImageSize", "Prompt", "OriginalImages", "MediaType", "AdditionalProperties.resolution"], violations.Select(violation => violation.Parameter));
    }

    [Fact]
    public async Task A_size_beside_a_value_of_the_typed_request_that_is_no_size_is_refused()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        var options = new ImageGenerationOptions
        {
            ImageSize = new Size(1024, 1024),
            RawRepresentationFactory = _ => new SeedreamV4EditRequest { Prompt = "", ImageUrls = [], ImageResolution = new SeedreamV4EditImageResolution("ultra") },
        };

        var violation = Assert.Single(await stage.RefusedAsync(options, Picture));

        Assert.Equal(("ImageSize", ViolationKind.Exclusive), (violation.Parameter, violation.Kind));
    }

    [Fact]
    public async Task A_typed_request_of_another_kind_or_model_is_refused()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        var type = await stage.RefusedAsync(new ImageGenerationOptions { RawRepresentationFactory = _ => "nano-banana-pro" });
        var model = await stage.RefusedAsync(new ImageGenerationOptions { ModelId = "nano-banana-pro", RawRepresentationFactory = _ => new NanoBananaRequest { Variant = NanoBananaVariant.Base, Prompt = "" } });

        Assert.Contains("gave a String; nano-banana-pro takes a NanoBananaRequest", Assert.Single(type).Message, StringComparison.Ordinal);
        Assert.Contains(model, violation => violation.Parameter == "RawRepresentationFactory" && violation.Message.Contains("`ModelId` says nano-banana-pro", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_not_set_up_is_told_which_are_and_the_nearest()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        var violation = Assert.Single(await stage.RefusedAsync(new ImageGenerationOptions { ModelId = "openai/gpt-image-1.6" }));

        Assert.Equal("ModelId", violation.Parameter);
        Assert.Contains("alibaba/z-image-turbo", violation.Message, StringComparison.Ordinal);
        Assert.EndsWith("the nearest is openai/gpt-image-1.5", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_in_one_exception()
    {
        await using var stage = await ImageStage.StartAsync("unifically");
        var options = new ImageGenerationOptions
        {
            ModelId = "google/nano-banana-pro", Count = 2, ImageSize = new Size(1920, 1080), MediaType = "image/webp", StreamingCount = 3,
            ResponseFormat = ImageGenerationResponseFormat.Hosted, AdditionalProperties = new() { ["style"] = "woodcut" },
        };

        var violations = await stage.RefusedAsync(stage.Generator(), new ImageGenerationRequest(), options);

        string[] expected = ["Count", "ImageSize", "MediaType", "ResponseFormat", "StreamingCount", "prompt", "style"];
        Assert.Equal(expected, violations.Where(IsError).Select(violation => violation.Parameter).Order(StringComparer.Ordinal));
    }

    private static bool IsError(Violation violation) => violation.Severity == ViolationSeverity.Error;
}
