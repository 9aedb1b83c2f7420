namespace ModelCatalog.Emulator.Outputs;

/// <summary>A small media file that a client can download and open.</summary>
/// <param name="Kind"><c>video image audio</c>.</param>
/// <param name="Extension">The end of its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsAuthorized">Whether the link needs the key.</param>
internal sealed record SampleFile(string Kind, string Extension, string ContentType, byte[] Content, bool IsAuthorized)
{
    /// <summary>A sample of a kind of media; for any other kind of file a picture.</summary>
    public static SampleFile Of(string kind, bool isAuthorized) => kind switch
    {
        "video" => new SampleFile(kind, "mp4", "video/mp4", SampleVideo.Content, isAuthorized),
        "audio" => new SampleFile(kind, "wav", "audio/wav", SampleSound.Content, isAuthorized),
        _ => new SampleFile("image", "png", "image/png", SamplePicture.Content, isAuthorized),
    };
}
