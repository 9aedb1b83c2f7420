// One piece of code that knows IImageGenerator alone, and the models of two providers behind it. Without arguments everything runs on this machine: no key, no network, no cost.
// `--live` draws at the providers whose key is set (UNIFICALLY_API_KEY, KIE_API_KEY); that costs money, and it asks first.

using System.Drawing;
using ImageGenerator;
using Microsoft.Extensions.AI;
using ModelCatalog;
using ModelCatalog.Models;

if (args.Except(["--live", "--yes"]).FirstOrDefault() is { } wrong) return Stage.Usage($"'{wrong}' is not understood.");
using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupt.Cancel();
};

try
{
    await using var stage = args.Contains("--live") ? Stage.Live() : await Stage.EmulateAsync(interrupt.Token);
    if (stage.Refusal(isAgreed: args.Contains("--yes")) is { } refusal) return refusal;
    using var spans = Stage.ShowSpans();

    // 1. The same call to whoever is there: the default model of each.
    foreach (var generator in stage.Generators) await DrawAsync(generator, new ImageGenerationOptions { ImageSize = new Size(2048, 1152) }, interrupt.Token);
    if (stage.IsLive) return 0;

    // 2. A picture of ours is uploaded and changed, and the result comes as bytes.
    var kie = stage.Generators.Single(generator => generator.GetService<KieClient>() is not null);
    var original = new DataContent(Stage.Picture, "image/png") { Name = "heron.png" };
    var edit = new ImageGenerationOptions { ModelId = "google/nano-banana-edit", MediaType = "image/png", ResponseFormat = ImageGenerationResponseFormat.Data };
    await DrawAsync(kie, edit, interrupt.Token, original);

    // 3. What a model cannot do is refused, all of it at once, and nothing is sent.
    var greedy = new ImageGenerationOptions
    {
        Count = 2, ImageSize = new Size(1920, 1080), MediaType = "image/webp", StreamingCount = 3, AdditionalProperties = new() { ["resolutoin"] = "4k" },
    };
    try
    {
        await DrawAsync(kie, greedy, interrupt.Token);
    }
    catch (RequestValidationException exception)
    {
        foreach (var violation in exception.Violations) Console.WriteLine($"  {violation}");
        Console.WriteLine($"  not sent; kie saw {stage.SubmitsOf("kie")} submits in all");
    }

    return 0;
}
catch (ModelCatalogException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted. What was submitted goes on at the provider.");
    return 1;
}

static async Task DrawAsync(IImageGenerator generator, ImageGenerationOptions options, CancellationToken cancellationToken, params AIContent[] originals)
{
    var metadata = generator.GetRequiredService<ImageGeneratorMetadata>();
    Console.WriteLine($"\n{metadata.ProviderName}: {options.ModelId ?? metadata.DefaultModelId}");
    var response = await generator.GenerateAsync(new ImageGenerationRequest("A beekeeper at dusk", originals), options, cancellationToken);
    foreach (var content in response.Contents)
        Console.WriteLine(content is DataContent data ? $"  {data.Data.Length} bytes of {data.MediaType}" : $"  {((UriContent)content).Uri} ({((UriContent)content).MediaType})");
}
