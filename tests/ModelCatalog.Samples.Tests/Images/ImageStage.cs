using System.Text.Json.Nodes;
using ImageGenerator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Models;
using Quickstart;

namespace ModelCatalog.Samples.Tests;

/// <summary>One emulated provider and a generator over its real client.</summary>
internal sealed class ImageStage : IAsyncDisposable
{
    public const string Key = "sk-a-key-that-nobody-may-see";

    private static readonly Lazy<CompiledCatalog> Catalog = new(() => CatalogCompiler.Compile(CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, "catalog")).Texts));

    private ImageStage(ProviderEmulator emulator, ILogger logger)
    {
        Emulator = emulator;
        var options = new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = Key };
        foreach (var (name, url) in emulator.Hosts) options.Hosts[name] = url.AbsoluteUri;
        Connection = new ProviderConnection(options) { Time = new FastClock(), Logger = logger };
    }

    public ProviderEmulator Emulator { get; }

    public ProviderConnection Connection { get; }

    /// <summary>The parameters of the last submit, as they travelled.</summary>
    public JsonObject Sent => JsonNode.Parse(Emulator.Requests.Last(seen => seen.Operation == "submit").Body)!.AsObject();

    public static async Task<ImageStage> StartAsync(string provider, EmulatorOptions? options = null, ILogger? logger = null) =>
        new(await ProviderEmulator.StartAsync(Catalog.Value, provider, options, TestContext.Current.CancellationToken), logger ?? NullLogger.Instance);

    public IImageGenerator Generator(ImageGenerationOptions? defaults = null) =>
        Emulator.Provider == "kie" ? Kie(defaults) : Generators.Create(new UnificallyClient(Connection), defaults, Emulator.BaseAddress);

    public CatalogImageGenerator<Kie> Kie(ImageGenerationOptions? defaults = null) => Generators.Create(new KieClient(Connection), defaults, Emulator.BaseAddress);

    /// <summary>Generates a picture.</summary>
    public Task<ImageGenerationResponse> DrawAsync(ImageGenerationOptions? options, params AIContent[] originals) =>
        Generator().GenerateAsync(new ImageGenerationRequest("A beekeeper at dusk", originals), options, TestContext.Current.CancellationToken);

    /// <summary>What is wrong with a call; nothing reached the provider.</summary>
    public Task<IReadOnlyList<Violation>> RefusedAsync(ImageGenerationOptions? options, params AIContent[] originals) =>
        RefusedAsync(Generator(), new ImageGenerationRequest("A beekeeper at dusk", originals), options);

    /// <summary>What is wrong with a call; nothing reached the provider.</summary>
    public async Task<IReadOnlyList<Violation>> RefusedAsync(IImageGenerator generator, ImageGenerationRequest request, ImageGenerationOptions? options)
    {
        var before = Emulator.Requests.Count;
        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => generator.GenerateAsync(request, options, TestContext.Current.CancellationToken));
        Assert.Equal(before, Emulator.Requests.Count);
        return exception.Violations;
    }

    public async ValueTask DisposeAsync() => await Emulator.DisposeAsync();
}
