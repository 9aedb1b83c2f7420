using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>One picture from up to ten. Its shapes are an open list: those that its page names are taken for a size, the others by name.</summary>
internal sealed class NanoBananaEdit : ImageModel<NanoBananaEditRequest>
{
    public override NanoBananaEditRequest Empty => new() { Prompt = "", ImageUrls = [] };

    public override NanoBananaEditRequest Fill(NanoBananaEditRequest request, ImageInput input)
    {
        input.Makes(1);
        return request with
        {
            Prompt = input.Prompt(request.Prompt),
            ImageUrls = input.Pictures(request.ImageUrls) ?? [],
            ImageSize = input.Shape(request.ImageSize, [NanoBananaEditImageSize.Ratio1x1, NanoBananaEditImageSize.Ratio16x9], shape => shape.ToText()),
            OutputFormat = input.Format(request.OutputFormat, format => format.ToText()),
        };
    }
}
