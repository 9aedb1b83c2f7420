using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>One picture in one of three shapes; nobody chooses its format.</summary>
internal sealed class GptImage(GptImageVariant variant) : ImageModel<GptImageRequest>
{
    public override GptImageRequest Empty => new() { Variant = variant, Prompt = "" };

    public override GptImageRequest Fill(GptImageRequest request, ImageInput input)
    {
        input.Makes(1);
        return request with
        {
            Prompt = input.Prompt(request.Prompt),
            AspectRatio = input.Shape(request.AspectRatio, Enum.GetValues<GptImageAspectRatio>(), shape => shape.ToText()),
            ImageUrls = input.Pictures(request.ImageUrls),
        };
    }
}
