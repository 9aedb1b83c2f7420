using System.Text.Json;

namespace ModelCatalog;

/// <summary>One or more pictures.</summary>
public sealed record ImageOutput : UrlOutput
{
    /// <summary>Takes the parts.</summary>
    /// <param name="urls">The URLs; at least one.</param>
    /// <param name="raw">The whole output.</param>
    public ImageOutput(IReadOnlyList<string> urls, JsonElement raw)
        : base(urls, raw)
    {
    }

    /// <summary>Reads an output.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    /// <exception cref="ProtocolException">It holds no image.</exception>
    public static ImageOutput Read(TaskOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new ImageOutput(output.Urls(MediaKind.Image), output.Raw);
    }
}
