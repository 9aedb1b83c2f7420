using Microsoft.Extensions.AI;

namespace ImageGenerator;

/// <summary>Options of a call over those of a generator. What the caller gave is never changed.</summary>
internal static class OptionDefaults
{
    /// <summary>A copy; of null an empty one.</summary>
    public static ImageGenerationOptions Copy(ImageGenerationOptions? options)
    {
        var copy = options?.Clone() ?? new ImageGenerationOptions();

        // Clone of 10.11.0 leaves this one out.
        copy.StreamingCount = options?.StreamingCount;
        return copy;
    }

    /// <summary>The options of a call, and where they say nothing, the defaults.</summary>
    public static ImageGenerationOptions Merge(ImageGenerationOptions? options, ImageGenerationOptions defaults)
    {
        var merged = Copy(options);
        merged.ModelId ??= defaults.ModelId;
        merged.Count ??= defaults.Count;
        merged.ImageSize ??= defaults.ImageSize;
        merged.MediaType ??= defaults.MediaType;
        merged.ResponseFormat ??= defaults.ResponseFormat;
        merged.StreamingCount ??= defaults.StreamingCount;
        merged.RawRepresentationFactory ??= defaults.RawRepresentationFactory;
        foreach (var (name, value) in defaults.AdditionalProperties ?? []) (merged.AdditionalProperties ??= []).TryAdd(name, value);
        return merged;
    }
}
