using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>Up to six pictures from others; the only named preset of a shape is a square.</summary>
internal sealed class SeedreamEdit : ImageModel<SeedreamV4EditRequest>
{
    public override SeedreamV4EditRequest Empty => new() { Prompt = "", ImageUrls = [] };

    public override SeedreamV4EditRequest Fill(SeedreamV4EditRequest request, ImageInput input)
    {
        var (shape, size) = input.Size(
            request.ImageSize, [SeedreamV4EditImageSize.SquareHd], one => one == SeedreamV4EditImageSize.SquareHd ? "1:1" : one.ToText(),
            request.ImageResolution, [SeedreamV4EditImageResolution.K1, SeedreamV4EditImageResolution.K2], one => one.ToText());
        return request with
        {
            Prompt = input.Prompt(request.Prompt),
            ImageUrls = input.Pictures(request.ImageUrls) ?? [],
            ImageSize = shape,
            ImageResolution = size,
            MaxImages = input.Count(request.MaxImages),
        };
    }
}
