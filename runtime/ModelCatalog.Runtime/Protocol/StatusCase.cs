namespace ModelCatalog;

/// <summary>What a status text means.</summary>
/// <param name="Text">The scalar's text: <c>done</c>, <c>1</c>; null: every other one.</param>
/// <param name="Status">The meaning.</param>
public sealed record StatusCase(string? Text, ReplyStatus Status);
