namespace ModelCatalog;

/// <summary>A part of what is signed: a text as it is, or what stands at a path.</summary>
public sealed class SignedPart
{
    /// <summary>Takes a text.</summary>
    /// <param name="text">The text.</param>
    public SignedPart(string text) => Text = text;

    /// <summary>Takes a path.</summary>
    /// <param name="path">The path.</param>
    public SignedPart(ReplyPath path) => Path = path;

    /// <summary>The text; null: a path.</summary>
    public string? Text { get; }

    /// <summary>The path; null: a text.</summary>
    public ReplyPath? Path { get; }
}
