using System.Text.Json;

namespace ModelCatalog;

/// <summary>One or more texts.</summary>
public sealed record TextOutput
{
    /// <summary>Takes the parts.</summary>
    /// <param name="texts">The texts; at least one.</param>
    /// <param name="raw">The whole output.</param>
    public TextOutput(IReadOnlyList<string> texts, JsonElement raw)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0) throw new ArgumentException("An output has at least one text.", nameof(texts));
        Texts = texts;
        Raw = raw;
    }

    /// <summary>All texts, in the provider's order.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The first text.</summary>
    public string Text => Texts[0];

    /// <summary>The whole output as the provider sent it.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads an output: the texts at the provider's place for them, or the output itself if it is a text.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    /// <exception cref="ProtocolException">It holds no text.</exception>
    public static TextOutput Read(TaskOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var texts = output.FindTexts(MediaKind.Text);
        if (texts.Count == 0 && output.Raw.ValueKind == JsonValueKind.String && new ReplyValue(output.Raw) is { IsPresent: true } whole) texts = [whole.AsText()!];
        return texts.Count > 0 ? new TextOutput(texts, output.Raw) : throw output.Missing("text");
    }

    /// <summary>Whether both have the same texts and the same JSON.</summary>
    /// <param name="other">The other output.</param>
    public bool Equals(TextOutput? other) => other is not null && Texts.SequenceEqual(other.Texts) && JsonOutput.SameJson(Raw, other.Raw);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>The texts, one after the other.</summary>
    public override string ToString() => string.Join('\n', Texts);
}
