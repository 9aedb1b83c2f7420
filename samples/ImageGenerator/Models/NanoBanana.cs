using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>One picture; Pro and 2 take a class of size, the base one chooses the pixels. One mapping for two providers: what only one of them takes, the validator knows.</summary>
internal sealed class NanoBanana(NanoBananaVariant variant) : ImageModel<NanoBananaRequest>
{
    public override NanoBananaRequest Empty => new() { Variant = variant, Prompt = "" };

    public override NanoBananaRequest Fill(NanoBananaRequest request, ImageInput input)
    {
        input.Makes(1);
        var (shapes, sizes) = (Enum.GetValues<NanoBananaAspectRatio>(), Enum.GetValues<NanoBananaResolution>());
        var (shape, size) = request.Variant == NanoBananaVariant.Base
            ? (input.Shape(request.AspectRatio, shapes, one => one.ToText()), request.Resolution)
            : input.Size(request.AspectRatio, shapes, one => one.ToText(), request.Resolution, sizes, one => one.ToText());
        return request with
        {
            Prompt = input.Prompt(request.Prompt),
            AspectRatio = shape,
            Resolution = size,
            ImageUrls = input.Pictures(request.ImageUrls),
            OutputFormat = input.Format(request.OutputFormat, format => format.ToText()),
        };
    }
}
