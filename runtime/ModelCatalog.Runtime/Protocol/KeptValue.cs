namespace ModelCatalog;

/// <summary>A value of a reply that the handle keeps for later requests.</summary>
/// <param name="Name">The name that later requests use.</param>
/// <param name="Path">Where it is.</param>
public sealed record KeptValue(string Name, ReplyPath Path);
