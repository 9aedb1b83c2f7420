using System.Text.Json;

namespace ModelCatalog;

/// <summary>One or more videos.</summary>
public sealed record VideoOutput : UrlOutput
{
    /// <summary>Takes the parts.</summary>
    /// <param name="urls">The URLs; at least one.</param>
    /// <param name="raw">The whole output.</param>
    public VideoOutput(IReadOnlyList<string> urls, JsonElement raw)
        : base(urls, raw)
    {
    }

    /// <summary>Reads an output.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    /// <exception cref="ProtocolException">It holds no video.</exception>
    public static VideoOutput Read(TaskOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new VideoOutput(output.Urls(MediaKind.Video), output.Raw);
    }
}
