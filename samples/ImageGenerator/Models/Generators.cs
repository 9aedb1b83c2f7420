using Microsoft.Extensions.AI;
using ModelCatalog.Models;

namespace ImageGenerator;

/// <summary>The generators of this sample: which models there are at which provider, and how pictures get there.</summary>
internal static class Generators
{
    private static readonly KieUploadParameters Folder = new() { UploadPath = "images/originals" };

    /// <summary>Four models, most of them in several variants.</summary>
    public static CatalogImageGenerator<Unifically> Create(UnificallyClient client, ImageGenerationOptions? defaults = null, Uri? endpoint = null) =>
        new(client, UnificallyModels(), defaults, endpoint)
        {
            Upload = async (picture, token) => await client.UploadAsync(Stream(picture), MediaTypes.FileName(picture), picture.MediaType, cancellationToken: token).ConfigureAwait(false),
        };

    /// <summary>Three models.</summary>
    public static CatalogImageGenerator<Kie> Create(KieClient client, ImageGenerationOptions? defaults = null, Uri? endpoint = null) =>
        new(client, KieModels(), defaults, endpoint)
        {
            Upload = async (picture, token) => await client.UploadAsync(Stream(picture), MediaTypes.FileName(picture), Folder, picture.MediaType, cancellationToken: token).ConfigureAwait(false),
        };

    /// <summary>Of one mapping as many models as it has variants that are served.</summary>
    public static IReadOnlyList<ServedModel<Unifically>> UnificallyModels() =>
    [
        .. Enum.GetValues<NanoBananaVariant>().Select(variant => new ServedModel<Unifically, NanoBananaRequest>(new NanoBanana(variant))),
        .. Enum.GetValues<GptImageVariant>().Select(variant => new ServedModel<Unifically, GptImageRequest>(new GptImage(variant))),
        .. Enum.GetValues<SeedreamVariant>().Select(variant => new ServedModel<Unifically, SeedreamRequest>(new Seedream(variant))),
        new ServedModel<Unifically, ZImageTurboRequest>(new ZImageTurbo()),
    ];

    /// <summary>The models of the other provider.</summary>
    public static IReadOnlyList<ServedModel<Kie>> KieModels() =>
    [
        new ServedModel<Kie, NanoBananaRequest>(new NanoBanana(NanoBananaVariant.Pro)),
        new ServedModel<Kie, NanoBananaEditRequest>(new NanoBananaEdit()),
        new ServedModel<Kie, SeedreamV4EditRequest>(new SeedreamEdit()),
    ];

    private static MemoryStream Stream(DataContent picture) => new(picture.Data.ToArray(), writable: false);
}
