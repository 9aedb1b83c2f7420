using System.Text.Json;

namespace ModelCatalog;

/// <summary>What any model gives: the typed output, and what most of them have in common, for an application that knows the model by its key alone.</summary>
public sealed record ModelOutput
{
    private ModelOutput(object value, JsonElement raw)
    {
        Value = value;
        Raw = raw;
    }

    /// <summary>
    /// The output as the typed client gives it: a <see cref="VideoOutput"/>, an <see cref="ImageOutput"/>, an <see cref="AudioOutput"/>, a <see cref="MediaOutput"/>,
    /// a <see cref="TextOutput"/>, a <see cref="JsonOutput"/>, or what the model declares: a record of its own, or a <see cref="ValueList{T}"/> of them.
    /// </summary>
    public object Value { get; }

    /// <summary>The files; empty where the model gives none, or records of its own.</summary>
    public IReadOnlyList<MediaItem> Media { get; private init; } = [];

    /// <summary>The texts; empty where the model gives none, or records of its own.</summary>
    public IReadOnlyList<string> Texts { get; private init; } = [];

    /// <summary>The whole output as the provider sent it.</summary>
    public JsonElement Raw { get; }

    /// <summary>Writes the output to be sent on: <c>{"media": [{"kind": "video", "url": "…"}], "texts": […], "raw": …}</c>, without the lists that are empty.</summary>
    /// <param name="writer">Where to write.</param>
    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        if (Media.Count > 0)
        {
            writer.WriteStartArray("media"u8);
            foreach (var item in Media) Write(writer, item);
            writer.WriteEndArray();
        }

        if (Texts.Count > 0)
        {
            writer.WriteStartArray("texts"u8);
            foreach (var text in Texts) writer.WriteStringValue(text);
            writer.WriteEndArray();
        }

        writer.WritePropertyName("raw"u8);
        if (Raw.ValueKind == JsonValueKind.Undefined) writer.WriteNullValue();
        else Raw.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Whether both are the same typed output.</summary>
    /// <param name="other">The other output.</param>
    public bool Equals(ModelOutput? other) => other is not null && Value.Equals(other.Value) && JsonOutput.SameJson(Raw, other.Raw);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The typed output's own words.</summary>
    public override string ToString() => Value.ToString() ?? "";

    internal static ModelOutput Of(object value, JsonElement raw) => value switch
    {
        VideoOutput video => new ModelOutput(value, raw) { Media = Files(MediaKind.Video, video) },
        ImageOutput image => new ModelOutput(value, raw) { Media = Files(MediaKind.Image, image) },
        AudioOutput audio => new ModelOutput(value, raw) { Media = Files(MediaKind.Audio, audio) },
        MediaOutput media => new ModelOutput(value, raw) { Media = media.Items },
        TextOutput text => new ModelOutput(value, raw) { Texts = text.Texts },
        _ => new ModelOutput(value, raw),
    };

    private static MediaItem[] Files(MediaKind kind, UrlOutput output) => [.. output.Urls.Select(url => new MediaItem(kind, url))];

    private static void Write(Utf8JsonWriter writer, MediaItem item)
    {
        writer.WriteStartObject();
        if (item.Kind is { } kind) writer.WriteString("kind"u8, TaskOutput.Word(kind));
        writer.WriteString("url"u8, item.Url);
        writer.WriteEndObject();
    }
}
