namespace ModelCatalog;

/// <summary>A path of a reply and the value that must stand there.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The text of the scalar: <c>true</c>, <c>200</c>, <c>success</c>. Null: there must be no value.</param>
public sealed record ReplyCondition(ReplyPath Path, string? Text);
