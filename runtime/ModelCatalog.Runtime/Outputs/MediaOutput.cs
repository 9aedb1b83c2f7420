using System.Text.Json;

namespace ModelCatalog;

/// <summary>An output whose kind the reply decides: videos, pictures, sound, or several of them.</summary>
public sealed record MediaOutput
{
    private static readonly MediaKind[] Kinds = [MediaKind.Video, MediaKind.Image, MediaKind.Audio];

    /// <summary>Takes the parts.</summary>
    /// <param name="items">The media; at least one.</param>
    /// <param name="raw">The whole output.</param>
    public MediaOutput(IReadOnlyList<MediaItem> items, JsonElement raw)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0) throw new ArgumentException("An output has at least one item.", nameof(items));
        Items = items;
        Raw = raw;
    }

    /// <summary>All media.</summary>
    public IReadOnlyList<MediaItem> Items { get; }

    /// <summary>The whole output as the provider sent it.</summary>
    public JsonElement Raw { get; }

    /// <summary>All URLs.</summary>
    public IReadOnlyList<string> Urls => Items.Select(static item => item.Url).ToArray();

    /// <summary>The first URL.</summary>
    public string Url => Items[0].Url;

    /// <summary>The URLs of the videos.</summary>
    public IReadOnlyList<string> Videos => Of(MediaKind.Video);

    /// <summary>The URLs of the pictures.</summary>
    public IReadOnlyList<string> Images => Of(MediaKind.Image);

    /// <summary>The URLs of the sound.</summary>
    public IReadOnlyList<string> Audios => Of(MediaKind.Audio);

    /// <summary>Reads an output.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    /// <exception cref="ProtocolException">It holds no media.</exception>
    public static MediaOutput Read(TaskOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var kinds = new Dictionary<string, MediaKind?>(StringComparer.Ordinal);
        var urls = new List<string>();
        foreach (var kind in Kinds)
        {
            foreach (var url in output.FindUrls(kind))
            {
                // The same place for every kind: the reply does not tell them apart, so the name of the file has to.
                if (kinds.TryAdd(url, kind)) urls.Add(url);
                else kinds[url] = KindOf(url);
            }
        }

        if (urls.Count == 0) throw output.Missing("media");
        return new MediaOutput(urls.ConvertAll(url => new MediaItem(kinds[url], url)), output.Raw);
    }

    /// <summary>Whether both have the same media and the same JSON.</summary>
    /// <param name="other">The other output.</param>
    public bool Equals(MediaOutput? other) => other is not null && Items.SequenceEqual(other.Items) && JsonOutput.SameJson(Raw, other.Raw);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Url, StringComparison.Ordinal);

    /// <summary>The URLs.</summary>
    public override string ToString() => string.Join(' ', Urls);

    private static MediaKind? KindOf(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.AbsolutePath : url;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".mp4" or ".mov" or ".webm" or ".mkv" or ".m4v" => MediaKind.Video,
            ".png" or ".jpg" or ".jpeg" or ".webp" or ".gif" or ".avif" => MediaKind.Image,
            ".mp3" or ".wav" or ".m4a" or ".ogg" or ".flac" or ".aac" => MediaKind.Audio,
            _ => null,
        };
    }

    private string[] Of(MediaKind kind) => Items.Where(item => item.Kind == kind).Select(static item => item.Url).ToArray();
}
