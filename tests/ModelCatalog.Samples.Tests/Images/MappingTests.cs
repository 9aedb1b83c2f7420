using System.Drawing;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelCatalog.Models;

namespace ModelCatalog.Samples.Tests;

public class MappingTests
{
    private static readonly DataContent Pixel = new(ImageGenerator.Stage.Picture, "image/png") { Name = "pixel.png" };

    [Theory]
    [InlineData("unifically", "google/nano-banana", 1024, 1024, """{"aspect_ratio":"1:1"}""")]
    [InlineData("unifically", "google/nano-banana", 1920, 1080, """{"aspect_ratio":"16:9"}""")]
    [InlineData("unifically", "google/nano-banana-pro", 2048, 1152, """{"aspect_ratio":"16:9","resolution":"2k"}""")]
    [InlineData("unifically", "google/nano-banana-pro", 4096, 4096, """{"aspect_ratio":"1:1","resolution":"4k"}""")]
    [InlineData("unifically", "google/nano-banana-2", 1365, 2048, """{"aspect_ratio":"2:3","resolution":"2k"}""")]
    [InlineData("unifically", "openai/gpt-image-1", 1024, 1536, """{"aspect_ratio":"2:3"}""")]
    [InlineData("unifically", "bytedance/seedream-4.0", 1024, 768, """{"aspect_ratio":"4:3","resolution":"1k"}""")]
    [InlineData("unifically", "alibaba/z-image-turbo", 1080, 1920, """{"aspect_ratio":"9:16"}""")]
    [InlineData("kie", "nano-banana-pro", 2048, 1152, """{"aspect_ratio":"16:9","resolution":"2K"}""")]
    public async Task A_size_travels_as_the_shape_and_the_class_of_the_model(string provider, string model, int width, int height, string expected)
    {
        await using var stage = await ImageStage.StartAsync(provider);

        await stage.DrawAsync(new ImageGenerationOptions { ModelId = model, ImageSize = new Size(width, height) });

        Assert.Equal(model, (string?)stage.Sent["model"]);
        var wanted = JsonNode.Parse(expected)!.AsObject();
        wanted["prompt"] = "A beekeeper at dusk";
        Assert.True(JsonNode.DeepEquals(wanted, stage.Sent["input"]), stage.Sent.ToJsonString());
    }

    [Theory]
    [InlineData("google/nano-banana-edit", 1080, 1080, """{"image_size":"1:1"}""")]
    [InlineData("bytedance/seedream-v4-edit", 2048, 2048, """{"image_size":"square_hd","image_resolution":"2K"}""")]
    public async Task A_size_of_an_edit_travels_as_its_presets(string model, int width, int height, string expected)
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await stage.DrawAsync(new ImageGenerationOptions { ModelId = model, ImageSize = new Size(width, height) }, new UriContent("https://example.com/a.png", "image/png"));

        foreach (var (name, value) in JsonNode.Parse(expected)!.AsObject()) Assert.Equal((string?)value, (string?)stage.Sent["input"]![name]);
    }

    [Fact]
    public async Task A_model_that_takes_shapes_alone_is_used_with_a_warning_in_the_response()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        var response = await stage.DrawAsync(new ImageGenerationOptions { ModelId = "openai/gpt-image-2", ImageSize = new Size(64, 64) });

        var warning = Assert.Single(Assert.IsType<ImageGenerator.GeneratedImages>(response.RawRepresentation).Warnings);
        Assert.Equal((ViolationSeverity.Warning, "ImageSize"), (warning.Severity, warning.Parameter));
        Assert.Contains("1:1", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nano-banana-pro", "image/jpeg", "jpg")]
    [InlineData("nano-banana-pro", "IMAGE/PNG", "png")]
    [InlineData("google/nano-banana-edit", "image/jpeg", "jpeg")]
    public async Task A_media_type_travels_as_the_format_in_the_spelling_of_the_model(string model, string type, string format)
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await stage.DrawAsync(new ImageGenerationOptions { ModelId = model, MediaType = type }, new UriContent("https://example.com/a.png", "image/png"));

        Assert.Equal(format, (string?)stage.Sent["input"]!["output_format"]);
    }

    [Fact]
    public async Task A_count_travels_where_the_model_has_one_and_must_be_what_it_makes_elsewhere()
    {
        await using var kie = await ImageStage.StartAsync("kie");
        await using var unifically = await ImageStage.StartAsync("unifically");

        await kie.DrawAsync(new ImageGenerationOptions { ModelId = "bytedance/seedream-v4-edit", Count = 3 }, new UriContent("https://example.com/a.png", "image/png"));
        var four = await unifically.DrawAsync(new ImageGenerationOptions { ModelId = "bytedance/seedream-4.5", Count = 4 });

        Assert.Equal(3, (int?)kie.Sent["input"]!["max_images"]);
        Assert.Equal(4, four.Contents.Count);
    }

    [Fact]
    public async Task Pictures_travel_as_links_and_data_is_uploaded_first_in_its_place()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await stage.DrawAsync(
            new ImageGenerationOptions { ModelId = "google/nano-banana-edit" },
            new UriContent("https://example.com/a.png", "image/png"), Pixel, new UriContent(new Uri(Pixel.Uri), "image/png"));

        var urls = stage.Sent["input"]!["image_urls"]!.AsArray().Select(url => (string)url!).ToList();
        Assert.Equal(3, urls.Count);
        Assert.Equal("https://example.com/a.png", urls[0]);
        Assert.DoesNotContain(urls, url => url.Contains("picture.invalid", StringComparison.Ordinal));
        Assert.Equal(2, urls.Skip(1).Distinct().Count());
        using var http = new HttpClient();
        Assert.Equal(Pixel.Data.ToArray(), await http.GetByteArrayAsync(urls[1], TestContext.Current.CancellationToken));
        var uploads = stage.Emulator.Requests.Where(request => request.Path.Contains("upload", StringComparison.Ordinal) && request.Method == "POST").ToList();
        Assert.Equal(2, uploads.Count);
        Assert.Contains("images/originals", uploads[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_is_uploaded_to_the_other_provider_as_well()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        await stage.DrawAsync(new ImageGenerationOptions { ModelId = "openai/gpt-image-1.5" }, Pixel);

        using var http = new HttpClient();
        var url = (string)stage.Sent["input"]!["image_urls"]![0]!;
        Assert.Equal(Pixel.Data.ToArray(), await http.GetByteArrayAsync(url, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Additional_properties_are_parameters_by_name_in_any_form_of_JSON()
    {
        await using var stage = await ImageStage.StartAsync("unifically");
        using var list = JsonDocument.Parse("""["https://example.com/a.png"]""");

        await stage.DrawAsync(new ImageGenerationOptions
        {
            ModelId = "bytedance/seedream-5.0-lite",
            AdditionalProperties = new() { ["seed"] = 7, ["aspect_ratio"] = JsonValue.Create("21:9"), ["image_urls"] = list.RootElement, ["resolution"] = null },
        });

        var input = stage.Sent["input"]!;
        Assert.Equal((7, "21:9", "https://example.com/a.png"), ((int)input["seed"]!, (string)input["aspect_ratio"]!, (string)input["image_urls"]![0]!));
    }

    [Fact]
    public async Task Additional_properties_may_name_what_options_say_elsewhere()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await stage.Generator().GenerateAsync(
            new ImageGenerationRequest(),
            new ImageGenerationOptions
            {
                ModelId = "google/nano-banana-edit", MediaType = "image/png",
                AdditionalProperties = new() { ["prompt"] = "Bluer", ["image_urls"] = new[] { "https://example.com/a.png" }, ["output_format"] = "png", ["image_size"] = "21:9" },
            },
            TestContext.Current.CancellationToken);

        var expected = """{"prompt":"Bluer","image_urls":["https://example.com/a.png"],"output_format":"png","image_size":"21:9"}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), stage.Sent["input"]), stage.Sent.ToJsonString());
    }

    [Theory]
    [InlineData(null, "image/jpeg", "picture.jpg")]
    [InlineData(null, "image/svg+xml", "picture.svg")]
    [InlineData("C:\\pictures\\heron.png", "image/png", "heron.png")]
    [InlineData("pictures/", "image/webp", "picture.webp")]
    public void A_picture_is_uploaded_under_a_name_without_a_folder(string? name, string type, string expected) =>
        Assert.Equal(expected, ImageGenerator.MediaTypes.FileName(new DataContent(ImageGenerator.Stage.Picture, type) { Name = name }));

    [Fact]
    public async Task A_typed_request_is_the_start_and_options_fill_what_it_leaves_open()
    {
        await using var stage = await ImageStage.StartAsync("unifically");
        object? seen = null;

        await stage.DrawAsync(new ImageGenerationOptions
        {
            ImageSize = new Size(1024, 1024),
            RawRepresentationFactory = generator =>
            {
                seen = generator;
                return new SeedreamRequest { Variant = SeedreamVariant.V41, Prompt = "", Seed = 11, AspectRatio = SeedreamAspectRatio.Ratio1x1 };
            },
        });

        Assert.IsType<ImageGenerator.CatalogImageGenerator<Unifically>>(seen);
        Assert.Equal("bytedance/seedream-4.1", (string?)stage.Sent["model"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"prompt":"A beekeeper at dusk","aspect_ratio":"1:1","resolution":"1k","seed":11}"""), stage.Sent["input"]), stage.Sent.ToJsonString());
    }

    [Fact]
    public async Task A_factory_that_gives_nothing_changes_nothing()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await stage.DrawAsync(new ImageGenerationOptions { RawRepresentationFactory = _ => null });

        Assert.Equal("nano-banana-pro", (string?)stage.Sent["model"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ImageGenerationResponseFormat.Uri)]
    public async Task Pictures_come_as_links_with_the_media_type_of_a_picture(ImageGenerationResponseFormat? format)
    {
        await using var stage = await ImageStage.StartAsync("kie");

        var response = await stage.DrawAsync(new ImageGenerationOptions { ResponseFormat = format });

        var link = Assert.IsType<UriContent>(Assert.Single(response.Contents));
        Assert.True(link.HasTopLevelMediaType("image"), link.MediaType);
        Assert.Equal(stage.Emulator.BaseAddress.Port, link.Uri.Port);
    }

    [Fact]
    public async Task Pictures_come_as_bytes_with_the_media_type_that_the_bytes_tell()
    {
        await using var stage = await ImageStage.StartAsync("unifically");

        var response = await stage.DrawAsync(new ImageGenerationOptions { ModelId = "bytedance/seedream-4.0", ResponseFormat = ImageGenerationResponseFormat.Data });

        Assert.Equal(4, response.Contents.Count);
        Assert.All(response.Contents, content =>
        {
            var data = Assert.IsType<DataContent>(content);
            Assert.Equal(ImageGenerator.MediaTypes.OfBytes(data.Data.Span), data.MediaType);
            Assert.True(data.HasTopLevelMediaType("image"), data.MediaType);
        });
        var raw = Assert.IsType<ImageGenerator.GeneratedImages>(response.RawRepresentation);
        Assert.Equal(("unifically", 4), (raw.Task.Provider, raw.Output.Urls.Count));
    }
}
