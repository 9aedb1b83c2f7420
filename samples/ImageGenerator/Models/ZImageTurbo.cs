using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>One picture from words alone. Original images are not taken here, and so refused.</summary>
internal sealed class ZImageTurbo : ImageModel<ZImageTurboRequest>
{
    public override ZImageTurboRequest Empty => new() { Prompt = "" };

    public override ZImageTurboRequest Fill(ZImageTurboRequest request, ImageInput input)
    {
        input.Makes(1);
        var shape = input.Shape(request.AspectRatio, Enum.GetValues<ZImageTurboAspectRatio>(), one => one.ToText());
        return request with { Prompt = input.Prompt(request.Prompt), AspectRatio = shape };
    }
}
