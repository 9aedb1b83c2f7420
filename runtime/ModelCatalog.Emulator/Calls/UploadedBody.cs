using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Emulator.Outputs;
using ModelCatalog.Emulator.Requests;

namespace ModelCatalog.Emulator.Calls;

/// <summary>What the body of a request brings: a file, and the texts beside it.</summary>
internal sealed record UploadedBody(SampleFile? File, IReadOnlyDictionary<string, string> Texts)
{
    // RFC 2046, 5.1.1.
    private const int LongestBoundary = 70;

    private const string Unnamed = "application/octet-stream";

    /// <summary>Reads the body of an operation; null where it is of another form, and why.</summary>
    public static UploadedBody? Read(OperationDescriptor operation, IncomingRequest request, byte[] body, out string wrong)
    {
        wrong = "";
        var contentType = request.Header("Content-Type");
        if (operation.Bytes is not null) return new UploadedBody(FileOf(body, contentType), new Dictionary<string, string>());
        if (operation.Multipart.Count == 0) return new UploadedBody(null, new Dictionary<string, string>());
        try
        {
            return ReadForm(operation, contentType, body, out wrong);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            wrong = "The form cannot be read: " + exception.Message;
            return null;
        }
    }

    /// <summary>Whether a request says that its body is a form with files.</summary>
    public static bool IsForm(IncomingRequest request) => request.Header("Content-Type")?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A file by its bytes, with the type that is told for it or that its first bytes show.</summary>
    public static SampleFile FileOf(byte[] content, string? contentType)
    {
        var (extension, shown) = Kind(content);

        // The type is sent again when the file is served: what no header can carry is not taken.
        var isTold = !string.IsNullOrEmpty(contentType) && !contentType.StartsWith(Unnamed, StringComparison.OrdinalIgnoreCase) && contentType.All(c => c is >= ' ' and < '\x7f');
        var told = isTold ? contentType! : shown;
        return new SampleFile("file", extension, told, content, false);
    }

    /// <summary>The usual end of the name of files of a media type.</summary>
    public static string ExtensionOf(string? contentType) => contentType?.Split(';')[0].Trim() switch
    {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "video/mp4" => "mp4",
        "audio/mpeg" => "mp3",
        "audio/wav" => "wav",
        _ => "bin",
    };

    private static UploadedBody? ReadForm(OperationDescriptor operation, string? contentType, byte[] body, out string wrong)
    {
        wrong = "";
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            wrong = "The body must be a form, multipart/form-data with a boundary of 1 to 70 characters";
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        SampleFile? file = null;
        var reader = new MultipartReader(boundary, new MemoryStream(body));

        // The bytes are all here: nothing is waited for.
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            using var content = new MemoryStream();
            section.Body.CopyTo(content);
            var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value : null;
            if (operation.Multipart.FirstOrDefault(part => part.Name == name) is not { } expected) continue;
            if (expected.Text == "$file") file = FileOf(content.ToArray(), section.ContentType);
            else if (expected.Text.StartsWith('$')) texts[expected.Text[1..]] = Encoding.UTF8.GetString(content.ToArray());
        }

        if (file is not null || operation.Multipart.All(part => part.Text != "$file")) return new UploadedBody(file, texts);
        wrong = $"The form has no part `{operation.Multipart.First(part => part.Text == "$file").Name}` with the file";
        return null;
    }

    private static (string Extension, string ContentType) Kind(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47])) return ("png", "image/png");
        if (content.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return ("jpg", "image/jpeg");
        if (content.StartsWith("GIF8"u8)) return ("gif", "image/gif");
        if (content.Length > 12 && content[..4].SequenceEqual("RIFF"u8)) return content[8..12].SequenceEqual("WEBP"u8) ? ("webp", "image/webp") : ("wav", "audio/wav");
        if (content.Length > 8 && content[4..8].SequenceEqual("ftyp"u8)) return ("mp4", "video/mp4");
        return content.StartsWith("ID3"u8) ? ("mp3", "audio/mpeg") : ("bin", Unnamed);
    }
}
