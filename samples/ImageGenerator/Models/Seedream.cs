using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>Always four pictures.</summary>
internal sealed class Seedream(SeedreamVariant variant) : ImageModel<SeedreamRequest>
{
    public override SeedreamRequest Empty => new() { Variant = variant, Prompt = "" };

    public override SeedreamRequest Fill(SeedreamRequest request, ImageInput input)
    {
        input.Makes(4);
        var (shape, size) = input.Size(
            request.AspectRatio, Enum.GetValues<SeedreamAspectRatio>(), one => one.ToText(),
            request.Resolution, Enum.GetValues<SeedreamResolution>(), one => one.ToText());
        return request with { Prompt = input.Prompt(request.Prompt), AspectRatio = shape, Resolution = size, ImageUrls = input.Pictures(request.ImageUrls) };
    }
}
