using System.Drawing;
using ImageGenerator;
using Microsoft.Extensions.AI;
using ModelCatalog.Models;

namespace ModelCatalog.Samples.Tests;

public class ConventionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_of_the_caller_are_never_changed()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        var defaults = new ImageGenerationOptions { MediaType = "image/png", AdditionalProperties = new() { ["resolution"] = "4k" } };
        var options = new ImageGenerationOptions { AdditionalProperties = new() { ["aspect_ratio"] = "3:4" } };
        using var generator = stage.Generator(defaults);

        await generator.GenerateAsync(new ImageGenerationRequest("A heron"), options, Token);

        Assert.Equal((null, null, "aspect_ratio"), (options.ModelId, options.MediaType, Assert.Single(options.AdditionalProperties).Key));
        Assert.Equal((null, "resolution"), (defaults.ModelId, Assert.Single(defaults.AdditionalProperties).Key));
        var input = stage.Sent["input"]!;
        Assert.Equal(("png", "4K", "3:4"), ((string)input["output_format"]!, (string)input["resolution"]!, (string)input["aspect_ratio"]!));
    }

    [Fact]
    public async Task What_a_call_says_goes_before_the_defaults()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        using var generator = stage.Generator(new ImageGenerationOptions
        {
            ModelId = "google/nano-banana-edit", MediaType = "image/png", ImageSize = new Size(64, 64), Count = 5, ResponseFormat = ImageGenerationResponseFormat.Data,
            AdditionalProperties = new() { ["resolution"] = "4k" },
        });

        var response = await generator.GenerateAsync(
            new ImageGenerationRequest("A heron"),
            new ImageGenerationOptions
            {
                ModelId = "nano-banana-pro", MediaType = "image/jpeg", ImageSize = new Size(2048, 2048), Count = 1, ResponseFormat = ImageGenerationResponseFormat.Uri,
                AdditionalProperties = new() { ["resolution"] = "2k" },
            },
            Token);

        Assert.IsType<UriContent>(response.Contents[0]);
        Assert.Equal("nano-banana-pro", (string?)stage.Sent["model"]);
        Assert.Equal(("jpg", "2K"), ((string)stage.Sent["input"]!["output_format"]!, (string)stage.Sent["input"]!["resolution"]!));
    }

    [Fact]
    public async Task Defaults_count_as_if_the_call_had_said_them_and_later_changes_to_them_do_not()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        var defaults = new ImageGenerationOptions { StreamingCount = 2 };
        using var generator = stage.Generator(defaults);
        defaults.StreamingCount = null;

        var violation = Assert.Single(await stage.RefusedAsync(generator, new ImageGenerationRequest("A heron"), null));

        Assert.Equal("StreamingCount", violation.Parameter);
    }

    [Fact]
    public async Task It_gives_itself_its_metadata_and_its_client_and_nothing_for_a_key()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        using var generator = stage.Kie(new ImageGenerationOptions { ModelId = "google/nano-banana-edit" });
        using var outer = ((IImageGenerator)generator).AsBuilder().UseTelemetry().Build();

        foreach (var asked in new[] { generator, outer })
        {
            Assert.Same(generator, asked.GetService<CatalogImageGenerator<Kie>>());
            Assert.Same(asked, asked.GetService<IImageGenerator>());
            Assert.NotNull(asked.GetService<KieClient>());
            Assert.Same(asked.GetService<KieClient>(), asked.GetService<ProviderClient<Kie>>());
            Assert.Null(asked.GetService<UnificallyClient>());
            Assert.Null(asked.GetService(typeof(KieClient), "some key"));
            Assert.Throws<ArgumentNullException>(() => asked.GetService(null!));
            var metadata = asked.GetRequiredService<ImageGeneratorMetadata>();
            Assert.Equal(("kie", stage.Emulator.BaseAddress, "google/nano-banana-edit"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        }
    }

    [Fact]
    public void Without_an_endpoint_the_metadata_names_that_of_the_catalog_and_the_first_model()
    {
        using IImageGenerator generator = Generators.Create(new UnificallyClient(new HttpClient(), new ProviderOptions { ApiKey = "k" }));

        var metadata = generator.GetRequiredService<ImageGeneratorMetadata>();

        Assert.Equal((new Uri(Unifically.Protocol.BaseUrl!), "google/nano-banana"), (metadata.ProviderUri, metadata.DefaultModelId));
    }

    [Fact]
    public async Task It_is_used_by_the_extensions_of_the_abstractions()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        using var generator = stage.Generator();

        await generator.GenerateImagesAsync("A heron", cancellationToken: Token);
        Assert.Equal("A heron", (string?)stage.Sent["input"]!["prompt"]);

        await generator.EditImageAsync(Stage.Picture, "heron.png", "Bluer", new ImageGenerationOptions { ModelId = "google/nano-banana-edit" }, Token);
        Assert.Single(stage.Sent["input"]!["image_urls"]!.AsArray());
        Assert.Contains(stage.Emulator.Requests, request => request.Body.Contains("heron.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_client_lives_on_when_it_is_disposed()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        var client = new KieClient(stage.Connection);
        Generators.Create(client).Dispose();
        using var other = Generators.Create(client);

        Assert.Single((await other.GenerateAsync(new ImageGenerationRequest("A heron"), null, Token)).Contents);
    }

    [Fact]
    public async Task Decorators_are_built_the_first_outermost_and_may_ask_for_services()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        var order = new List<string>();
        var services = new Services();
        using var generator = stage.Generator().AsBuilder()
            .Use(inner => new Noting(inner, "first", order))
            .Use((inner, provider) => new Noting(inner, (string)provider.GetService(typeof(string))!, order))
            .Build(services);

        await generator.GenerateAsync(new ImageGenerationRequest("A heron"), null, Token);

        Assert.Equal(["first", "second"], order);
        Assert.Throws<InvalidOperationException>(() => stage.Generator().AsBuilder().Use(_ => null!).Build());
    }

    [Fact]
    public async Task A_request_is_required()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await Assert.ThrowsAsync<ArgumentNullException>(() => stage.Generator().GenerateAsync(null!, cancellationToken: Token));
    }

    private sealed class Noting(IImageGenerator inner, string name, List<string> order) : DelegatingImageGenerator(inner)
    {
        public override Task<ImageGenerationResponse> GenerateAsync(ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            order.Add(name);
            return base.GenerateAsync(request, options, cancellationToken);
        }
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(string) ? "second" : null;
    }
}
