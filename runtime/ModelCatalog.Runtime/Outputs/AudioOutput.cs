using System.Text.Json;

namespace ModelCatalog;

/// <summary>One or more pieces of sound.</summary>
public sealed record AudioOutput : UrlOutput
{
    /// <summary>Takes the parts.</summary>
    /// <param name="urls">The URLs; at least one.</param>
    /// <param name="raw">The whole output.</param>
    public AudioOutput(IReadOnlyList<string> urls, JsonElement raw)
        : base(urls, raw)
    {
    }

    /// <summary>Reads an output.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    /// <exception cref="ProtocolException">It holds no audio.</exception>
    public static AudioOutput Read(TaskOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new AudioOutput(output.Urls(MediaKind.Audio), output.Raw);
    }
}
