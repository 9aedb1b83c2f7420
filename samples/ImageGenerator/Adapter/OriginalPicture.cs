using System.Globalization;
using Microsoft.Extensions.AI;
using ModelCatalog;

namespace ImageGenerator;

/// <summary>One of <see cref="ImageGenerationRequest.OriginalImages"/>.</summary>
/// <param name="Url">Where it is; for bytes a place that does not exist, so that all else can be judged before they are uploaded.</param>
/// <param name="Data">The bytes that are to be uploaded; null: none.</param>
internal sealed record OriginalPicture(string Url, DataContent? Data)
{
    /// <summary>Reads all of them.</summary>
    /// <param name="contents">The contents; null: none.</param>
    /// <param name="canUpload">Whether bytes can be brought to the provider.</param>
    /// <param name="refuse">Hears what is wrong: the path and the problem.</param>
    public static IReadOnlyList<OriginalPicture> ReadAll(IEnumerable<AIContent>? contents, bool canUpload, Action<string, string> refuse)
    {
        var pictures = new List<OriginalPicture>();
        foreach (var (i, content) in (contents ?? []).Index())
        {
            var place = i.ToString(CultureInfo.InvariantCulture);
            pictures.Add(Read(content, "https://picture.invalid/" + place, canUpload, problem => refuse($"{nameof(ImageGenerationRequest.OriginalImages)}[{place}]", problem)));
        }

        return pictures;
    }

    private static OriginalPicture Read(AIContent? content, string place, bool canUpload, Action<string> refuse)
    {
        switch (content)
        {
            case UriContent { Uri: { IsAbsoluteUri: true, Scheme: "http" or "https" } url } link:
                if (!link.HasTopLevelMediaType("image") && link.MediaType != "application/octet-stream") refuse($"is {link.MediaType}; a picture is expected");
                return new OriginalPicture(url.AbsoluteUri, null);
            case UriContent { Uri: { IsAbsoluteUri: true, Scheme: "data" } url } when ToData(url) is { } data:
                return Read(data, place, canUpload, refuse);
            case UriContent:
                refuse("is no http, https or data URL");
                return new OriginalPicture(place, null);
            case DataContent data:
                if (!data.HasTopLevelMediaType("image")) refuse($"is {data.MediaType}; a picture is expected");
                else if (!canUpload) refuse("is data, and there is no upload to this provider: give a URL");
                return new OriginalPicture(place, data);
            default:
                refuse($"is a {content?.GetType().Name ?? "null"}; {nameof(UriContent)} or {nameof(DataContent)} is expected");
                return new OriginalPicture(place, null);
        }
    }

    private static DataContent? ToData(Uri url)
    {
        try
        {
            return new DataContent(url);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
