using Microsoft.Extensions.AI;

namespace ImageGenerator;

/// <summary>The media types of pictures.</summary>
internal static class MediaTypes
{
    /// <summary>Of a format as models name it: <c>jpg</c>.</summary>
    public static string OfFormat(string format) => format == "jpg" ? "image/jpeg" : "image/" + format;

    /// <summary>Of a file by its first bytes; null: not known.</summary>
    public static string? OfBytes(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;

    /// <summary>A name for a picture that has none.</summary>
    public static string FileName(DataContent picture) =>
        picture.Name?.Split('/', '\\')[^1] is { Length: > 0 } name ? name
        : "picture." + (picture.MediaType is "image/jpeg" ? "jpg" : picture.MediaType["image/".Length..].Split('+', ';')[0]);
}
