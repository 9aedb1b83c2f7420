using System.ComponentModel;
using System.Globalization;
using System.Net.Http.Headers;

namespace ModelCatalog.Infrastructure;

/// <summary>A file to upload, from where its stream stands to its end. For generated clients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UploadFile
{
    private readonly Stream _content;
    private readonly long _start;
    private readonly IProgress<long>? _progress;
    private long _sent;
    private bool _hasBegun;

    /// <summary>Takes a file.</summary>
    /// <param name="content">Its bytes; stays open.</param>
    /// <param name="fileName">Its name, without a folder.</param>
    /// <param name="contentType">Its media type; null: told by the name.</param>
    /// <param name="progress">Hears how many bytes have been sent.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, or the name or the media type is none.</exception>
    public UploadFile(Stream content, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        if (!content.CanRead) throw new ArgumentException("The stream cannot be read.", nameof(content));
        if (fileName.Length is 0 or > 255 || fileName.Any(c => char.IsControl(c) || c is '/' or '\\'))
            throw new ArgumentException("A file name of 1 to 255 characters without a folder is expected.", nameof(fileName));
        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out _)) throw new ArgumentException($"'{contentType}' is no media type; expected one such as image/png.", nameof(contentType));
        _content = content;
        _start = content.CanSeek ? content.Position : 0;
        _progress = progress;
        Name = fileName;
        ContentType = contentType ?? MediaTypeOf(fileName);
        Length = content.CanSeek ? Math.Max(0, content.Length - _start) : null;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>How many bytes there are; null where the stream does not tell.</summary>
    public long? Length { get; }

    /// <summary>Whether it can be sent once more: nothing was read yet, or the stream can go back.</summary>
    internal bool CanBegin => !_hasBegun || _content.CanSeek;

    /// <summary>Begins at the start.</summary>
    internal void Begin()
    {
        if (!CanBegin) throw new InvalidOperationException("The stream of the upload was read already and cannot go back: it cannot be sent again.");
        if (_hasBegun) _content.Position = _start;
        _hasBegun = true;
        _sent = 0;
    }

    internal ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => _content.ReadAsync(buffer, cancellationToken);

    internal void Report(int count)
    {
        _sent += count;
        _progress?.Report(_sent);
    }

    /// <summary>Refuses a file that is known to be too large.</summary>
    internal void CheckSize(long? maximum)
    {
        if (maximum is not { } most || Length is not { } length || length <= most) return;
        var shown = length.ToString(CultureInfo.InvariantCulture);
        var message = string.Create(CultureInfo.InvariantCulture, $"The file has {length} bytes; at most {most} are taken");
        new ValidationResult([new Violation(ViolationSeverity.Error, ViolationKind.Range, "file.size", "file", "file", shown, message)]).ThrowIfInvalid();
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        ".bmp" => "image/bmp",
        ".avif" => "image/avif",
        ".heic" => "image/heic",
        ".mp4" or ".m4v" => "video/mp4",
        ".mov" => "video/quicktime",
        ".webm" => "video/webm",
        ".mkv" => "video/x-matroska",
        ".mp3" => "audio/mpeg",
        ".wav" => "audio/wav",
        ".m4a" => "audio/mp4",
        ".aac" => "audio/aac",
        ".ogg" or ".oga" => "audio/ogg",
        ".flac" => "audio/flac",
        ".pdf" => "application/pdf",
        ".txt" => "text/plain",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
